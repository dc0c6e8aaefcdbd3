import type { TrafficCounts } from '../core/simulator';

export interface MaxContactCounts extends TrafficCounts {
	tokensIssued: number;
	/** Requests that did not carry `Content-Type: application/json` and got XML. */
	withoutJsonHeader: number;
	/** Commands that arrived while another one for the same agent was under way, by user id. */
	overlappingCommands: Record<string, number>;
	/** Commands that were under way at once, by user id. */
	maxParallelByAgent: Record<string, number>;
	/** Calls that were placed. */
	dials: number;
	dialsByAgent: Record<string, number>;
}

export const noCounts = (): MaxContactCounts => ({
	commands: {},
	maxParallelRequests: 0,
	dataInQuery: 0,
	tokensIssued: 0,
	withoutJsonHeader: 0,
	overlappingCommands: {},
	maxParallelByAgent: {},
	dials: 0,
	dialsByAgent: {},
});
