import '../test/support/setup';

import { openCallbackBench } from '../test/support/triggerCallbacks';
import { storm } from '../test/support/triggerStorm';

const COUNT = 10_000;

/**
 * Schedules 10,000 callbacks in the sandbox while the callback trigger polls, fails, is restarted and killed,
 * in n8n's own poll context, and counts the executions that were started: `tsx benchmark/callbackTrigger.ts [seed]`.
 */
async function main(): Promise<void> {
	const seed = Number(process.argv[2] ?? '1');
	const callbacks = await openCallbackBench();
	try {
		const start = performance.now();
		const aftermath = await storm(callbacks, callbacks.n8n({ event: 'scheduled' }), COUNT, seed);
		const took = (performance.now() - start) / 1000;
		const starts = new Map<string, number>();
		for (const id of aftermath.started) starts.set(id, (starts.get(id) ?? 0) + 1);
		const lost = aftermath.scheduled.filter((id) => !starts.has(id)).length;
		const twice = [...starts.values()].filter((times) => times > 1).length;
		const { polls, failedPolls, restarts, largestState } = aftermath;
		console.log(
			`${aftermath.scheduled.length} callbacks scheduled, ${aftermath.started.length} executions started: ${lost} lost, ${twice} twice.\n` +
				`${polls} polls, of which ${failedPolls} failed, ${restarts} restarts, ${took.toFixed(1)} s; the largest state had ${Math.ceil(largestState / 1024)} KiB.`,
		);
		if (lost + twice > 0) process.exitCode = 1;
	} finally {
		await callbacks.bench.close();
	}
}

void main();
