import { LONGEST_TIMER_MS } from '../http/deadline';

/** What asks for a lane. */
export interface Place {
	/** Names the lane. */
	key: string;
	/** Whose command it is: those of one execution wait for each other without limit. */
	execution: unknown;
	/** How many milliseconds it waits for other executions. */
	timeout: number;
	/** Ends the waiting. */
	signal: AbortSignal;
}

/** What became of it; `overdue` and `aborted` where nothing was done. */
type Passage = 'done' | 'overdue' | 'aborted';

interface Lane {
	/** The execution that holds it. */
	execution: unknown;
	/** In the order in which they came. */
	waiting: Set<Waiter>;
}

interface Waiter {
	execution: unknown;
	enter(): void;
	/** Told whenever the lane is given to somebody else. */
	heldBy(execution: unknown): void;
}

/** Lanes that many executions share: one command at a time in each, first come first served. */
export class SharedLanes {
	private readonly lanes = new Map<string, Lane>();

	/** How many are held: a lane that nobody holds is forgotten. */
	get size(): number {
		return this.lanes.size;
	}

	/**
	 * Carries out `work` when its lane is free, and frees the lane whatever comes of it.
	 *
	 * @throws what `work` throws
	 */
	async hold(place: Place, work: () => Promise<void>): Promise<Passage> {
		const { key, execution, signal } = place;
		if (signal.aborted) return 'aborted';
		const lane = this.lanes.get(key);
		const passage = lane ? await waitIn(lane, place) : 'done';
		if (passage !== 'done') return passage;
		if (!lane) this.lanes.set(key, { execution, waiting: new Set() });
		try {
			// The lane may have come in the same moment as the end of the waiting.
			if (signal.aborted) return 'aborted';
			await work();
			return 'done';
		} finally {
			this.release(key);
		}
	}

	private release(key: string): void {
		const lane = this.lanes.get(key);
		const [next] = lane?.waiting ?? [];
		if (!lane || !next) {
			this.lanes.delete(key);
			return;
		}
		// Given on at once: nobody who comes now gets in before.
		lane.execution = next.execution;
		next.enter();
		for (const { heldBy } of lane.waiting) heldBy(next.execution);
	}
}

/** Waits for a lane that is held; the time counts that others than its own execution hold it. */
async function waitIn(lane: Lane, { execution, timeout, signal }: Place): Promise<Passage> {
	return await new Promise((resolve) => {
		let clock: AbortSignal | undefined;
		const stopClock = () => {
			clock?.removeEventListener('abort', overdue);
			clock = undefined;
		};
		const end = (passage: Passage) => {
			lane.waiting.delete(waiter);
			signal.removeEventListener('abort', aborted);
			stopClock();
			resolve(passage);
		};
		const overdue = () => end('overdue');
		const aborted = () => end('aborted');
		const waiter: Waiter = {
			execution,
			enter: () => end('done'),
			heldBy(holder) {
				if (holder === execution) {
					stopClock();
				} else if (clock === undefined) {
					clock = AbortSignal.timeout(Math.min(timeout, LONGEST_TIMER_MS));
					clock.addEventListener('abort', overdue);
				}
			},
		};
		lane.waiting.add(waiter);
		signal.addEventListener('abort', aborted);
		waiter.heldBy(lane.execution);
	});
}
