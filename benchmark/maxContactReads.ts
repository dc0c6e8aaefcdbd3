import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { maxContactSeed, startSandbox, type Sandbox } from '../sandbox';
import { connect, type N8nClient } from '../sandbox/n8n/client';
import { createCredential, type SavedCredential } from '../sandbox/n8n/credentials';
import { runWorkflow } from '../sandbox/n8n/executions';
import { maxContactCredential } from '../sandbox/n8n/maxContactCredential';
import { installPack, packTarball } from '../sandbox/n8n/pack';
import { startN8n } from '../sandbox/n8n/n8nServer';
import { importWorkflow } from '../sandbox/n8n/workflows';
import { chain, locator, node } from '../test/e2e/workflow';

/*
 * 500 reads of the active calls of 50 agents, each answered after 50 ms, in a real n8n: by the MaxContact node
 * 50 at a time, and by n8n's HTTP Request node with a credential, as it comes (all at once) and in batches of
 * 50. In turns, in one run; what counts are the ratios. A node's time is the one that n8n shows for it.
 *
 * Run it with `npx tsx benchmark/maxContactReads.ts`, after `npm run build`; n8n must be installed (npm start).
 */
const READS = Number(process.env.READS ?? 500);
const AGENTS = Number(process.env.AGENTS ?? 50);
const DELAY_MS = Number(process.env.DELAY_MS ?? 50);
const CONCURRENCY = Number(process.env.CONCURRENCY ?? 50);
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const FIRST_AGENT = 2001;

type Runner = { name: string; times: number[]; run: () => Promise<number> };

async function main(): Promise<void> {
	const userFolder = await mkdtemp(join(tmpdir(), 'contact-center-benchmark-'));
	const filesFolder = join(userFolder, 'files');
	await mkdir(filesFolder);
	await installPack(userFolder, await packTarball(userFolder));
	const agents = Array.from({ length: AGENTS }, (_, i) => ({
		userId: FIRST_AGENT + i,
		fullName: `Agent ${i}`,
		loggedIn: true,
		campaignId: 1,
		ready: true,
	}));
	const sandbox = await startSandbox({
		maxContact: { agents: [...maxContactSeed.AGENTS, ...agents], ringMs: 0 },
	});
	const server = await startN8n({ userFolder, filesFolder });
	try {
		const n8n = await connect(server.url);
		const runners = await prepare(n8n, sandbox);
		await giveCalls(sandbox);
		sandbox.maxContact.misbehave({ command: 'getcalls', delay: DELAY_MS, times: null });
		// The first run of a node loads its code.
		for (const { run } of runners) await run();
		for (let round = 0; round < ROUNDS; round++) {
			for (const { run, times } of runners) times.push(await run());
		}
		report(runners);
	} finally {
		await server.stop();
		await sandbox.close();
		await rm(userFolder, { recursive: true, force: true });
	}
}

/** One call for each agent, so that there is something to read. */
async function giveCalls(sandbox: Sandbox): Promise<void> {
	for (let i = 0; i < AGENTS; i++) {
		const path = `dial/user/${FIRST_AGENT + i}/phone/0161000${1000 + i}`;
		await fetch(`${sandbox.url}/webservices/services/telephony/${path}`, {
			headers: { Cookie: `TokenKey=${maxContactSeed.TOKEN_KEY}` },
		});
	}
}

async function prepare(n8n: N8nClient, sandbox: Sandbox): Promise<Runner[]> {
	const maxContact = await createCredential(n8n, maxContactCredential(sandbox.url));
	const header = await createCredential(n8n, {
		name: 'TokenKey',
		type: 'httpHeaderAuth',
		data: { name: 'Cookie', value: `TokenKey=${maxContactSeed.TOKEN_KEY}` },
	});
	const ours: INode = {
		...node('Read', 'n8n-nodes-contact-center.maxContact', 1, {
			resource: 'call',
			operation: 'getAll',
			userId: locator('={{ $json.userId }}'),
			returnAll: true,
			requestOptions: { concurrency: CONCURRENCY },
		}),
		credentials: { maxContactApi: maxContact },
	};
	const runners: Array<[string, INode]> = [
		[`MaxContact node, ${CONCURRENCY} at a time`, ours],
		['HTTP Request node, all at once', httpRequest(sandbox.url, header, {})],
		[
			`HTTP Request node, batches of ${CONCURRENCY}`,
			httpRequest(sandbox.url, header, {
				batching: { batch: { batchSize: CONCURRENCY, batchInterval: 1 } },
			}),
		],
	];
	return await Promise.all(
		runners.map(async ([name, reader]) => {
			const { id } = await importWorkflow(n8n, chain(name, [start, items, reader]));
			return { name, times: [], run: async () => await measure(n8n, sandbox, id, name) };
		}),
	);
}

const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
const items = node('Items', 'n8n-nodes-base.code', 2, {
	jsCode: `return Array.from({ length: ${READS} }, (_, i) => ({ json: { userId: String(${FIRST_AGENT} + i % ${AGENTS}) } }));`,
});

/** What a user builds without this pack. */
function httpRequest(url: string, credential: SavedCredential, options: object): INode {
	return {
		...node('Read', 'n8n-nodes-base.httpRequest', 4.2, {
			url: `=${url}/webservices/services/telephony/getcalls/user/{{ $json.userId }}`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'Content-Type', value: 'application/json' }] },
			options: { ...options },
		}),
		credentials: { httpHeaderAuth: credential },
	};
}

/** Milliseconds that the reading node worked. */
async function measure(
	n8n: N8nClient,
	sandbox: Sandbox,
	workflowId: string,
	name: string,
): Promise<number> {
	const { counts } = sandbox.maxContact;
	const before = counts.commands.getcalls?.carriedOut ?? 0;
	const execution = await runWorkflow(n8n, workflowId, 'Start');
	const answered = (counts.commands.getcalls?.carriedOut ?? 0) - before;
	if (execution.error) throw new Error(`${name}: ${execution.error.message}`);
	const read = execution.items('Read').length;
	if (answered !== READS || read !== READS) {
		throw new Error(`${name}: ${answered} reads were answered and ${read} came out`);
	}
	return execution.time('Read');
}

function report(runners: Runner[]): void {
	console.log(
		`${READS} reads for ${AGENTS} agents, ${DELAY_MS} ms each; median of ${ROUNDS} rounds in turns`,
	);
	const rows = runners.map(({ name, times }) => ({ name, ms: median(times), times }));
	for (const { name, ms, times } of rows) {
		console.log(`  ${name.padEnd(36)}${ms.toFixed(0).padStart(6)} ms   (${times.join(', ')})`);
	}
	const [ours, ...theirs] = rows;
	for (const { name, ms } of theirs) {
		console.log(`  MaxContact node / ${name} = ${((ours?.ms ?? NaN) / ms).toFixed(2)}`);
	}
}

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
