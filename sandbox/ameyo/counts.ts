import type { TrafficCounts } from '../core/simulator';

export interface AmeyoCounts extends TrafficCounts {
	/** Logins that gave a session, `force-login` included. */
	logins: number;
	/** Pings that found their session alive. */
	pings: number;
	/** Calls that were placed. */
	dials: number;
	dialsByAgent: Record<string, number>;
	/** Calls refused because the agent's last one was still under way. */
	overlappingDials: number;
	maxParallelDials: number;
	/** Requests to dial that were under way at once, refused ones included, by agent. */
	maxParallelDialsByAgent: Record<string, number>;
	/** Records in uploads that were carried out. */
	recordsReceived: number;
	/** Form bodies above the limit. */
	bodiesDropped: number;
}

export const noCounts = (): AmeyoCounts => ({
	commands: {},
	maxParallelRequests: 0,
	dataInQuery: 0,
	logins: 0,
	pings: 0,
	dials: 0,
	dialsByAgent: {},
	overlappingDials: 0,
	maxParallelDials: 0,
	maxParallelDialsByAgent: {},
	recordsReceived: 0,
	bodiesDropped: 0,
});
