import { maxContactSeed } from '../../sandbox';
import { fetchOnNewConnection } from '../../sandbox/http';
import { until } from '../../sandbox/n8n/until';
import { locator } from '../e2e/workflow';
import { queueMode } from './running';
import { openStage, type Stage } from './stage';

const WEBHOOKS = 60;
const agents = maxContactSeed.AGENTS.slice(0, 1).flatMap((agent) =>
	Array.from({ length: 5000 }, (_, i) => ({ ...agent, userId: 10_000 + i })),
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

	describe.each(['redis', 'postgres'] as const)('of %s', (which) => {
		const { restart } = queueMode()[which];
		// One that was not started here is not restarted either: then the load is all there is.
		const title = restart ? 'n8n recovers, and no call is placed twice' : 'no call is placed twice';

		it(title, async () => {
			const { maxContact } = stage.sandbox;
			const enough = maxContact.counts.dials + 5;
			const before = Array.from({ length: WEBHOOKS / 2 }, dial);
			while (maxContact.counts.dials < enough) await maxContact.nextRequest('dial');
			const restarting = restart?.();
			const meanwhile = Array.from({ length: WEBHOOKS / 2 }, dial);
			const answers = await Promise.all([...before, ...meanwhile]);
			await restarting;
			// A worker that cannot reach Redis for long ends itself.
			await queueMode().startWorkers();

			await until(
				async () => ((await dial()).status === 200 ? true : undefined),
				() => 'n8n takes no webhook any more.',
			);
			// Jobs are begun in their order: when so many later ones are done, no earlier one is to come any more. That n8n
			// has ended each execution cannot be waited for: some stay as they were when the database went.
			const later = await Promise.all(Array.from({ length: WEBHOOKS / 2 }, dial));
			await until(
				async () => (later.every(({ agent }) => callsOf(agent) === 1) ? true : undefined),
				() => 'n8n does not dial any more.',
			);
			expect([...new Set(Object.values(maxContact.counts.dialsByAgent))]).toEqual([1]);
			const refused = answers.filter(({ status }) => status >= 400);
			expect(refused.filter(({ agent }) => callsOf(agent) > 0)).toEqual([]);
		});
	});
});
