import { performance } from 'node:perf_hooks';
import { median } from './numbers';

/** What is timed; where it tells its own seconds, those count. */
export type Contender = () => Promise<number | void>;

/** The seconds of contenders in one round. */
export type Round<Name extends string> = Record<Name, number>;

/**
 * Times contenders in turns, so that a machine that becomes busy is busy for all of them.
 *
 * @param before what is done before each of them, untimed
 */
export async function roundsOf<Name extends string>(
	contenders: Record<Name, Contender>,
	count: number,
	before: () => Promise<void> = async () => {},
): Promise<Array<Round<Name>>> {
	const names = Object.keys(contenders) as Name[];
	const rounds: Array<Round<Name>> = [];
	for (let round = 0; round < count; round++) {
		const times: Array<[Name, number]> = [];
		for (const name of names) {
			await before();
			globalThis.gc?.();
			const start = performance.now();
			const told = await contenders[name]();
			times.push([name, told ?? (performance.now() - start) / 1000]);
		}
		rounds.push(Object.fromEntries(times) as Round<Name>);
	}
	return rounds;
}

/** The median of each contender's seconds, by name. */
export function mediansOf<Name extends string>(rounds: Array<Round<Name>>): Round<Name> {
	const names = Object.keys(rounds[0] ?? {}) as Name[];
	const medians = names.map((name) => [name, median(rounds.map((round) => round[name]))]);
	return Object.fromEntries(medians) as Round<Name>;
}

/** Times contenders as `roundsOf` does, and gives the median of each one's seconds. */
export async function inTurns<Name extends string>(
	contenders: Record<Name, Contender>,
	count: number,
	before?: () => Promise<void>,
): Promise<Round<Name>> {
	return mediansOf(await roundsOf(contenders, count, before));
}
