import { maxContactSeed } from '../../sandbox';
import { fetchOnNewConnection } from '../../sandbox/http';
import { until } from '../../sandbox/n8n/until';
import { locator } from '../e2e/workflow';
import { queueMode } from './running';
import { endedAs, openStage, statusesOf, type Stage } from './stage';

const WEBHOOKS = 60;
const agents = maxContactSeed.AGENTS.slice(0, 1).flatMap((agent) =>
	Array.from({ length: 1000 }, (_, i) => ({ ...agent, userId: 10_000 + i })),
);

describe('a restart while webhooks come in', () => {
	let stage: Stage;
	let next = 0;
	let workflow: { id: string; url: string };

	beforeAll(async () => {
		stage = await openStage({ maxContact: { ringMs: 0, agents } });
		workflow = await stage.publishOnPost('dial over a restart', [
			stage.packNode('Dial', 'maxContact', {
				resource: 'call',
				operation: 'dial',
				userId: locator('={{ $json.body.agent }}'),
				phoneNumber: locator('01610000001'),
			}),
		]);
	});
	afterAll(async () => {
		await queueMode().startWorkers();
		await stage.close();
	});

	/** Posts for one more agent; gives n8n's status, 0 where there was no answer. */
	async function dial(): Promise<{ agent: number; status: number }> {
		const agent = 10_000 + next++;
		const body = JSON.stringify({ agent });
		const headers = { 'content-type': 'application/json' };
		const status = await fetchOnNewConnection(workflow.url, { method: 'POST', headers, body }).then(
			(response) => response.status,
			() => 0,
		);
		return { agent, status };
	}
	const callsOf = (agent: number) => stage.sandbox.maxContact.counts.dialsByAgent[agent] ?? 0;

	it.each(['redis', 'postgres'] as const)(
		'of %s: no call twice, and n8n recovers',
		async (which) => {
			const restart = queueMode()[which].restart;
			if (!restart) return;
			const { counts } = stage.sandbox.maxContact;
			const enough = counts.dials + WEBHOOKS / 6;
			const posts = Array.from({ length: WEBHOOKS / 2 }, dial);
			while (counts.dials < enough) await stage.sandbox.maxContact.nextRequest('dial');
			const restarting = restart();
			for (let i = 0; i < WEBHOOKS / 2; i++) posts.push(dial());
			const answers = await Promise.all(posts);
			await restarting;
			console.log(
				which,
				queueMode().main.isRunning(),
				queueMode().workers.map((worker) => worker.isRunning()),
			);
			console.log(
				await statusesOf(workflow.id),
				answers.map(({ agent, status }) => `${status}:${callsOf(agent)}`).join(' '),
			);
			let last = next;
			await until(
				async () => {
					const { agent, status } = await dial();
					last = agent;
					return status === 200 ? true : undefined;
				},
				() => 'n8n has not recovered.',
			);
			await until(
				async () => (callsOf(last) === 1 ? true : undefined),
				() => 'n8n has not recovered.',
			);
			console.log(
				await statusesOf(workflow.id),
				answers.map(({ agent, status }) => `${status}:${callsOf(agent)}`).join(' '),
			);
			const t = Date.now();
			try {
				console.log(which, await endedAs(workflow.id, 1), Date.now() - t);
			} catch (error) {
				console.log(error);
			}
			console.log(
				await queueMode().postgres.query(
					'SELECT id,status,"startedAt" FROM execution_entity WHERE "workflowId"=$1 AND status <> $2',
					[workflow.id, 'success'],
				),
			);
			expect(answers.filter(({ agent }) => callsOf(agent) > 1)).toEqual([]);
		},
	);
});
