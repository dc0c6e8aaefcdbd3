/** Counts that every simulator keeps. `carriedOut` leaves out what the vendor refused. */
export interface TrafficCounts {
	commands: Record<string, { received: number; carriedOut: number }>;
	maxParallelRequests: number;
	/** Requests whose parameters stood in the URL, where access logs keep them. */
	dataInQuery: number;
}

export const noTraffic = (): TrafficCounts => ({
	commands: {},
	maxParallelRequests: 0,
	dataInQuery: 0,
});

/** What a simulator remembers. A reset makes a new one. */
export interface SimulatorState {
	readonly counts: TrafficCounts;
	readonly calls: { readonly held: boolean; hold(): void; release(): void; underWay(): number };
	/** From now on nothing is sent to anybody; absent where nothing ever is. */
	close?(): void;
}
