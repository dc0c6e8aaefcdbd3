import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { INode } from 'n8n-workflow';
import { ameyoCredentials } from '../../sandbox/n8n/ameyoCredentials';
import { createCredential, type SavedCredential } from '../../sandbox/n8n/credentials';
import { finishedExecution } from '../../sandbox/n8n/executions';
import { importWorkflow } from '../../sandbox/n8n/workflows';
import { chain, locator, node } from '../../test/e2e/workflow';
import { bareFile, type FileCost } from '../contenders/bareFile';
import { writeContacts } from '../frame/contacts';
import { runTimed } from '../frame/execution';
import { peakOf } from '../frame/memory';
import { RealN8n } from '../frame/n8n';
import { median } from '../frame/numbers';
import { publishOther, whileOthersAsk } from '../frame/otherRequests';
import type { Part, Result, Settings } from '../frame/part';
import { startSandboxProcess, type SandboxProcess } from '../frame/sandbox';

/** The memory of the smallest file is that of n8n itself. */
const FILES = [1000, 5000, 100_000, 1_000_000];
const ITEMS = [1000, 5000, 100_000];
const TINY = [10, 20];
const MOST_MEMORY_MIB = 200;
const IDLE_MS = 3000;
const UPLOAD = 'Upload';

/** Contacts of a CSV in a real n8n: streamed from the file, and as items. */
export const file: Part = {
	title: 'A file of contacts, in a real n8n',
	about:
		'A workflow reads a CSV from disk and uploads it, in a new n8n process for each row of the table (SQLite, binary data in the file system): with *Upload File*, and as items (*Extract from File*, *Upload*). Seconds: the whole execution; of the node alone, what n8n shows for it. Memory: the most that the n8n process held (Linux). Wait: the longest that a call of another workflow of the same n8n, a webhook, took meanwhile, in a run of its own. The bare client is a program of its own: csv-parse as a stream, axios, the same batches, no check of the file before the first is sent.',
	rounds: 3,
	async measure(settings) {
		const sandbox = await startSandboxProcess();
		const n8n = await RealN8n.open();
		try {
			return await measureAll(n8n, sandbox, settings);
		} finally {
			await n8n.close();
			await sandbox.close();
		}
	},
};

interface Row {
	flow: 'idle' | 'file' | 'items';
	size: number;
	seconds: number;
	node: number;
	peak: number;
	wait: number;
	bare?: FileCost;
}

async function measureAll(
	n8n: RealN8n,
	sandbox: SandboxProcess,
	settings: Settings,
): Promise<Result> {
	const session = await createCredential(n8n.client, ameyoCredentials(sandbox.url).session);
	await publishOther(n8n.client);
	const rows: Row[] = [await idle(n8n, settings)];
	const path = join(n8n.filesFolder, 'contacts.csv');
	const workflows = {
		file: (await importWorkflow(n8n.client, fileFlow(path, session))).id,
		items: (await importWorkflow(n8n.client, itemsFlow(path, session))).id,
	};
	for (const size of settings.isTiny ? TINY : FILES) {
		await writeContacts(path, size);
		rows.push(await measureFlow('file', size, { n8n, sandbox, settings, workflows, path }));
		if (settings.isTiny || ITEMS.includes(size)) {
			rows.push(await measureFlow('items', size, { n8n, sandbox, settings, workflows, path }));
		}
		await rm(path);
	}
	return resultOf(rows);
}

/** n8n alone, with others asking. */
async function idle(n8n: RealN8n, { isTiny }: Settings): Promise<Row> {
	await n8n.restart();
	const { waits } = await whileOthersAsk(n8n.client, async () => await pause(isTiny ? 1 : IDLE_MS));
	const peak = peakOf(n8n.pid);
	return { flow: 'idle', size: 0, seconds: NaN, node: NaN, peak, wait: waits.longestMs };
}

interface Stage {
	n8n: RealN8n;
	sandbox: SandboxProcess;
	settings: Settings;
	workflows: { file: string; items: string };
	path: string;
}

