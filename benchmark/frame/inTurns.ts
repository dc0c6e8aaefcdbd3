import { performance } from 'node:perf_hooks';
import { median } from './numbers';

/** What is timed; where it tells its own seconds, those count. */
export type Contender = () => Promise<number | void>;

/**
 * Times contenders in turns, so that a machine that becomes busy is busy for all of them.
 *
 * @param before what is done before each of them, untimed
 * @returns the median of each one's seconds, by name
 */
export async function inTurns<Name extends string>(
	contenders: Record<Name, Contender>,
	rounds: number,
	before: () => Promise<void> = async () => {},
): Promise<Record<Name, number>> {
	const names = Object.keys(contenders) as Name[];
	const times = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const name of names) {
			await before();
			globalThis.gc?.();
			const start = performance.now();
			const told = await contenders[name]();
			times.get(name)?.push(told ?? (performance.now() - start) / 1000);
		}
	}
	return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
		Name,
		number
	>;
}
