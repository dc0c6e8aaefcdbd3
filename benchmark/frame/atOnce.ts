/** Does a job for each of many, so many at a time. */
export async function atOnce<T>(
	concurrency: number,
	many: readonly T[],
	job: (one: T) => Promise<unknown>,
): Promise<void> {
	let next = 0;
	const lanes = Array.from({ length: concurrency }, async () => {
		for (let one = many[next++]; one !== undefined; one = many[next++]) await job(one);
	});
	await Promise.all(lanes);
}
