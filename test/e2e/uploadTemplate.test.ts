import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runWorkflow, type Execution } from '../../sandbox/n8n/executions';
import { sampleFile } from '../../sandbox/n8n/localWorkflows';
import { workflowsFolder } from '../../sandbox/n8n/paths';
import { openScene, type Scene } from './scene';

const template = 'ameyo-scheduled-contact-upload.json';
const trigger = 'Every Morning';

describe('the template for scheduled uploads', () => {
	let scene: Scene;
	let workflowId: string;

	beforeAll(async () => {
		scene = await openScene();
		workflowId = (await scene.addTemplate(template)).id;
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());

	async function upload(rows: string[]): Promise<Execution> {
		await scene.file('ameyo-contacts.csv', rows.join('\n'));
		return await runWorkflow(scene.n8n, workflowId, trigger);
	}
	const summaryOf = (execution: Execution) => execution.items('Summary').map(({ json }) => json);

	it('uploads the contacts and says that all were accepted', async () => {
		const execution = await upload(['phone1,name', '9876500001,Asha', '9876500002,Bala']);
		expect(execution.status).toBe('success');
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({
				total: 2,
				accepted: 2,
				rejected: 0,
				notSent: 0,
				topReasons: [],
				acceptedAs: [{ result: 'ADDED', contacts: 2 }],
			}),
		]);
		expect(scene.sandbox.ameyo.contacts.get('1:9876500001')?.customerData).toMatchObject({
			phone1: '9876500001',
			name: 'Asha',
		});
		expect(scene.sandbox.ameyo.counts.recordsReceived).toBe(2);
	});

	it('keeps rejected contacts apart and names the most frequent reasons first', async () => {
		const execution = await upload([
			'phone1,name',
			'9876500001,Asha',
			'9876500001,Asha again',
			'9876500001,Asha once more',
			'98765000051234567890,Too long',
		]);
		expect(execution.items('Accepted')).toHaveLength(1);
		expect(execution.items('Rejected')).toHaveLength(3);
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({ total: 4, accepted: 1, rejected: 3, notSent: 0 }),
		]);
		expect(summaryOf(execution)[0]?.topReasons).toEqual([
			{ reason: expect.stringMatching(/^DUPLICATE_NOT_ADDED/), outcome: 'rejected', contacts: 2 },
			{
				reason: expect.stringMatching(/^PREPROCESSING_INVALID_LENGTH/),
				outcome: 'rejected',
				contacts: 1,
			},
		]);
	});

	it('writes the rejected contacts into a file, with the reason and the columns as sent', async () => {
		const execution = await upload([
			'phone1,name',
			'9876500001,Asha',
			'9876500001,"Asha, again"',
			'98765000051234567890,Too long',
		]);
		expect(execution.error).toBeUndefined();
		const [written] = execution.items('Write Rejected Contacts');
		const text = await readFile(String(written?.json.fileName), 'utf8');
		const [header, duplicate, tooLong, ...more] = text.trim().split('\n');
		expect(header?.replace('\ufeff', '')).toBe('reason,phone1,name');
		expect(duplicate).toMatch(
			/^"?DUPLICATE_NOT_ADDED: The customer is a duplicate.*,9876500001,"Asha, again"$/,
		);
		expect(tooLong).toMatch(/^"?PREPROCESSING_INVALID_LENGTH: .*,98765000051234567890,Too long$/);
		expect(more).toEqual([]);
	});

	it('writes no file where nobody was rejected', async () => {
		const execution = await upload(['phone1,name', '9876500001,Asha']);
		expect(execution.status).toBe('success');
		expect(execution.items('Write Rejected Contacts')).toEqual([]);
	});

	it('counts contacts that could not be sent, with the words of Ameyo', async () => {
		scene.sandbox.ameyo.misbehave({
			command: 'uploadContacts',
			// Also to the second sending: the reset has ended the session that n8n holds.
			times: 2,
			answer: {
				status: 200,
				body: '{"status":"error","reason":"The campaign is closed","details":""}',
			},
		});
		const execution = await upload(['phone1,name', '9876500001,Asha', '9876500002,Bala']);
		expect(execution.status).toBe('success');
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({
				total: 2,
				accepted: 0,
				rejected: 0,
				notSent: 2,
				topReasons: [
					{
						reason: expect.stringContaining('The campaign is closed'),
						outcome: 'notSent',
						contacts: 2,
					},
				],
			}),
		]);
		expect(scene.sandbox.ameyo.contacts.size).toBe(0);
	});

	it('says in the summary when the file is missing', async () => {
		const missing = await scene.addTemplate(template, (workflow) => {
			workflow.id = undefined;
			for (const { parameters } of workflow.nodes) {
				if (typeof parameters.fileSelector === 'string') parameters.fileSelector += '.missing';
			}
		});
		const execution = await runWorkflow(scene.n8n, missing.id, trigger);
		expect(execution.status).toBe('success');
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({ total: 1, accepted: 0, rejected: 0, notSent: 1 }),
		]);
	});

	it('shows all of it with the sample contacts', async () => {
		const sample = await readFile(join(workflowsFolder, sampleFile), 'utf8');
		const execution = await upload(sample.trim().split('\n'));
		expect(summaryOf(execution)).toEqual([
			expect.objectContaining({ total: 8, accepted: 5, rejected: 3, notSent: 0 }),
		]);
		expect(summaryOf(execution)[0]?.topReasons).toHaveLength(3);
	});
});
