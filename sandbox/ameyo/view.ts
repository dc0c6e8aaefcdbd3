import type { RequestEntry } from '../core/requestLog';
import type { AmeyoRule } from './faults';
import type { AmeyoRoom } from './simulator';

/** What the page and `GET /sandbox/state` show of Ameyo: large lists as a count and their last rows. */
export function viewOf(
	room: AmeyoRoom,
	requests: readonly RequestEntry[],
	rules: readonly AmeyoRule[],
): Record<string, unknown> {
	const contacts = [...room.contacts.values()];
	const callbacks = [...room.callbacks.values()];
	return {
		sessions: [...room.sessions.values()].slice(-20),
		agents: [...room.agents.values()],
		campaigns: room.campaigns,
		leads: room.leads,
		contacts: { count: contacts.length, last: contacts.slice(-100) },
		callbacks: { count: callbacks.length, last: callbacks.slice(-100) },
		calls: { count: room.calls.length, last: room.calls.slice(-100) },
		statusUrl: room.settings.statusUrl.replace(/\?.*/s, '?…'),
		statusReports: room.statusReports.slice(-20),
		requests,
		counts: room.counts,
		rules,
	};
}
