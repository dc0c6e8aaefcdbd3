/** How many items there may be from one pause to the next, by the clock that runs faster; ten items may be worked on at once. */
const MOST_BETWEEN_PAUSES = 50;

/** Sees whether n8n gets on with other things during a run, without looking how fast the machine is. */
export class AwakeWatch {
	/** How often others got on, each time after some more of the work was done. */
	turns = 0;

	private seen = 0;

	private ticker: NodeJS.Timeout | undefined;

	private atTurn: (() => void) | undefined;

	/**
	 * From now on every look at the clock finds it ten milliseconds later, as if the work took that long.
	 *
	 * @param progress how much of the work is done
	 */
	watch(progress: () => number): void {
		const { now } = Date;
		let later = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => now.call(Date) + (later += 10));
		const look = () => {
			if (progress() > this.seen) {
				this.turns += 1;
				this.seen = progress();
				this.atTurn?.();
			}
			this.ticker = setTimeout(look, 0);
		};
		look();
	}

	/** Does something once, when the work has begun and others have got on for the third time. */
	atThirdTurn(act: () => void): void {
		this.atTurn = () => {
			if (this.turns === 3) act();
		};
	}

	/** That others got on all through the work on so many items. */
	expectTurnsFor(items: number): void {
		expect(this.turns).toBeGreaterThanOrEqual(items / MOST_BETWEEN_PAUSES);
	}

	end(): void {
		clearTimeout(this.ticker);
		this.turns = 0;
		this.seen = 0;
		this.atTurn = undefined;
		jest.restoreAllMocks();
	}
}

/** Looks at the runs of the tests of a file. */
export function useAwakeWatch(): AwakeWatch {
	const watch = new AwakeWatch();
	afterEach(() => watch.end());
	return watch;
}
