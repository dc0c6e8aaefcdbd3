import { performance } from 'node:perf_hooks';
import type { INodeParameters } from 'n8n-workflow';
import { Ameyo } from '../../nodes/Ameyo/Ameyo.node.ts';
import { byId } from '../../test/support/locator';
import { BareClient } from '../contenders/bareClient';
import { inEngine } from '../contenders/inEngine';
import { eachAlone } from '../contenders/eachAlone';
import { n8nNodes, type N8nNode } from '../contenders/n8nNodes';
import { contact } from '../frame/contacts';
import { inTurns, mediansOf, roundsOf, type Contender, type Round } from '../frame/inTurns';
import { median } from '../frame/numbers';
import type { Goal, Part, Result, Settings } from '../frame/part';
import { startSandboxProcess, type SandboxProcess } from '../frame/sandbox';

const BATCH = 500;
const AT_ONCE = 5;
/** More than n8n's HTTP Request node sends in a bearable time, a contact a request. */
const TOO_MANY_REQUESTS = 5000;

/** Contacts that are n8n items already. */
export const upload: Part = {
	title: 'Contacts as items',
	about:
		"Three mapped columns, batches of 500, in n8n's own engine: seconds of the whole execution. Beside the node: a bare client (axios, the same batches, one after another), n8n's Set node on the same items (one constant field: its quickest use), a flow that does nothing with them, and n8n's HTTP Request node (a contact a request). A ratio is the median of what it was in each round.",
	rounds: 9,
	async measure(settings) {
		const sandbox = await startSandboxProcess();
		const sizes = settings.isTiny ? [20] : [5000, 20_000, 100_000];
		const measured: Measured[] = [];
		for (const size of sizes) measured.push(await measureSize(size, settings, sandbox));
		await sandbox.close();
		return resultOf(measured);
	},
};

type Timed = Round<'upload' | 'atOnce' | 'bare' | 'set' | 'nothing'>;

interface Measured extends Timed {
	size: number;
	http: number;
	rounds: Timed[];
}

async function measureSize(
	size: number,
	{ rounds, isTiny }: Settings,
	sandbox: SandboxProcess,
): Promise<Measured> {
	const items = Array.from({ length: size }, (_, i) => {
		const { phone1, name, city } = contact(i);
		return { tel: phone1, name, city };
	});
	const flow =
		(node: N8nNode, parameters: INodeParameters): Contender =>
		async () => {
			const start = performance.now();
			await inEngine(node, parameters, items, sandbox.url);
			return (performance.now() - start) / 1000;
		};
	const ameyo = { node: new Ameyo(), typeVersion: 1 };
	const reset = async () => await sandbox.reset();
	const timed = await roundsOf(
		{
			upload: flow(ameyo, uploading({})),
			atOnce: flow(ameyo, uploading({ requestOptions: { concurrency: AT_ONCE } })),
			bare: async () => await bare(sandbox.url, size),
			set: flow(n8nNodes.set(), SETTING),
			nothing: flow(n8nNodes.noOperation(), {}),
		},
		rounds,
		reset,
	);
	const isSlow = size > TOO_MANY_REQUESTS;
	const { http } = isSlow
		? { http: NaN }
		: await inTurns(
				{ http: flow(n8nNodes.httpRequest(), eachContact(sandbox.url)) },
				isTiny ? rounds : 1,
				reset,
			);
	return { size, ...mediansOf(timed), http, rounds: timed };
}

async function bare(url: string, size: number): Promise<void> {
	const client = new BareClient(url);
	await client.logIn();
	for (let from = 0; from < size; from += BATCH) {
		const batch = Array.from({ length: Math.min(BATCH, size - from) }, (_, i) => contact(from + i));
		const added = await client.upload(batch);
		if (added !== batch.length) throw new Error(`${added} of ${batch.length} contacts were added`);
	}
	client.close();
}

function resultOf(measured: Measured[]): Result {
	const last = measured.at(-1);
	if (!last) throw new Error('Nothing was measured');
	const { size } = last;
	const each = size.toLocaleString('en-GB');
	return {
		table: {
			header: [
				'contacts',
				'upload',
				`upload, ${AT_ONCE} at a time`,
				'bare client',
				'Set node',
				'no operation',
				'HTTP Request node',
			],
			rows: measured.map((m) => [m.size, m.upload, m.atOnce, m.bare, m.set, m.nothing, m.http]),
		},
		goals: [
			...goalsOf('upload', last, ({ upload }) => upload),
			...goalsOf(`upload, ${AT_ONCE} at a time`, last, ({ atOnce }) => atOnce),
		],
		charts: [
			{
				title: `${each} contacts as items`,
				unit: 's',
				bars: [
					{ label: 'this pack', value: last.upload, isOurs: true },
					{ label: `this pack, ${AT_ONCE} at a time`, value: last.atOnce, isOurs: true },
					{ label: 'a bare client', value: last.bare },
					{ label: "a bare client and n8n's Set node", value: last.bare + last.set },
				],
			},
			...measured.filter(({ http }) => !Number.isNaN(http)).map(besideHttp),
		],
		sizing: { itemsPerSecond: size / last.upload },
	};
}

/** What n8n's users pay for a node anyway, and what a program of their own would take. */
function goalsOf(what: string, { size, rounds }: Measured, ours: (round: Timed) => number): Goal[] {
	const each = size.toLocaleString('en-GB');
	const typical = (ratio: (round: Timed) => number) => median(rounds.map(ratio));
	return [
		{
			what: `${each} contacts: ${what} / (Set node + bare client)`,
			value: typical((round) => ours(round) / (round.set + round.bare)),
			atMost: 0.7,
		},
		{
			what: `${each} contacts: (${what} − no operation) / bare client`,
			value: typical((round) => (ours(round) - round.nothing) / round.bare),
			atMost: 1.5,
		},
	];
}

function besideHttp({ size, upload: ours, http }: Measured) {
	return {
		title: `${size.toLocaleString('en-GB')} contacts as items`,
		unit: 's',
		bars: [
			{ label: 'this pack', value: ours, isOurs: true },
			{ label: "n8n's HTTP Request node", value: http },
		],
	};
}

function uploading(more: INodeParameters): INodeParameters {
	const column = [
		{ name: 'phone1', value: '={{ $json.tel }}' },
		{ name: 'name', value: '={{ $json.name }}' },
		{ name: 'city', value: '={{ $json.city }}' },
	];
	return {
		resource: 'contact',
		operation: 'upload',
		campaignId: byId('1'),
		leadId: byId('39'),
		dataMode: 'defineBelow',
		columns: { column },
		options: { batchSize: BATCH },
		...more,
	};
}

const SETTING: INodeParameters = {
	assignments: {
		assignments: [{ id: '1', name: 'source', type: 'string', value: 'nightly' }],
	},
	includeOtherFields: true,
	options: {},
};

function eachContact(url: string): INodeParameters {
	const data =
		'={{ JSON.stringify({ campaignId: 1, leadId: 39, properties: { "update.customer": false, "migrate.customer": false }, customerRecords: [{ phone1: $json.tel, name: $json.name, city: $json.city }] }) }}';
	return eachAlone(url, 'uploadContacts', data);
}
