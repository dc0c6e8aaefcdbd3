import '../test/support/setup';

import axios from 'axios';
import type { IDataObject, INodeParameters, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { Ameyo } from '../nodes/Ameyo/Ameyo.node.ts';
import { byId, openBench } from '../test/support/ameyo';
import { runNode } from '../test/support/run';
import { startSandboxProcess } from './sandboxProcess';

/*
 * 100,000 contacts with three mapped columns, uploaded by the node, beside what the node adds itself to: n8n's
 * Set node on the same items (one constant field: its quickest use), a flow that does nothing with them, and a
 * bare client that sends the same batches, one after another. In turns, in one run, in n8n's own engine; the
 * sandbox has a process of its own. What counts are the ratios. A flow's time is the whole execution, from its
 * first item to its end; of CPU it is what this process used meanwhile. Needs the n8n of sandbox/n8n, for its nodes.
 *
 * Run it with `npx tsx benchmark/upload.ts`; COUNT, ROUNDS and CONCURRENCY may be given.
 */
const COUNT = Number(process.env.COUNT ?? 100_000);
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const CONCURRENCY = Number(process.env.CONCURRENCY ?? 5);
const BATCH = 500;
const SET_VERSION = 3.4;

const items: IDataObject[] = Array.from({ length: COUNT }, (_, i) => ({
	tel: `98${String(i).padStart(8, '0')}`,
	name: `Customer ${i}`,
	city: i % 2 === 0 ? 'Łódź' : 'New Delhi',
}));
const columns = [
	['phone1', 'tel'],
	['name', 'name'],
	['city', 'city'],
] as const;

/** Seconds. */
interface Times {
	whole: number[];
	cpu: number[];
	/** As n8n shows it for the node. */
	node: number[];
}

async function main(): Promise<void> {
	const sandbox = await startSandboxProcess();
	const bench = await openBench();
	const flow =
		(node: INodeType, parameters: INodeParameters, more = {}) =>
		async () => {
			const credentials = bench.credentials({ baseUrl: sandbox.url });
			const run = await runNode({ node, parameters, items, credentials, ...more });
			if (run.error) throw run.error;
			if (run.items.length !== COUNT) throw new Error(`${run.items.length} items came out`);
			return run.took / 1000;
		};
	const contenders: Record<string, () => Promise<number>> = {
		upload: flow(new Ameyo(), uploading({})),
		uploadAtOnce: flow(new Ameyo(), uploading({ requestOptions: { concurrency: CONCURRENCY } })),
		bare: async () => await bare(sandbox.url),
		set: flow(setNode(), setting, { typeVersion: SET_VERSION }),
		noOp: flow(noOpNode(), {}),
	};
	const times = new Map<string, Times>();
	for (let round = 0; round < ROUNDS; round++) {
		for (const [name, run] of Object.entries(contenders)) {
			await sandbox.reset();
			const of = times.get(name) ?? { whole: [], cpu: [], node: [] };
			times.set(name, of);
			globalThis.gc?.();
			const cpu = process.cpuUsage();
			const start = performance.now();
			of.node.push(await run());
			of.whole.push((performance.now() - start) / 1000);
			const { user, system } = process.cpuUsage(cpu);
			of.cpu.push((user + system) / 1e6);
		}
	}
	await bench.close();
	await sandbox.close();
	report(times);
}

function report(times: Map<string, Times>): void {
	const of = (name: string, what: keyof Times) => median(times.get(name)?.[what] ?? []);
	console.log(`${COUNT} contacts, median of ${ROUNDS} rounds in turns`);
	console.log('                          whole     node      CPU (s)');
	const row = (label: string, name: string) => {
		const numbers = (['whole', 'node', 'cpu'] as const).map((what) =>
			of(name, what).toFixed(2).padStart(8),
		);
		console.log(`  ${label.padEnd(20)}${numbers.join(' ')}`);
	};
	row('Ameyo upload', 'upload');
	row(`  ${CONCURRENCY} at a time`, 'uploadAtOnce');
	row('bare client', 'bare');
	row('n8n Set node', 'set');
	row('n8n No Operation', 'noOp');
	for (const name of ['upload', 'uploadAtOnce']) {
		const bareAndSet = of('set', 'node') + of('bare', 'whole');
		const above = of(name, 'whole') - of('noOp', 'whole');
		console.log(
			`  ${name} / (Set + bare client) = ${(of(name, 'node') / bareAndSet).toFixed(2)}` +
				`, (${name} - No Operation) / bare client = ${(above / of('bare', 'whole')).toFixed(2)}`,
		);
	}
}

function uploading(more: INodeParameters): INodeParameters {
	return {
		resource: 'contact',
		operation: 'upload',
		campaignId: byId('1'),
		leadId: byId('39'),
		dataMode: 'defineBelow',
		columns: {
			column: columns.map(([name, field]) => ({ name, value: `={{ $json.${field} }}` })),
		},
		options: { batchSize: BATCH },
		...more,
	};
}

const setting: INodeParameters = {
	assignments: {
		assignments: [{ id: '1', name: 'source', type: 'string', value: 'nightly' }],
	},
	includeOtherFields: true,
	options: {},
};

/** Seconds that a client takes that knows nothing of n8n. */
async function bare(url: string): Promise<number> {
	const start = performance.now();
	const post = async (command: string, data: unknown) =>
		await axios.post(
			`${url}/ameyowebaccess/command?command=${command}`,
			`data=${encodeURIComponent(JSON.stringify(data))}`,
			{ headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
		);
	const login = { userId: 'manager', password: 'made-up-password', terminal: '127.0.0.1' };
	const { sessionId } = (await post('login', login)).data as { sessionId: string };
	for (let from = 0; from < COUNT; from += BATCH) {
		const customerRecords = items
			.slice(from, from + BATCH)
			.map(({ tel, name, city }) => ({ phone1: tel, name, city }));
		const properties = { 'update.customer': false, 'migrate.customer': false };
		await post('uploadContacts', {
			sessionId,
			campaignId: '1',
			leadId: 39,
			properties,
			customerRecords,
		});
	}
	return (performance.now() - start) / 1000;
}

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const NODES = join(__dirname, '../sandbox/n8n/node_modules/n8n-nodes-base/dist/nodes');

function setNode(): INodeType {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- which n8n-nodes-base is known at run time only
	const loaded: { Set: new () => IVersionedNodeType } = require(join(NODES, 'Set/Set.node.js'));
	const node = new loaded.Set().nodeVersions[SET_VERSION];
	if (!node) throw new Error(`n8n has no Set node of version ${SET_VERSION}`);
	return node;
}

function noOpNode(): INodeType {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- which n8n-nodes-base is known at run time only
	const loaded: { NoOp: new () => INodeType } = require(join(NODES, 'NoOp/NoOp.node.js'));
	return new loaded.NoOp();
}

void main();
