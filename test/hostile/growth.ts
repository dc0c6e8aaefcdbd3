/** The last is what a stranger may send at once; the others show what is slow only up to a bound. */
const LENGTHS = [10_000, 100_000];
const TIMES = 10;
/**
 * How much longer the long text may take than the short one read ten times, which is as much work: about as long where
 * reading is linear, ten times as long and more where it is quadratic.
 */
const MOST_GROWTH = 8;
/** A long text that is read in so many milliseconds is no trouble, and too short for the clock. */
const FAST_MS = 2;
/** How often both are timed before it counts: on a busy machine some of the times are long. */
const ATTEMPTS = 30;
/** What takes so many milliseconds is not read again; a collection of garbage on a busy machine takes a second. */
const HOPELESS_MS = 10_000;

type Read = (text: string) => unknown;

/**
 * Whether a reader takes much more than ten times as long for ten times as much.
 *
 * @param textOf a text of about so many characters
 * @returns what it took, for a person; undefined where the time grows with the length
 */
export async function growthOf(
	read: Read,
	textOf: (length: number) => string,
): Promise<string | undefined> {
	for (const length of LENGTHS) {
		const growth = await growthUpTo(length, read, textOf);
		if (growth !== undefined) return growth;
	}
	return undefined;
}

async function growthUpTo(
	length: number,
	read: Read,
	textOf: (length: number) => string,
): Promise<string | undefined> {
	const [short, long] = [textOf(length / TIMES), textOf(length)];
	// Joined texts are put together when they are first looked at, which is not the reader's time.
	Buffer.byteLength(short + long);
	const best = { short: Infinity, long: await timed(read, long, 1) };
	for (let attempt = 0; grows(best); attempt++) {
		if (attempt === ATTEMPTS || (attempt > 0 && best.long > HOPELESS_MS)) {
			return `${length} characters took ${shown(best.long)}, a tenth of them ${shown(best.short / TIMES)}`;
		}
		best.short = Math.min(best.short, await timed(read, short, TIMES));
		if (attempt > 0) best.long = Math.min(best.long, await timed(read, long, 1));
	}
	return undefined;
}

function grows({ short, long }: { short: number; long: number }): boolean {
	return long > FAST_MS && (short === Infinity || long > MOST_GROWTH * short);
}

async function timed(read: Read, text: string, times: number): Promise<number> {
	const begin = performance.now();
	for (let n = 0; n < times; n++) await read(text);
	return performance.now() - begin;
}

function shown(milliseconds: number): string {
	return `${milliseconds.toFixed(2)} ms`;
}
