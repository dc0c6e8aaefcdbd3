import type { INodeParameters } from 'n8n-workflow';
import { byId, LOOKUP_USER, useMaxContact } from '../../../../support/maxContact';
import { toErrorOutput } from '../../../../support/run';

const AGENT = '1001';
const NUMBER = '+44 161 000 0009';
const carriedOut = { success: true, responseCode: 200, responseDetail: 'OK' };
const TELEPHONY = '/webservices/services/telephony';

describe('the 17 methods of MaxContact', () => {
	const bench = useMaxContact({ maxContact: { ringMs: 0 } });

	const call = (operation: string, more: INodeParameters = {}): INodeParameters => ({
		resource: 'call',
		operation,
		userId: byId(AGENT),
		...more,
	});

	/** Dials for the agent and gives the ID of the connected call. */
	async function dialled(phoneNumber = NUMBER): Promise<string> {
		const { items, error } = await bench.run(call('dial', { phoneNumber }));
		expect(error).toBeUndefined();
		return String(items[0]?.json.CallId);
	}

	/** Runs an operation that answers without data, and looks at what it sent. */
	async function carriesOut(parameters: INodeParameters, path: string): Promise<void> {
		const { items, error } = await bench.run(parameters);
		expect(error).toBeUndefined();
		expect(items).toEqual([{ json: carriedOut, pairedItem: { item: 0 } }]);
		expect(bench.simulator.requests.at(-1)).toMatchObject({ method: 'GET', url: TELEPHONY + path });
	}

	async function isRefused(parameters: INodeParameters, message: string): Promise<void> {
		const { items, errors } = await bench.run(parameters, [{ row: 1 }], { onError: toErrorOutput });
		expect(items).toEqual([]);
		expect(errors).toHaveLength(1);
		expect(errors[0]?.json.error).toBe(message);
		expect(errors[0]?.json.details).toMatchObject({
			responseCode: expect.any(Number),
			description: expect.stringMatching(/response code is \d+/),
		});
		expect(errors[0]?.pairedItem).toEqual({ item: 0 });
	}

	describe('agent: go ready', () => {
		const ready = (userId: string) => ({
			resource: 'agent',
			operation: 'goReady',
			userId: byId(userId),
		});

		it('makes an agent ready', async () => {
			await carriesOut(ready('1010'), '/goready/user/1010');
			expect(bench.simulator.agents.get(1010)?.ready).toBe(true);
		});

		it('is refused for an agent without a campaign', async () => {
			await isRefused(ready('1011'), 'User 1011 is not logged into a campaign.');
		});
	});

	describe('call: dial', () => {
		it('gives the call, its start in ISO 8601', async () => {
			const before = Date.now();
			const { items } = await bench.run(call('dial', { phoneNumber: NUMBER }));
			expect(items).toEqual([
				{
					json: expect.objectContaining({
						CallId: 5001,
						PhoneNumber: NUMBER,
						CallStartTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
					}),
					pairedItem: { item: 0 },
				},
			]);
			const start = Date.parse(String(items[0]?.json.CallStartTime));
			expect(start).toBeGreaterThanOrEqual(before);
			expect(start).toBeLessThanOrEqual(Date.now());
			expect(bench.simulator.requests[0]?.url).toBe(
				`${TELEPHONY}/dial/user/1001/phone/%2B44%20161%20000%200009`,
			);
			expect(bench.simulator.counts.dials).toBe(1);
		});

		it('calls the lead that is given, its 64-bit ID exact', async () => {
			const leadId = '9007199254740993';
			await bench.run(call('dial', { phoneNumber: '01610000003', additionalFields: { leadId } }));
			expect(bench.simulator.requests[0]?.url).toBe(
				`${TELEPHONY}/dial/user/1001/phone/01610000003?leadid=${leadId}`,
			);
			expect(bench.simulator.calls[0]?.leadId).toBe(9007199254740993n);
		});

		it('is refused while the agent is on another call', async () => {
			const callId = await dialled();
			await isRefused(
				call('dial', { phoneNumber: NUMBER }),
				`User 1001 is on call ${callId}, which is not on hold.`,
			);
		});
	});

	it('call: get many lists the active calls, or none', async () => {
		const none = await bench.run(call('getAll', { returnAll: true }));
		expect(none.error).toBeUndefined();
		expect(none.items).toEqual([]);
		const first = await dialled();
		await bench.run(call('hold', { callId: first }));
		const second = await dialled('01610000002');
		const all = await bench.run(call('getAll', { returnAll: true }));
		expect(all.items.map(({ json }) => String(json.CallId))).toEqual([first, second]);
		const one = await bench.run(call('getAll', { limit: 1 }));
		expect(one.items).toHaveLength(1);
		await isRefused({ ...call('getAll'), userId: byId('77') }, 'User 77 was not found.');
	});

	it('call: hang up ends the call once', async () => {
		const callId = await dialled();
		await carriesOut(call('hangUp', { callId }), `/hangup/user/1001/call/${callId}`);
		await isRefused(call('hangUp', { callId }), `Call ${callId} has already ended.`);
	});

	it('call: hold and retrieve', async () => {
		const callId = await dialled();
		await isRefused(call('retrieve', { callId }), `Call ${callId} is not on hold.`);
		await carriesOut(call('hold', { callId }), `/hold/user/1001/call/${callId}`);
		await isRefused(call('hold', { callId }), `Call ${callId} is already on hold.`);
		await carriesOut(call('retrieve', { callId }), `/retrieve/user/1001/call/${callId}`);
	});

	it('call: stop and start recording', async () => {
		const callId = await dialled();
		await carriesOut(call('stopRecording', { callId }), `/stoprecord/user/1001/call/${callId}`);
		expect(bench.simulator.calls[0]?.recording).toBe('stopped');
		await isRefused(call('stopRecording', { callId }), `Call ${callId} is not being recorded.`);
		await carriesOut(call('startRecording', { callId }), `/startrecord/user/1001/call/${callId}`);
		await isRefused(call('startRecording', { callId: '999' }), 'Call 999 was not found.');
	});

	it('call: dispose closes a call with a result code', async () => {
		const callId = await dialled();
		const dispose = (code: string) => call('dispose', { callId, resultCode: byId(code) });
		await isRefused(dispose('NO SUCH&code=1'), 'Result code NO SUCH&code=1 was not found.');
		await carriesOut(dispose('SALE'), `/dispose/user/1001/call/${callId}?resultcode=SALE`);
		expect(bench.simulator.calls[0]?.result).toEqual({ resultCode: 'SALE' });
	});

	describe('call: connect', () => {
		const connect = (call1Id: string, call2Id: string, more: INodeParameters = {}) =>
			call('connect', {
				call1Id,
				call2Id,
				resultCode1: byId('XFER'),
				resultCode2: byId('SALE'),
				...more,
			});

		it('bridges two calls, with notes and sales', async () => {
			const first = await dialled();
			await bench.run(call('hold', { callId: first }));
			const second = await dialled('01610000002');
			const additionalFields = {
				notes1: 'line 1\nline 2 & 50% = ½',
				numSales1: 0,
				notes2: 'ok',
				numSales2: 2,
			};
			await carriesOut(
				connect(first, second, { additionalFields }),
				`/connectcalls/user/1001?call1=${first}&call2=${second}&resultcode1=XFER&resultcode2=SALE` +
					'&notes1=line%201%0Aline%202%20%26%2050%25%20%3D%20%C2%BD&notes2=ok&numsales1=0&numsales2=2',
			);
			expect(bench.simulator.calls.map(({ state, result }) => ({ state, result }))).toEqual([
				{
					state: 'bridged',
					result: { resultCode: 'XFER', notes: 'line 1\nline 2 & 50% = ½', sales: 0 },
				},
				{ state: 'bridged', result: { resultCode: 'SALE', notes: 'ok', sales: 2 } },
			]);
		});

		it('is refused for one call twice', async () => {
			const callId = await dialled();
			await isRefused(connect(callId, callId), 'A call cannot be connected with itself.');
		});
	});

	describe('lead', () => {
		it('get phones gives the phones, lead IDs as text', async () => {
			const phones = (leadId: string) => ({
				resource: 'lead',
				operation: 'getPhones',
				userId: byId(AGENT),
				leadId,
				returnAll: true,
			});
			const wide = await bench.run(phones('9007199254740993'));
			expect(wide.items.map(({ json }) => json.LeadId)).toEqual([
				'9007199254740993',
				'9007199254740993',
			]);
			const narrow = await bench.run(phones('4711'));
			expect(narrow.items).toEqual([
				{
					json: {
						LeadId: 4711,
						PhoneNumber: '01610000001',
						RecordType: 'Home',
						RecordTypeId: 1,
					},
					pairedItem: { item: 0 },
				},
			]);
			const empty = await bench.run(phones('9007199254740997'));
			expect(empty.error).toBeUndefined();
			expect(empty.items).toEqual([]);
			await isRefused(phones('9007199254740992'), 'Lead 9007199254740992 was not found.');
		});

		it('change for call gives the call to the lead of another phone', async () => {
			const callId = await dialled();
			const change = (leadPhoneId: string): INodeParameters => ({
				resource: 'lead',
				operation: 'changeForCall',
				userId: byId(AGENT),
				callId,
				leadPhoneId,
			});
			const wide = '9007199254741993';
			await carriesOut(change(wide), `/changelead/user/1001/call/${callId}/leadphone/${wide}`);
			expect(bench.simulator.calls[0]?.leadId).toBe(9007199254740993n);
			await isRefused(change('9007199254741992'), 'Lead phone 9007199254741992 was not found.');
		});

		it('create for call gives the call to a new lead', async () => {
			const callId = await dialled();
			const create = (id: string): INodeParameters => ({
				resource: 'lead',
				operation: 'createForCall',
				userId: byId(AGENT),
				callId: id,
				phoneNumber: '(0161) 555.0100',
			});
			await carriesOut(
				create(callId),
				`/createnewlead/user/1001/call/${callId}/phone/(0161)%20555.0100`,
			);
			await isRefused(create('4'), 'Call 4 was not found.');
		});
	});

	describe.each([
		['user', 'users', 12, { FullName: 'Alice Archer', ID: 1001 }],
		[
			'campaign',
			'campaigns',
			3,
			{ CampaignName: 'Spring Renewals', LastFetch: '2018-03-20T09:43:58.782Z' },
		],
		['resultCode', 'resultcodes', 8, { Code: 'SALE', IsAgentViewable: true }],
		['acdQueue', 'acdqueues', 3, { AcdName: 'Sales', ID: 1 }],
	])('%s: get many', (resource, method, count, first) => {
		const getAll = { resource, operation: 'getAll', returnAll: true };

		it('lists them all, or up to the limit', async () => {
			const all = await bench.run({ ...getAll, userId: byId(AGENT) });
			expect(all.error).toBeUndefined();
			expect(all.items).toHaveLength(count);
			expect(all.items[0]?.json).toMatchObject(first);
			expect(bench.simulator.requests[0]?.url).toBe(`${TELEPHONY}/${method}/user/${AGENT}`);
			const some = await bench.run({ ...getAll, userId: byId(AGENT), returnAll: false, limit: 2 });
			expect(some.items).toHaveLength(2);
		});

		it("asks in the name of the credential's user when none is given", async () => {
			await bench.run(getAll);
			expect(bench.simulator.requests[0]?.url).toBe(`${TELEPHONY}/${method}/user/${LOOKUP_USER}`);
		});

		it('is refused for a user that is none', async () => {
			await isRefused({ ...getAll, userId: byId('77') }, 'User 77 was not found.');
		});
	});
});
