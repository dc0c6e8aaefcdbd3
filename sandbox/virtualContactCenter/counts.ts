import type { TrafficCounts } from '../core/simulator';

export interface VirtualContactCenterCounts extends TrafficCounts {
	/** Calls that were placed. */
	dials: number;
	/** Calls that were placed while another one of the agent was under way. */
	overlappingDials: number;
	/** Requests turned to the login page. */
	sentToLogin: number;
}

export const noCounts = (): VirtualContactCenterCounts => ({
	commands: {},
	maxParallelRequests: 0,
	dataInQuery: 0,
	dials: 0,
	overlappingDials: 0,
	sentToLogin: 0,
});
