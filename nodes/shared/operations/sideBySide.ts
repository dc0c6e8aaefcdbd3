/**
 * Works on what a source gives, at most `concurrency` at a time. The source is one ahead and no more: it goes on
 * while others are worked on, and waits when nobody takes what it gave.
 *
 * @param work never throws
 * @param goOn asked before each; false leaves out the rest
 * @throws what the source throws, when all that were begun are done
 */
export async function sideBySide<T>(
	source: AsyncIterable<T>,
	concurrency: number,
	work: (thing: T) => Promise<void>,
	goOn: () => boolean,
): Promise<void> {
	const things = oneAhead(source);
	async function worker(): Promise<void> {
		while (goOn()) {
			const next = await things.next();
			if (next.done || !goOn()) return;
			await work(next.value);
		}
	}
	try {
		const workers = await Promise.allSettled(Array.from({ length: concurrency }, worker));
		for (const ended of workers) if (ended.status === 'rejected') throw ended.reason;
	} finally {
		await things.return(undefined);
	}
}

async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
	const things = source[Symbol.asyncIterator]();
	const ask = () => {
		const next = things.next();
		// Thrown where it is awaited, if it is: nobody may be left to take it.
		next.catch(() => undefined);
		return next;
	};
	try {
		for (let next = ask(); ; ) {
			const given = await next;
			if (given.done) return;
			next = ask();
			yield given.value;
		}
	} finally {
		await things.return?.();
	}
}
