import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { runWorkflow, type Execution } from '../../sandbox/n8n/executions';
import { openScene, type Scene } from './scene';
import { stage } from './stage';

const template = 'ameyo-nightly-file-upload.json';
const trigger = 'Every Night';
const contacts = 50_000;
/** A limit only: on a fast machine it takes seconds. */
const MINUTES = 540_000;
/** Each hundredth row repeats the phone number of the row before. */
const repeated = contacts / 100;
const phoneOf = (row: number) => String(9_800_000_000 + (row % 100 === 99 ? row - 1 : row));

describe('the template for nightly files', () => {
	let scene: Scene;
	let workflowId: string;

	beforeAll(async () => {
		scene = await openScene();
		workflowId = (await scene.addTemplate(template)).id;
	});
	afterAll(async () => {
		await scene.close();
		for (const name of await rejectedFiles()) await rm(join(stage().filesFolder, name));
	});
	beforeEach(() => scene.sandbox.reset());

	async function upload(rows: string[]): Promise<Execution> {
		await scene.file('ameyo-contacts.csv', rows.join('\r\n'));
		return await runWorkflow(scene.n8n, workflowId, trigger, MINUTES);
	}
	const summaryOf = (execution: Execution): IDataObject[] =>
		execution.items('Summary').map(({ json }) => json);
	const rejectedFiles = async () =>
		(await readdir(stage().filesFolder)).filter((name) =>
			name.startsWith('ameyo-nightly-rejected-'),
		);

	it(`accounts for each of ${contacts} rows, and keeps those that were rejected`, async () => {
		const rows = Array.from({ length: contacts }, (_, row) => `${phoneOf(row)},Contact ${row}`);
		const execution = await upload(['phone1,name', ...rows]);
		expect(execution.status).toBe('success');
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({
				uploaded: true,
				problem: '',
				nextStep: '',
				rows: contacts,
				accepted: contacts - repeated,
				rejected: repeated,
				unknown: 0,
				notSent: 0,
				unknownRows: [],
				topReasons: [{ rejection: expect.stringContaining('duplicate'), count: repeated }],
			}),
		]);
		const { ameyo } = scene.sandbox;
		expect(ameyo.contacts.size).toBe(contacts - repeated);
		expect(ameyo.counts.recordsReceived).toBe(contacts);
		expect(ameyo.counts.commands.uploadContacts?.received).toBe(contacts / 500);
		// n8n keeps the file of rejected rows where it keeps all files, not in the execution.
		const [item] = execution.items('Upload File');
		expect(item?.binary?.rejected).toMatchObject({
			id: expect.stringMatching(/^filesystem-v2:/),
			fileName: 'ameyo-contacts-rejected.csv',
		});
		const [name = ''] = await rejectedFiles();
		const lines = (await readFile(join(stage().filesFolder, name), 'utf8')).split('\r\n');
		expect(lines[0]).toBe('\ufeffphone1,name,row,rejection');
		expect(lines.slice(1, -1).map((line) => Number(line.split(',')[2]))).toEqual(
			Array.from({ length: repeated }, (_, n) => n * 100 + 100),
		);
		const seconds = (execution.time('Upload File') / 1000).toFixed(1);
		process.stdout.write(`    ${contacts} contacts of a file: ${seconds} s\n`);
	});

	it('says which rows have no answer and where to go on', async () => {
		scene.sandbox.ameyo.misbehave({ command: 'uploadContacts', skip: 1, dropAfter: true });
		const rows = Array.from({ length: 1_200 }, (_, row) => `${phoneOf(row)},Contact ${row}`);
		const execution = await upload(['phone1,name', ...rows]);
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({
				uploaded: false,
				problem: expect.stringContaining('The connection was lost'),
				nextStep: expect.stringMatching(/unknownRows in Ameyo\. Set Start Row to \d+ and run/),
				rows: 1_200,
				unknown: 500,
			}),
		]);
	});

	it('says what is wrong with a file, and sends nothing of it', async () => {
		const execution = await upload(['phone1,name', '9876500001,Asha', '9876500002']);
		expect(execution.status).toBe('success');
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({
				uploaded: false,
				problem: expect.stringMatching(/^Row 2 has 1 cell/),
				nextStep: expect.stringContaining('Nothing was sent.'),
				rows: 0,
			}),
		]);
		expect(scene.sandbox.ameyo.counts.recordsReceived).toBe(0);
	});

	it('says that the file is missing', async () => {
		const missing = await scene.addTemplate(template, (workflow) => {
			workflow.id = undefined;
			for (const { parameters } of workflow.nodes) {
				if (typeof parameters.fileSelector === 'string') parameters.fileSelector += '.missing';
			}
		});
		const execution = await runWorkflow(scene.n8n, missing.id, trigger);
		expect(execution.status).toBe('success');
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({ uploaded: false, problem: expect.stringMatching(/.+/), rows: 0 }),
		]);
	});
});