async function measureFlow(
	flow: 'file' | 'items',
	size: number,
	{ n8n, sandbox, settings, workflows, path }: Stage,
): Promise<Row> {
	await n8n.restart();
	const whole: number[] = [];
	const alone: number[] = [];
	const bare: FileCost[] = [];
	const run = async () => {
		await sandbox.reset();
		const execution = await runTimed(n8n.client, workflows[flow]);
		await expectContacts(sandbox, size);
		return execution;
	};
	let peak = 0;
	for (let round = 0; round < settings.rounds; round++) {
		const { id, seconds } = await run();
		whole.push(seconds);
		// Before the execution is read: its data would be held then.
		peak = peakOf(n8n.pid);
		if (flow === 'items') continue;
		alone.push((await finishedExecution(n8n.client, id)).time(UPLOAD) / 1000);
		await sandbox.reset();
		bare.push(await bareFile(sandbox.url, path));
		await expectContacts(sandbox, size);
	}
	// Once more, with others: what they ask for is n8n's work, too.
	const { waits } = await whileOthersAsk(n8n.client, run);
	console.error(`  ${size} contacts, ${flow}: ${median(whole)} s, ${peak.toFixed(0)} MiB`);
	const bareCost = {
		seconds: median(bare.map(({ seconds }) => seconds)),
		peak: median(bare.map(({ peak: held }) => held)),
		added: size,
	};
	return {
		flow,
		size,
		seconds: median(whole),
		node: median(alone),
		peak,
		wait: waits.longestMs,
		...(flow === 'file' ? { bare: bareCost } : {}),
	};
}

async function expectContacts(sandbox: SandboxProcess, size: number): Promise<void> {
	const arrived = await sandbox.contacts();
	if (arrived !== size) throw new Error(`${arrived} of ${size} contacts arrived`);
}

function resultOf(rows: Row[]): Result {
	const files = rows.filter(({ flow }) => flow === 'file');
	const items = rows.filter(({ flow }) => flow === 'items');
	const [first, last] = [files[0], files.at(-1)];
	if (!first || !last?.bare) throw new Error('Nothing was measured');
	const each = (size: number) => size.toLocaleString('en-GB');
	const bars = (value: (row: Row) => number) => [
		...files.map((row) => ({
			label: `${each(row.size)} as a file`,
			value: value(row),
			isOurs: true,
		})),
		...items.map((row) => ({ label: `${each(row.size)} as items`, value: value(row) })),
	];
	return {
		table: {
			header: [
				'contacts',
				'way',
				'seconds',
				'of which the node',
				'bare client',
				'memory (MiB)',
				'bare client (MiB)',
				'longest wait of others (ms)',
			],
			rows: rows.map(({ flow, size, seconds, node: alone, peak, wait, bare }) => [
				size,
				{ idle: 'n8n alone', file: 'Upload File', items: 'items' }[flow],
				seconds,
				alone,
				bare?.seconds ?? NaN,
				peak,
				bare?.peak ?? NaN,
				wait,
			]),
		},
		goals: [
			{
				what: `${each(last.size)} contacts of a file: Upload File / bare client`,
				value: last.node / last.bare.seconds,
				atMost: 1.5,
			},
			{
				what: `memory for ${each(last.size)} contacts of a file above that for ${each(first.size)}`,
				value: last.peak - first.peak,
				atMost: MOST_MEMORY_MIB,
				unit: ' MiB',
			},
		],
		charts: [
			{
				title: `A file of ${each(last.size)} contacts, in a real n8n`,
				unit: 's',
				bars: [
					{ label: 'Upload File', value: last.node, isOurs: true },
					{ label: 'a bare client', value: last.bare.seconds },
				],
			},
			{ title: 'Memory of the n8n process', unit: 'MiB', bars: bars(({ peak }) => peak) },
			{ title: 'Longest wait of another workflow', unit: 'ms', bars: bars(({ wait }) => wait) },
		],
		sizing: { rowsPerSecond: last.size / last.node, fileMemory: last.peak, idleMemory: first.peak },
	};
}

const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});

function read(path: string): INode {
	return node('File', 'n8n-nodes-base.readWriteFile', 1.1, { fileSelector: path, options: {} });
}

const target = { resource: 'contact', campaignId: locator('1'), leadId: locator('39') };

function fileFlow(path: string, session: SavedCredential) {
	const uploading = node(UPLOAD, 'n8n-nodes-contact-center.ameyo', 1, {
		...target,
		operation: 'uploadFile',
	});
	const credentials = { ameyoSessionApi: session };
	return chain('As a file', [start, read(path), { ...uploading, credentials }]);
}

function itemsFlow(path: string, session: SavedCredential) {
	const uploading = node(UPLOAD, 'n8n-nodes-contact-center.ameyo', 1, {
		...target,
		operation: 'upload',
		dataMode: 'autoMapInputData',
	});
	const extract = node('Rows', 'n8n-nodes-base.extractFromFile', 1.1, { options: {} });
	const credentials = { ameyoSessionApi: session };
	return chain('As items', [start, read(path), extract, { ...uploading, credentials }]);
}
