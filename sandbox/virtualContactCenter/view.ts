import type { RequestEntry } from '../core/requestLog';
import { linkedRecords } from './links';
import type { VirtualContactCenterRoom } from './simulator';
import type { VirtualContactCenterRule } from './faults';

/** What the page and `GET /sandbox/state` show of 8x8. */
export function viewOf(
	room: VirtualContactCenterRoom,
	requests: readonly RequestEntry[],
	rules: readonly VirtualContactCenterRule[],
): Record<string, unknown> {
	return {
		sessions: room.sessionIds.length,
		records: room.origin === '' ? [] : linkedRecords(room.origin, room.callbackUrl),
		calls: { count: room.calls.length, last: room.calls.slice(-100) },
		created: { count: room.created.length, last: room.created.slice(-100) },
		sent: { count: room.sent.length, last: room.sent.slice(-100) },
		received: room.received.slice(-100),
		requests,
		counts: room.counts,
		rules,
	};
}
