import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'flatted';
import { readCase } from '../support/recorded/format';
import { replay } from '../support/recorded/replay';
import { vendors } from '../support/recorded/vendors';

const script = resolve(__dirname, '../../scripts/record.mjs');

const SESSION = 'd431-54f54717-ses-jane.agent-5300-1';
const JANE = { phone1: '02079460123', name: 'Jane Doe', email: 'jane@customer.test' };
const WORDS = `Callback of Jane Doe (jane@customer.test, +44 2079460123) is in the past for ${SESSION}`;
const REFUSED = { status: 'error', reason: WORDS, details: WORDS };

const start = { name: 'People', type: 'n8n-nodes-base.set', parameters: {} };
const create = {
	name: 'Callback',
	type: 'n8n-nodes-contact-center.ameyo',
	parameters: {
		resource: 'callback',
		operation: 'create',
		campaignId: { __rl: true, mode: 'list', value: '1', cachedResultName: 'ACME Sales' },
		callbackTime: '2036-05-31 15:30:00',
		phone: '={{ $json.phone1 }}',
		requestOptions: { includeAnswer: true },
	},
	credentials: { ameyoSessionApi: { id: '1', name: 'Ameyo of ACME' } },
};
const people = [{ data: { main: [[{ json: JANE, pairedItem: { item: 0 } }]] } }];
const source = [{ previousNode: 'People', previousNodeOutput: 0, previousNodeRun: 0 }];

type Json = Record<string, unknown>;

/** What a node gave out, as n8n keeps it. */
function given(...items: Json[]): Json[] {
	const main = [items.map((json) => ({ json, pairedItem: { item: 0 } }))];
	return [{ source, hints: [], data: { main } }];
}

/** An execution as the public API gives it. */
function executionOf(node: Json & { name: string }, tasks: Json[]) {
	const data = { resultData: { runData: { People: people, [node.name]: tasks } } };
	return { id: 1, mode: 'manual', data, workflowData: { nodes: [start, node] } };
}

const refused = executionOf(create, given({ error: WORDS, details: { answer: REFUSED } }));
const added = executionOf(
	create,
	given({
		customerCallbackId: 'd431-54f54717-cm-2',
		phone: '02079460123',
		answer: {
			status: 200,
			body: '{"beanResponse":[{"id":"d431-54f54717-cm-2","phone":"02079460123"}]}',
		},
	}),
);

