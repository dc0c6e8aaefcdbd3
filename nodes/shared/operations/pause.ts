import { sleep } from 'n8n-workflow';

/** How long work without waiting may keep n8n from everybody else, in milliseconds. */
const LONGEST_MS = 50;
/** So many are worked on without a look at the clock where they take no time: the look takes as long. */
const QUICK_THINGS = 15;

/** Lets n8n get on with other things now and then, by the clock, while many items are worked on. */
export class Pause {
	private since = Date.now();

	/** Whether it is time to `take` one. */
	get isDue(): boolean {
		return Date.now() - this.since >= LONGEST_MS;
	}

	async take(): Promise<void> {
		await sleep(0);
		this.since = Date.now();
	}

	/**
	 * Works on one thing after the other, with pauses in between.
	 *
	 * @param goOn asked at first and after each pause, when others had their say; false leaves out the rest
	 */
	async forEach<T>(
		things: readonly T[],
		work: (thing: T, n: number) => void,
		goOn: () => boolean = () => true,
	): Promise<void> {
		let [n, read, quick] = [0, 0, 0];
		if (!goOn()) return;
		for (const thing of things) {
			if (quick > 0) {
				quick--;
			} else {
				if (this.isDue) {
					await this.take();
					if (!goOn()) return;
				}
				const now = Date.now();
				if (now === read) quick = QUICK_THINGS;
				read = now;
			}
			work(thing, n++);
		}
	}
}
