import type { RequestEntry } from '../core/requestLog';
import { linkedRecords } from './links';
import type { VirtualContactCenterSimulator } from './simulator';
import type { VirtualContactCenterRule } from './faults';

/** What the page and `GET /sandbox/state` show of 8x8. */
export function viewOf(
	simulator: VirtualContactCenterSimulator,
	requests: readonly RequestEntry[],
	rules: readonly VirtualContactCenterRule[],
): Record<string, unknown> {
	return {
		sessions: simulator.sessionIds.length,
		records: simulator.origin === '' ? [] : linkedRecords(simulator.origin, simulator.callbackUrl),
		calls: { count: simulator.calls.length, last: simulator.calls.slice(-100) },
		created: { count: simulator.created.length, last: simulator.created.slice(-100) },
		sent: { count: simulator.sent.length, last: simulator.sent.slice(-100) },
		received: simulator.received.slice(-100),
		requests,
		counts: simulator.counts,
		rules,
	};
}
