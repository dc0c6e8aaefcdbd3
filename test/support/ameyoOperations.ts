import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from './locator';

const HOUR = 3_600_000;

/** Reads the four leads of a campaign of the seed. */
export const leads: INodeParameters = {
	resource: 'lead',
	operation: 'getAll',
	authentication: 'session',
	campaignId: byId('1'),
	returnAll: true,
};

/** Dials the number of the item for the agent of the item. */
export const dial = {
	resource: 'call',
	operation: 'clickToDial',
	authentication: 'hashKey',
	campaignId: byId('1'),
	userId: '={{ $json.agent }}',
	phone: '={{ $json.phone }}',
};

/** Uploads the fields of the items to a lead of the seed. */
export const upload: INodeParameters = {
	resource: 'contact',
	operation: 'upload',
	authentication: 'session',
	campaignId: byId('1'),
	leadId: byId('39'),
	dataMode: 'autoMapInputData',
};

/** The number of the contact with this index. */
export const phone = (i: number) => `98${String(i).padStart(8, '0')}`;

/** Items for so many contacts. */
export const contacts = (count: number, more: IDataObject = {}): IDataObject[] =>
	Array.from({ length: count }, (_, i) => ({ phone1: phone(i), name: `Customer ${i}`, ...more }));

/** Reads all callbacks of the item's campaign, or of campaign 1. */
export const getCallbacks: INodeParameters = {
	resource: 'callback',
	operation: 'getAll',
	authentication: 'session',
	campaignId: byId('={{ $json.campaign ?? 1 }}'),
	returnAll: true,
};

/** 250 callbacks in campaign 1, three in campaign 5, by three agents. */
export const CALLBACKS = Array.from({ length: 253 }, (_, n) => ({
	customerCallbackId: `d810-59423051-cm-${n}`,
	campaignId: n < 250 ? 1 : 5,
	selfCallback: false,
	userId: ['amit', 'priya', "o'hara, π&="][n % 3] ?? null,
	phone: `98765${10_000 + n}`,
	customerId: null,
	info: `note ${n}`,
	inMs: n * HOUR,
	addedMs: n * HOUR,
}));

/** The IDs of some of them. */
export const idsOfCallbacks = (from: number, to: number) =>
	CALLBACKS.slice(from, to).map(({ customerCallbackId }) => customerCallbackId);
