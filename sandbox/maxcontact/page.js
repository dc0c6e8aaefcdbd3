import { facts } from '/sandbox/elements.js';
export const show = (room) => [facts({ Calls: room.calls.count })];
export const actions = [];