describe('npm run record', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'contact-center-record-'));
	});
	afterEach(async () => await rm(folder, { recursive: true, force: true }));

	/** Runs the script on an export; gives what it said, and the files that it wrote. */
	async function record(exported: unknown, args: string[] = []) {
		const file = join(folder, 'execution.json');
		const text = typeof exported === 'string' ? exported : JSON.stringify(exported);
		await writeFile(file, text);
		const into = join(folder, 'recorded');
		const { code, said } = await promisify(execFile)(process.execPath, [
			script,
			file,
			'--into',
			into,
			...args,
		]).then(
			({ stdout }) => ({ code: 0, said: stdout }),
			(error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
		);
		const files = existsSync(into)
			? readdirSync(into, { recursive: true, encoding: 'utf8' }).filter((one) =>
					one.endsWith('.json'),
				)
			: [];
		const texts = await Promise.all(files.map((one) => readFile(join(into, one), 'utf8')));
		return { code, said, files, text: texts[0] ?? '' };
	}

	async function workflowFile(workflow: unknown): Promise<string> {
		const file = join(folder, 'workflow.json');
		await writeFile(file, JSON.stringify(workflow));
		return file;
	}

	/** That a draft is a case, and that the pack makes of it what came out. */
	async function expectToPlay(text: string, vendor = 'ameyo') {
		const known = vendors[vendor];
		if (!known) throw new Error(`There is no vendor ${vendor}`);
		const { came, expected } = await replay(readCase(text), known);
		expect(came).toEqual(expected);
	}

	it('writes a case that plays, with made-up text for all that tells of people and secrets', async () => {
		const { code, files, text } = await record(refused);
		expect(code).toBe(0);
		expect(files).toEqual([join('ameyo', 'create-server-1.json')]);
		const known = ['Jane', 'Doe', 'customer.test', '2079460123', 'ses-jane', 'ACME'];
		for (const secret of known) expect(text).not.toContain(secret);
		const { items, request, expect: out } = readCase(text);
		expect(request).toBeUndefined();
		const [{ phone1 = '', name = '', email = '' } = {}] = items ?? [];
		// The same for the same, also where it is written in another form.
		const suffix = String(phone1).slice(-7);
		expect(out.errors?.[0]?.error).toMatch(
			new RegExp(
				`^Callback of ${name} \\(${email}, \\+99 \\d+${suffix}\\) is in the past for made`,
			),
		);
		await expectToPlay(text);
	});

	it('keeps the answer as received, and what came out beside it', async () => {
		const { text } = await record(added);
		expect(readCase(text).answer).toEqual({ status: 200, body: expect.stringContaining('bean') });
		await expectToPlay(text);
	});

	it("reads the editor's interface, whose data are a text of their own", async () => {
		const data = { ...refused, data: stringify(refused.data) };
		const { code, text } = await record({ data });
		expect(code).toBe(0);
		await expectToPlay(text);
	});

	it("reads what 'n8n execute --rawOutput' prints, with the workflow beside it", async () => {
		const { workflowData, data } = refused;
		const raw = `n8n Task Broker ready on 127.0.0.1\n[license SDK] Skipping\n${JSON.stringify({ data, status: 'success' }, null, 2)}\n`;
		const alone = await record(raw);
		expect(alone).toMatchObject({ code: 1, files: [] });
		expect(alone.said).toContain('--workflow');
		const { code, text } = await record(raw, ['--workflow', await workflowFile([workflowData])]);
		expect(code).toBe(0);
		await expectToPlay(text);
	});

	it('reads the error that stopped a node', async () => {
		const error = {
			message: WORDS,
			description: 'Carried out: 0 of 3 items. Failed: 1. Not started: 2. Set it.',
			context: { itemIndex: 0, details: { answer: REFUSED } },
		};
		const { text } = await record(executionOf(create, [{ source, hints: [], error }]));
		expect(readCase(text).expect.errors?.[0]?.details).toEqual({
			answer: { ...REFUSED, reason: expect.any(String), details: expect.any(String) },
		});
		await expectToPlay(text);
	});

	it('puts an answer together from the parts of its rows, and says so', async () => {
		const upload = {
			...create,
			name: 'Upload',
			parameters: {
				resource: 'contact',
				operation: 'upload',
				campaignId: { __rl: true, mode: 'id', value: '1' },
				leadId: { __rl: true, mode: 'id', value: '35' },
				requestOptions: { includeAnswer: true },
			},
		};
		const row = { inserted: true, customerId: 17821, resultTypeString: 'ADDED' };
		const answered = { status: 200, body: JSON.stringify(row) };
		const out = { accepted: true, record: JANE, ...row, answer: answered };
		const tasks = given(out).map((task) => ({
			...task,
			hints: [{ message: '1 record accepted, 0 rejected.' }],
		}));
		const { text } = await record(executionOf(upload, tasks));
		const { answer } = readCase(text);
		expect(answer).toEqual({
			status: 200,
			body: `{"beanResponse":[${JSON.stringify(row)}]}`,
			rebuilt: true,
		});
		await expectToPlay(text);
	});

	it('takes the names of servers out, and other secrets by their names', async () => {
		const body = JSON.stringify({
			id: 'd431-54f54717-cm-2',
			link: 'https://ameyo.acme-corp.test:8443/x?token=s3cr3t-t0ken&a=1',
			from: '10.10.2.134',
			cookie: 'JSESSIONID=ABCDEF0123456789',
			sessionId: 'opaque-one',
			note: 'Authorization: Basic amFuZTpodW50ZXIy',
			command: '={{ {"hashKey": "k3y-one", "SessionID": 1234, "token": null} }}',
		});
		const { code, text } = await record(
			executionOf(create, given({ answer: { status: 200, body } })),
		);
		expect(code).toBe(0);
		const known = ['acme', '10.10.2.134', 's3cr3t', 'ABCDEF', 'opaque-one', 'amFuZ', 'k3y'];
		for (const secret of known) expect(text).not.toContain(secret);
		expect(text).toContain('SessionID');
		expect(text).toMatch(/1234.*null/);
	});

	const base64 = Buffer.from('user:Tr0ub4dor').toString('base64');
	it.each([
		['an e-mail address as a name', { 'jane@customer.test': 1 }, [], 'an e-mail address'],
		['a phone number as a name', { '+44 20 7946 0123': 1 }, [], 'a phone number'],
		['a session as a name', { [SESSION]: 1 }, [], 'a session ID'],
		['a URL as a name', { 'https://ameyo.acme.test/x': 1 }, [], 'the address of a server'],
		['a cookie as a name', { 'TokenKey=0a1b2c3d': 1 }, [], 'a secret by its name'],
		['a key as a name', { '0a1b2c3d4e5f0a1b2c3d4e5f': 1 }, [], 'what may be a key'],
		['a given text as a name', { Tr0ub4dor: 1 }, ['Tr0ub4dor'], '--secret number 1'],
		['a given text in other letters', { x: 'TR0UB4DOR' }, ['Tr0ub4dor'], '--secret number 1'],
		['a given text in base64', { x: base64 }, ['Tr0ub4dor'], '--secret number 1'],
		['the second given text', { x: 'a%26b' }, ['not there', 'a&b'], '--secret number 2'],
	])('refuses to write %s, and does not repeat it', async (_, left, secrets, finding) => {
		const exported = executionOf(create, given({ ...left, answer: { status: 200, body: '{}' } }));
		const args = secrets.flatMap((secret) => ['--secret', secret]);
		const { code, said, files } = await record(exported, args);
		expect({ code, files }).toEqual({ code: 1, files: [] });
		expect(said).toContain(finding);
		for (const text of [...Object.keys(left).filter((key) => key.length > 1), ...secrets]) {
			expect(said).not.toContain(text);
		}
	});

	it('takes a given text out where it stands as it is', async () => {
		const exported = executionOf(
			create,
			given({ x: 'for Tr0ub4dor alone', answer: { status: 200, body: '{}' } }),
		);
		const { code, text } = await record(exported, ['--secret', 'Tr0ub4dor']);
		expect(code).toBe(0);
		expect(text).not.toContain('Tr0ub4dor');
	});

	it.each([
		['no JSON', 'nothing', [], 'holds no JSON'],
		['another JSON', [{ json: {} }], [], 'no execution'],
		['no answer', executionOf(create, given({ phone: '1' })), [], "'Include Answer'"],
		['a node that did not run', refused, ['--node', 'Other'], "No node 'Other' ran"],
		['an item that is not there', refused, ['--item', '7'], 'no item 7'],
		['an unknown option', refused, ['--all'], '--all'],
		['a name that is a path', refused, ['--name', '../x'], 'A name is made of'],
	])('tells in a sentence of %s', async (_, exported, args, sentence) => {
		const { code, said, files } = await record(exported, args);
		expect({ code, files }).toEqual({ code: 1, files: [] });
		expect(said).toContain(sentence);
		expect(said).not.toMatch(/\n\s+at /);
	});

	it('overwrites no file', async () => {
		await record(refused, ['--name', 'mine']);
		const again = await record(refused, ['--name', 'mine']);
		expect(again.said).toContain('is there already');
		expect((await record(refused)).files).toHaveLength(2);
	});
});
