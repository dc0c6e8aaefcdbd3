import { performance } from 'node:perf_hooks';
import { openCallbackBench } from '../../test/support/triggerCallbacks';
import { storm } from '../../test/support/triggerStorm';
import { median } from '../frame/numbers';
import type { Part, Result, Settings } from '../frame/part';

/** Callbacks while everything goes wrong that may. */
export const callbacks: Part = {
	title: 'Callbacks',
	about:
		"Callbacks are scheduled in bursts while the callback trigger polls, in n8n's own poll context, and polls and starts fail, clocks are put back, and n8n is restarted and killed. Each round has other troubles. Each callback must start one execution: none lost, none twice.",
	rounds: 3,
	async measure(settings) {
		const rounds: Round[] = [];
		for (let seed = 1; seed <= settings.rounds; seed++)
			rounds.push(await measureOne(seed, settings));
		return resultOf(rounds);
	},
};

interface Round {
	count: number;
	seconds: number;
	lost: number;
	twice: number;
	polls: number;
	failedPolls: number;
	restarts: number;
	stateKib: number;
}

async function measureOne(seed: number, { isTiny }: Settings): Promise<Round> {
	const bench = await openCallbackBench();
	const start = performance.now();
	const event = { event: 'scheduled' };
	const after = await storm(bench, bench.n8n(event), isTiny ? 50 : 10_000, seed);
	const seconds = (performance.now() - start) / 1000;
	await bench.bench.close();
	const starts = new Map<string, number>();
	for (const id of after.started) starts.set(id, (starts.get(id) ?? 0) + 1);
	return {
		count: after.scheduled.length,
		seconds,
		lost: after.scheduled.filter((id) => !starts.has(id)).length,
		twice: [...starts.values()].filter((times) => times > 1).length,
		polls: after.polls,
		failedPolls: after.failedPolls,
		restarts: after.restarts,
		stateKib: Math.ceil(after.largestState / 1024),
	};
}

function resultOf(rounds: Round[]): Result {
	const sum = (of: (round: Round) => number) => rounds.reduce((all, round) => all + of(round), 0);
	const middle = (of: (round: Round) => number) => median(rounds.map(of));
	return {
		table: {
			header: [
				'callbacks',
				'seconds',
				'polls',
				'of which failed',
				'restarts',
				'lost',
				'twice',
				'largest state (KiB)',
			],
			rows: [
				[
					middle(({ count }) => count),
					middle(({ seconds }) => seconds),
					middle(({ polls }) => polls),
					middle(({ failedPolls }) => failedPolls),
					middle(({ restarts }) => restarts),
					sum(({ lost }) => lost),
					sum(({ twice }) => twice),
					middle(({ stateKib }) => stateKib),
				],
			],
		},
		goals: [
			{
				what: 'callbacks lost or started twice, in all rounds',
				value: sum(({ lost, twice }) => lost + twice),
				atMost: 0,
			},
		],
	};
}
