import { ameyoSeed } from '../../sandbox';
import { fetchOnNewConnection } from '../../sandbox/http';
import { createCredential, type SavedCredential } from '../../sandbox/n8n/credentials';
import {
	virtualContactCenterCredentials,
	WEBHOOK_SECRET,
} from '../../sandbox/n8n/virtualContactCenterCredentials';
import { publishWorkflow, webhookReady } from '../../sandbox/n8n/workflows';
import { executionsOf } from './ameyoTriggerExecutions';
import { openScene, type Scene } from './scene';

interface Table {
	id: string;
	name: string;
	projectId: string;
}

describe('the template that keeps call attempts in a data table', () => {
	let scene: Scene;
	let secret: SavedCredential;
	let workflowId: string;
	let url: string;
	let reported = 0;

	beforeAll(async () => {
		scene = await openScene({ ameyo: { ringMs: 0 } });
		secret = await createCredential(scene.n8n, virtualContactCenterCredentials('').webhook);
		const workflow = await scene.addTemplate('ameyo-status-to-data-table.json');
		workflowId = workflow.id;
		await publishWorkflow(scene.n8n, workflow);
		const id = workflow.nodes.find(({ name }) => name === 'Call Reported')?.webhookId;
		url = `${await webhookReady(scene.n8n, `${id}/webhook`, 'GET')}?token=${WEBHOOK_SECRET}`;
	});
	afterAll(async () => {
		await drop();
		await scene.n8n.request('DELETE', `/credentials/${secret.id}`);
		await scene.close();
	});
	beforeEach(async () => {
		await drop();
		scene.sandbox.reset();
		scene.sandbox.ameyo.settings.statusUrl = url;
	});

	async function table(): Promise<Table | undefined> {
		const answer = await scene.n8n.request<{ data: Table[] }>('GET', '/data-tables-global');
		return answer.data.find(({ name }) => name === 'Ameyo Call Attempts');
	}
	async function drop(): Promise<void> {
		const found = await table();
		if (!found) return;
		await scene.n8n.request('DELETE', `/projects/${found.projectId}/data-tables/${found.id}`);
	}
	/** The rows, when so many more reports have been worked off. */
	async function rowsAfter(reports: number): Promise<Array<Record<string, unknown>>> {
		reported += reports;
		const executions = await executionsOf(scene.n8n, workflowId, reported);
		expect(executions.map(({ status }) => status)).toEqual(Array(reported).fill('success'));
		const found = await table();
		const path = `/projects/${found?.projectId}/data-tables/${found?.id}/rows`;
		const { data } = await scene.n8n.request<{ data: Array<Record<string, unknown>> }>('GET', path);
		return data;
	}
	/** Calls the URL as Ameyo does. */
	async function report(parameters: string): Promise<void> {
		await fetchOnNewConnection(`${url}&${parameters}`);
	}
	async function call(userId: string, phone: string): Promise<void> {
		const { hashKey, requestingHost, policyName } = ameyoSeed.HASH_KEY;
		const command = `${scene.sandbox.url}/ameyowebaccess/command?command=clickToDialWithToken`;
		const response = await fetchOnNewConnection(command, {
			method: 'POST',
			headers: {
				'hash-key': hashKey,
				'requesting-host': requestingHost,
				'policy-name': policyName,
			},
			body: new URLSearchParams({ data: JSON.stringify({ campaignId: 1, userId, phone }) }),
		});
		// A call that Ameyo refused is never reported.
		expect(await response.json()).not.toHaveProperty('status', 'error');
	}

	it('makes the table with the first reports, and keeps a row for each call', async () => {
		const nobody = `987654${ameyoSeed.DIAL_ENDINGS.customerDidNotAnswer}`;
		await Promise.all([
			call('amit', '9876543210'),
			call('priya', nobody),
			call('rahul', '9876500001'),
		]);
		const row = { campaignId: '1', attempts: 1, whole: true };
		const rows = await rowsAfter(3);
		expect(rows).toHaveLength(3);
		expect(rows).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					...row,
					userId: 'amit',
					phone: '9876543210',
					status: 'CONNECTED',
				}),
				expect.objectContaining({ ...row, userId: 'priya', phone: nobody, status: 'NO_ANSWER' }),
				expect.objectContaining({
					...row,
					userId: 'rahul',
					phone: '9876500001',
					status: 'CONNECTED',
				}),
			]),
		);
		expect(rows.map(({ callId }) => callId).sort()).toEqual(
			scene.sandbox.ameyo.calls.map(({ crtObjectId }) => crtObjectId).sort(),
		);
		expect(JSON.stringify(rows)).not.toContain(WEBHOOK_SECRET);
	});

	it('keeps one row for a call that is reported again, mixed up, or with another result', async () => {
		scene.sandbox.ameyo.misbehave({ report: { repeat: 2, scramble: 'fields' } });
		await call('amit', '9876543210');
		const [row] = await rowsAfter(2);
		expect(row).toMatchObject({
			status: 'CONNECTED',
			disposition: '',
			phone: '9876543210',
			connectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+05:30$/),
			talkTime: 42,
			whole: true,
		});
		await report(
			`crtObjectId=${String(row?.callId)}&systemDisposition=CONNECTED&dispositionCode=Sale`,
		);
		expect(await rowsAfter(1)).toEqual([
			expect.objectContaining({ callId: row?.callId, disposition: 'Sale' }),
		]);
	});

	it('keeps a row for each of two calls whose reports come at the same time, each twice', async () => {
		scene.sandbox.ameyo.misbehave({ report: { repeat: 2 }, times: 2 });
		await Promise.all([call('amit', '9876543210'), call('priya', '9876500001')]);
		const rows = await rowsAfter(4);
		expect(rows.map(({ phone }) => phone).sort()).toEqual(['9876500001', '9876543210']);
	});

	it('keeps what came of a report that was cut', async () => {
		scene.sandbox.ameyo.misbehave({ report: { scramble: 'body' } });
		await call('amit', '9876543210');
		expect(await rowsAfter(1)).toEqual([
			expect.objectContaining({
				callId: scene.sandbox.ameyo.calls[0]?.crtObjectId,
				whole: false,
				campaignId: '1',
				report: expect.stringContaining('"campaignId":"1"'),
			}),
		]);
	});

	it('keeps a short report, which comes twice, apart from the whole one of its call', async () => {
		const short = 'customerCRTId=made-up-vce-1&dialedPhone=9876543210&hangupCauseCode=487';
		await report(short);
		await report(short);
		await report('customerCRTId=made-up-vce-1&systemDisposition=NO_ANSWER');
		const rows = await rowsAfter(3);
		expect(rows).toHaveLength(2);
		expect(rows).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					callId: 'made-up-vce-1',
					phone: '9876543210',
					hangupCause: '487',
					whole: false,
				}),
				expect.objectContaining({ callId: 'made-up-vce-1', status: 'NO_ANSWER', whole: true }),
			]),
		);
	});
});
