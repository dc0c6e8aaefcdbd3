import '../test/support/setup';

import axios from 'axios';
import type { IDataObject, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { byId, openBench } from '../test/support/ameyo';
import { runNode } from '../test/support/run';

/*
 * 100,000 contacts with three mapped columns, uploaded by the node, beside what the node adds itself to:
 * n8n's Set node on the same items (one constant field: its quickest use), and a bare client that sends the same batches. All in one run, in
 * n8n's own engine; what counts are the ratios. A node's time is the
 * one that n8n shows for it. Needs the n8n of sandbox/n8n, for its Set node.
 */
const COUNT = Number(process.env.COUNT ?? 100_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
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

async function main(): Promise<void> {
	const bench = await openBench();
	const setNode = loadSetNode();
	const times: Record<'upload' | 'set' | 'bare', number[]> = { upload: [], set: [], bare: [] };
	for (let round = 0; round < ROUNDS; round++) {
		bench.sandbox.reset();
		times.upload.push(await upload(bench));
		times.set.push(await set(setNode, bench));
		bench.sandbox.reset();
		times.bare.push(await bare(bench.sandbox.url));
	}
	await bench.close();
	const upload_ = median(times.upload);
	const set_ = median(times.set);
	const bare_ = median(times.bare);
	console.log(`${COUNT} contacts, median of ${ROUNDS} rounds`);
	console.log(`  Ameyo upload   ${upload_.toFixed(2)} s`);
	console.log(`  n8n Set node   ${set_.toFixed(2)} s`);
	console.log(`  bare client    ${bare_.toFixed(2)} s`);
	console.log(`  upload / (Set + bare client) = ${(upload_ / (set_ + bare_)).toFixed(2)}`);
}

type Bench = Awaited<ReturnType<typeof openBench>>;

async function upload(bench: Bench): Promise<number> {
	const {
		items: out,
		error,
		took,
	} = await bench.run(
		{
			resource: 'contact',
			operation: 'upload',
			campaignId: byId('1'),
			leadId: byId('39'),
			dataMode: 'defineBelow',
			columns: {
				column: columns.map(([name, field]) => ({ name, value: `={{ $json.${field} }}` })),
			},
			options: { batchSize: BATCH },
		},
		items,
	);
	if (error || out.length !== COUNT) throw error ?? new Error(`${out.length} items came out`);
	return took / 1000;
}

async function set(node: INodeType, bench: Bench): Promise<number> {
	const {
		items: out,
		error,
		took,
	} = await runNode({
		node,
		parameters: {
			assignments: {
				assignments: [{ id: '1', name: 'source', type: 'string', value: 'nightly' }],
			},
			includeOtherFields: true,
			options: {},
		},
		items,
		credentials: bench.credentials(),
		typeVersion: SET_VERSION,
	});
	if (error || out.length !== COUNT) throw error ?? new Error(`${out.length} items came out`);
	return took / 1000;
}

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

function loadSetNode(): INodeType {
	const file = join(
		__dirname,
		'../sandbox/n8n/node_modules/n8n-nodes-base/dist/nodes/Set/Set.node.js',
	);
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- which n8n-nodes-base is known at run time only
	const loaded: { Set: new () => IVersionedNodeType } = require(file);
	const node = new loaded.Set().nodeVersions[SET_VERSION];
	if (!node) throw new Error(`n8n has no Set node of version ${SET_VERSION}`);
	return node;
}

void main();
