import type { INodeParameters } from 'n8n-workflow';
import { Ameyo } from '../../nodes/Ameyo/Ameyo.node.ts';
import { ameyoCredentials } from '../../sandbox/n8n/ameyoCredentials';
import { createCredential } from '../../sandbox/n8n/credentials';
import { importWorkflow, publishWorkflow, webhookReady } from '../../sandbox/n8n/workflows';
import { chain, locator, node } from '../../test/e2e/workflow';
import { dial as clickToDial } from '../../test/support/ameyoOperations';
import { BareClient } from '../contenders/bareClient';
import { inEngine } from '../contenders/inEngine';
import { eachAlone } from '../contenders/eachAlone';
import { n8nNodes } from '../contenders/n8nNodes';
import { inTurns } from '../frame/inTurns';
import { peakOf } from '../frame/memory';
import { RealN8n } from '../frame/n8n';
import { atOnce } from '../frame/atOnce';
import type { Part, Result, Settings } from '../frame/part';
import { startSandboxProcess } from '../frame/sandbox';

const AGENTS = 50;
/** What `concurrency` is by default, and at most. */
const USUAL = 10;
const MOST = 50;
const PATH = 'dial';

/** Click-to-dial: what the node adds to a call, and how many calls an n8n starts. */
export const dials: Part = {
	title: 'Dials',
	about: `Ameyo's click-to-dial for ${AGENTS} agents; the calls are over at once, so that what is left is the work of the client. As items of one execution, in n8n's own engine, beside a bare client (axios, connections that stay open) with as many calls at a time, and n8n's HTTP Request node as it comes (all at once). And as a CRM dials, in a real n8n (one process, SQLite): a webhook for each call, answered when the call is over, ${USUAL} callers at a time; n8n stores each execution.`,
	rounds: 3,
	async measure(settings) {
		const agents = Array.from({ length: AGENTS }, (_, n) => ({
			userId: `agent-${n}`,
			state: 'available' as const,
			campaignIds: [1],
		}));
		const sandbox = await startSandboxProcess({ ameyo: { agents, ringMs: 0 } });
		const items = await asItems(sandbox.url, settings);
		const webhooks = settings.isTiny ? undefined : await asWebhooks(sandbox.url, settings);
		await sandbox.close();
		return resultOf(items, webhooks);
	},
};

interface AsItems {
	count: number;
	seconds: Record<'usual' | 'most' | 'bareUsual' | 'bareMost' | 'http', number>;
}

async function asItems(url: string, { rounds, isTiny }: Settings): Promise<AsItems> {
	const count = isTiny ? 20 : 1000;
	const items = Array.from({ length: count }, (_, n) => ({
		agent: `agent-${n % AGENTS}`,
		phone: String(9_876_500_000 + n),
	}));
	const ameyo = { node: new Ameyo(), typeVersion: 1 };
	const ours = (concurrency: number) => async () =>
		await inEngine(ameyo, { ...clickToDial, requestOptions: { concurrency } }, items, url);
	const bare = (concurrency: number) => async () => {
		const client = new BareClient(url);
		await atOnce(concurrency, items, async ({ agent, phone }) => await client.dial(agent, phone));
		client.close();
	};
	const seconds = await inTurns(
		{
			usual: ours(USUAL),
			most: ours(MOST),
			bareUsual: bare(USUAL),
			bareMost: bare(MOST),
			http: async () => await inEngine(n8nNodes.httpRequest(), eachDial(url), items, url),
		},
		rounds,
	);
	return { count, seconds };
}

interface AsWebhooks {
	count: number;
	seconds: number;
	peak: number;
}

async function asWebhooks(url: string, { rounds }: Settings): Promise<AsWebhooks> {
	const count = 500;
	const n8n = await RealN8n.open();
	try {
		const hashKey = await createCredential(n8n.client, ameyoCredentials(url).hashKey);
		const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2.1, {
			path: PATH,
			httpMethod: 'POST',
			responseMode: 'lastNode',
			options: {},
		});
		const dial = node('Dial', 'n8n-nodes-contact-center.ameyo', 1, {
			...clickToDial,
			campaignId: locator('1'),
			userId: '={{ $json.body.agent }}',
			phone: '={{ $json.body.phone }}',
		});
		const flow = chain('Dial', [
			{ ...webhook, webhookId: 'a26aa61a-da77-57ad-a42d-1ce696498a93' },
			{ ...dial, credentials: { ameyoHashKeyApi: hashKey } },
		]);
		await publishWorkflow(n8n.client, await importWorkflow(n8n.client, flow));
		const address = await webhookReady(n8n.client, PATH);
		const calls = Array.from({ length: count }, (_, n) => n);
		const { webhooks } = await inTurns(
			{
				webhooks: async () =>
					await atOnce(USUAL, calls, async (n) => await dialByWebhook(address, n)),
			},
			rounds,
		);
		return { count, seconds: webhooks, peak: peakOf(n8n.pid) };
	} finally {
		await n8n.close();
	}
}

async function dialByWebhook(address: string, n: number): Promise<void> {
	const answer = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ agent: `agent-${n % AGENTS}`, phone: String(9_876_500_000 + n) }),
	});
	const { connected }: { connected?: boolean } = JSON.parse(await answer.text());
	if (connected !== true) throw new Error(`A call was answered ${answer.status}`);
}

function resultOf({ count, seconds }: AsItems, webhooks: AsWebhooks | undefined): Result {
	const row = (what: string, of: number, took: number) => [what, of, took, (of / took) * 3600];
	const { usual, most, bareUsual, bareMost, http } = seconds;
	return {
		table: {
			header: ['dials', 'calls', 'seconds', 'calls an hour'],
			rows: [
				row(`as items, ${USUAL} at a time`, count, usual),
				row(`as items, ${MOST} at a time`, count, most),
				row(`bare client, ${USUAL} at a time`, count, bareUsual),
				row(`bare client, ${MOST} at a time`, count, bareMost),
				row('HTTP Request node, all at once', count, http),
				...(webhooks ? [row('a webhook for each call', webhooks.count, webhooks.seconds)] : []),
			],
		},
		charts: [
			{
				title: `${count.toLocaleString('en-GB')} dials as items, the work without the ringing`,
				unit: 's',
				bars: [
					{ label: `this pack, ${USUAL} at a time`, value: usual, isOurs: true },
					{ label: `this pack, ${MOST} at a time`, value: most, isOurs: true },
					{ label: `a bare client, ${USUAL} at a time`, value: bareUsual },
					{ label: "n8n's HTTP Request node, all at once", value: http },
				],
			},
		],
		sizing: {
			dialsPerSecond: count / most,
			...(webhooks ? { webhookDialsPerSecond: webhooks.count / webhooks.seconds } : {}),
		},
	};
}

function eachDial(url: string): INodeParameters {
	const data = '={{ JSON.stringify({ userId: $json.agent, campaignId: 1, phone: $json.phone }) }}';
	return eachAlone(url, 'clickToDialWithToken', data);
}
