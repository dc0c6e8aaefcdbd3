import type { RequestEntry } from '../core/requestLog';
import type { AmeyoRule } from './faults';
import type { AmeyoSimulator } from './simulator';

/** What the page and `GET /sandbox/state` show of Ameyo: large lists as a count and their last rows. */
export function viewOf(
	simulator: AmeyoSimulator,
	requests: readonly RequestEntry[],
	rules: readonly AmeyoRule[],
): Record<string, unknown> {
	const contacts = [...simulator.contacts.values()];
	const callbacks = [...simulator.callbacks.values()];
	return {
		sessions: [...simulator.sessions.values()].slice(-20),
		agents: [...simulator.agents.values()],
		campaigns: simulator.campaigns,
		leads: simulator.leads,
		contacts: { count: contacts.length, last: contacts.slice(-100) },
		callbacks: { count: callbacks.length, last: callbacks.slice(-100) },
		calls: { count: simulator.calls.length, last: simulator.calls.slice(-100) },
		statusUrl: simulator.settings.statusUrl.replace(/\?.*/s, '?…'),
		statusReports: simulator.statusReports.slice(-20),
		requests,
		counts: simulator.counts,
		rules,
	};
}
