import { Pause } from './pause';

/**
 * Runs `task` for every index. Indices with the same lane run one after another, in order; lanes run
 * side by side, at most `limit` at once, and take turns. An index without a lane is a lane of its own.
 * Tasks that wait for nothing leave pauses for n8n.
 *
 * @param laneOf the lane of an index, or undefined
 * @param goOn asked before each task; false lets the running tasks end and starts no more
 */
export async function runLanes(
	length: number,
	limit: number,
	laneOf: (i: number) => string | undefined,
	task: (i: number) => Promise<void>,
	goOn: () => boolean,
): Promise<void> {
	const pause = new Pause();
	const lanes = await cutIntoLanes(length, laneOf, pause, goOn);
	// A queue with a moving head: shift() on 100,000 lanes is slow.
	let head = 0;
	async function worker(): Promise<void> {
		while (head < lanes.length && goOn()) {
			if (pause.isDue) {
				await pause.take();
				continue;
			}
			const lane = lanes[head++];
			if (!lane) return;
			const index = lane.indices[lane.next++];
			if (index === undefined) continue;
			await task(index);
			if (lane.next < lane.indices.length) lanes.push(lane);
		}
	}
	await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, lanes.length)) }, worker));
}

interface Lane {
	indices: number[];
	next: number;
}

async function cutIntoLanes(
	length: number,
	laneOf: (i: number) => string | undefined,
	pause: Pause,
	goOn: () => boolean,
): Promise<Lane[]> {
	const named = new Map<string, Lane>();
	const lanes: Lane[] = [];
	for (let i = 0; i < length; i++) {
		if (pause.isDue) await pause.take();
		if (!goOn()) break;
		const name = laneOf(i);
		const known = name === undefined ? undefined : named.get(name);
		if (known) {
			known.indices.push(i);
			continue;
		}
		const lane: Lane = { indices: [i], next: 0 };
		lanes.push(lane);
		if (name !== undefined) named.set(name, lane);
	}
	return lanes;
}
