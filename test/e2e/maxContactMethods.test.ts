import type { INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/MaxContact/resources';
import { runWorkflow, type Execution } from '../../sandbox/n8n/executions';
import { openMaxContactScene, type MaxContactScene } from './maxContactScene';
import { chain, locator, node } from './workflow';

const userId = locator('1001');
const LOGGED_OUT = { userId: locator('1012') };
const LOGGED_OUT_WORDS = 'User 1012 is not logged in.';
const NOBODY = { userId: locator('9999') };
const NOBODY_WORDS = 'User 9999 was not found.';
const carriedOut = { success: true, responseCode: 200, responseDetail: 'OK' };
const dialled = ['dial/user/1001/phone/01610000003'];
const held = [...dialled, 'hold/user/1001/call/5001'];
const call = { userId, callId: locator('5001') };
const noCall = { ...call, callId: locator('4999') };
const NO_CALL_WORDS = 'Call 4999 was not found.';

interface Case {
	operation: string;
	/** What happens at MaxContact before. */
	before?: string[];
	parameters: INodeParameters;
	/** The first row that comes out. */
	row: unknown;
	/** Parameters that MaxContact refuses, and its words. */
	refused: INodeParameters;
	words: string;
}

const list = { returnAll: true };
/** A list asked for in the name of nobody. */
const LIST_OF_NOBODY = { options: NOBODY };
const cases: Case[] = [
	{
		operation: 'acdQueue: getAll',
		parameters: list,
		row: expect.objectContaining({ ID: expect.any(Number), AcdName: expect.any(String) }),
		refused: LIST_OF_NOBODY,
		words: NOBODY_WORDS,
	},
	{
		operation: 'agent: goReady',
		parameters: { userId: locator('1010') },
		row: carriedOut,
		refused: { userId: locator('1011') },
		words: 'User 1011 is not logged into a campaign.',
	},
	{
		operation: 'call: connect',
		before: [...held, 'dial/user/1001/phone/01610000002'],
		parameters: {
			userId,
			call1Id: locator('5001'),
			call2Id: locator('5002'),
			resultCode1: locator('XFER'),
			resultCode2: locator('SALE'),
			additionalFields: { notes1: 'To the 2nd line & back', numSales2: 1 },
		},
		row: carriedOut,
		refused: {
			userId,
			call1Id: locator('5001'),
			call2Id: locator('4999'),
			resultCode1: locator('XFER'),
			resultCode2: locator('SALE'),
		},
		words: NO_CALL_WORDS,
	},
	{
		operation: 'call: dial',
		parameters: {
			userId,
			phoneNumber: locator('01610000003'),
			additionalFields: { leadId: '9007199254740993' },
		},
		row: expect.objectContaining({
			CallId: 5001,
			CallStartTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			CustomerName: 'Petra',
		}),
		refused: { ...LOGGED_OUT, phoneNumber: locator('01610000003') },
		words: LOGGED_OUT_WORDS,
	},
	{
		operation: 'call: dispose',
		before: dialled,
		parameters: { ...call, resultCode: locator('SALE') },
		row: carriedOut,
		refused: { ...call, resultCode: locator('SOLD') },
		words: 'Result code SOLD was not found.',
	},
	{
		operation: 'call: getAll',
		before: dialled,
		parameters: { userId, returnAll: true },
		row: expect.objectContaining({ CallId: 5001, PhoneNumber: '01610000003' }),
		refused: NOBODY,
		words: NOBODY_WORDS,
	},
	...[
		{ operation: 'call: hangUp', before: dialled },
		{ operation: 'call: hold', before: dialled },
		{ operation: 'call: retrieve', before: held },
		{ operation: 'call: startRecording', before: dialled },
		{ operation: 'call: stopRecording', before: dialled },
	].map((one) => ({
		...one,
		parameters: call,
		row: carriedOut,
		refused: noCall,
		words: NO_CALL_WORDS,
	})),
	{
		operation: 'campaign: getAll',
		parameters: list,
		row: expect.objectContaining({ CampaignID: 1, CampaignName: 'Spring Renewals' }),
		refused: LIST_OF_NOBODY,
		words: NOBODY_WORDS,
	},
	{
		operation: 'lead: changeForCall',
		before: dialled,
		parameters: { ...call, leadPhoneId: '9007199254741997' },
		row: carriedOut,
		refused: { ...call, leadPhoneId: '9007199254741999' },
		words: 'Lead phone 9007199254741999 was not found.',
	},
	{
		operation: 'lead: createForCall',
		before: dialled,
		parameters: { ...call, phoneNumber: '+44 161 000 0009' },
		row: carriedOut,
		refused: { ...noCall, phoneNumber: '+44 161 000 0009' },
		words: NO_CALL_WORDS,
	},
	{
		operation: 'lead: getPhones',
		parameters: { ...list, userId: locator(''), leadId: '9007199254740993' },
		row: expect.objectContaining({ LeadId: '9007199254740993', PhoneNumber: '01610000003' }),
		refused: { userId: locator(''), leadId: '9007199254740999' },
		words: 'Lead 9007199254740999 was not found.',
	},
	{
		operation: 'resultCode: getAll',
		parameters: list,
		row: expect.objectContaining({ Code: 'SALE' }),
		refused: LIST_OF_NOBODY,
		words: NOBODY_WORDS,
	},
	{
		operation: 'user: getAll',
		parameters: list,
		row: { FullName: 'Alice Archer', ID: 1001 },
		refused: LIST_OF_NOBODY,
		words: NOBODY_WORDS,
	},
];

describe('the MaxContact node in n8n', () => {
	let scene: MaxContactScene;

	beforeAll(async () => {
		scene = await openMaxContactScene({ maxContact: { ringMs: 0 } });
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());

	async function execute(
		{ operation: name, before = [] }: Pick<Case, 'operation' | 'before'>,
		parameters: INodeParameters,
	) {
		for (const path of before) await scene.telephony(path);
		const [resource = '', operation = ''] = name.split(': ');
		const { id } = await scene.add(
			chain(name, [
				node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
				{
					...node('MaxContact', 'n8n-nodes-contact-center.maxContact', 1, {
						resource,
						operation,
						...parameters,
					}),
					credentials: {
						maxContactApi: { id: scene.maxContact.id, name: scene.maxContact.name },
					},
				},
			]),
		);
		return await runWorkflow(scene.n8n, id, 'Start');
	}
	const rows = (execution: Execution) => execution.items('MaxContact').map(({ json }) => json);

	it('has no method that is not tried here', () => {
		const all = resources.flatMap(({ value: resource, operations }) =>
			operations.map(({ value }) => `${resource}: ${value}`),
		);
		expect(cases.map(({ operation }) => operation).sort()).toEqual(all.sort());
		expect(all).toHaveLength(17);
	});

	it.each(cases)('$operation gives what MaxContact answers', async (one) => {
		const execution = await execute(one, one.parameters);
		expect(execution.error).toBeUndefined();
		expect(rows(execution)[0]).toEqual(one.row);
		expect(scene.sandbox.maxContact.counts.withoutJsonHeader).toBe(0);
	});

	it.each(cases)("$operation fails with MaxContact's words", async (one) => {
		const execution = await execute(one, one.refused);
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toBe(one.words);
	});

	it.each([
		{
			operation: 'call: dial',
			parameters: { userId: '1001', phoneNumber: '01610000003' },
			row: expect.objectContaining({ CallId: 5001 }),
		},
		{
			operation: 'call: hold',
			before: dialled,
			parameters: { userId: '1001', callId: '5001' },
			row: carriedOut,
		},
	])('$operation takes plain strings in place of locators', async ({ row, ...one }) => {
		const execution = await execute(one, one.parameters);
		expect(execution.error).toBeUndefined();
		expect(rows(execution)[0]).toEqual(row);
	});
});
