import type { AmeyoRule } from '../../sandbox';
import { MINUTE, started, type CallbackBench } from './triggerCallbacks';
import type { PollingN8n } from './triggerPoll';

/** What came of a storm. */
export interface Aftermath {
	/** Ids of the callbacks that were scheduled. */
	scheduled: string[];
	/** Ids that started an execution, as often as they did. */
	started: string[];
	polls: number;
	failedPolls: number;
	restarts: number;
	/** The largest state that n8n stored, in characters. */
	largestState: number;
}

const FAULTS: AmeyoRule[] = [
	{ status: 500 },
	{ html: 502 },
	{ malformedJson: true },
	{ truncate: true },
	{ answer: { status: 512, body: { message: null, info: '["made.up.failure"]', status: 512 } } },
	{ shortAnswer: 30 },
	{ expireSession: true },
];

/** Numbers that look random and are the same for the same seed (mulberry32). */
function dice(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
	};
}

/**
 * Schedules callbacks while a trigger polls: in bursts, within one millisecond, with a date some minutes
 * ago, while callbacks are deleted, polls and starts fail, the server's clock goes on and back, the workflow is published
 * anew, and n8n is restarted or killed while it starts executions.
 */
export async function storm(
	callbacks: CallbackBench,
	n8n: PollingN8n,
	count: number,
	seed: number,
): Promise<Aftermath> {
	const roll = dice(seed);
	const { ameyo } = callbacks.bench;
	const scheduled: string[] = [];
	const aftermath = { polls: 0, failedPolls: 0, restarts: 0, largestState: 0 };
	const tried = async (work: () => Promise<unknown>) => {
		aftermath.polls += 1;
		const [outcome] = await Promise.allSettled([work()]);
		if (outcome.status === 'rejected') aftermath.failedPolls += 1;
		aftermath.largestState = Math.max(aftermath.largestState, n8n.database.length);
	};
	const restart = async () => {
		aftermath.restarts += 1;
		await tried(async () => await n8n.restart());
	};
	await n8n.activate();
	while (scheduled.length < count) {
		const burst = Math.min(count - scheduled.length, 1 + roll(roll(4) === 0 ? 400 : 40));
		const dateAdded = callbacks.now() - (roll(3) === 0 ? roll(25) * MINUTE : 0);
		scheduled.push(...callbacks.add(burst, { dateAdded }));
		if (roll(3) === 0) {
			const command = roll(4) === 0 ? 'ping-session' : 'getFiltered';
			ameyo.misbehave({ command, skip: roll(3), ...FAULTS[roll(FAULTS.length)] });
		}
		if (roll(5) === 0) n8n.failStarts(1 + roll(8), 'atOnce', roll(20));
		const what = roll(10);
		if (what === 0) await restart();
		else if (what === 1) await tried(async () => await n8n.publish());
		else if (what === 2) {
			n8n.dieAfter(roll(60));
			await tried(async () => await n8n.poll());
			await restart();
		} else await tried(async () => await n8n.poll());
		// A callback that has started may be deleted: the pages of the list shift.
		for (const id of started(n8n).slice(-20)) if (roll(4) === 0) ameyo.callbacks.delete(id);
		callbacks.putClock(roll(8) === 0 ? -roll(5) * MINUTE : roll(6) * MINUTE);
	}
	ameyo.calm();
	n8n.failStarts(0, 'atOnce');
	await restart();
	await n8n.poll();
	return { scheduled, started: started(n8n), ...aftermath };
}
