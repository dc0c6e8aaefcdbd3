import type { IDataObject } from 'n8n-workflow';
import { ameyoSeed } from '../../../../../sandbox';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const { DIAL_ENDINGS } = ameyoSeed;
const dial = {
	resource: 'call',
	operation: 'clickToDial',
	authentication: 'hashKey',
	campaignId: byId('1'),
	userId: '={{ $json.agent }}',
	phone: '={{ $json.phone }}',
};

describe('call: click to dial', () => {
	const bench = useAmeyo();

	it('dials once, with the hash key and everything in the body', async () => {
		const { items, error } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					result: 'SUCCESS',
					connected: true,
					outcome: 'connected',
					nodeFlowId: expect.any(String),
					metaData: expect.any(String),
					errorReason: [],
					reason: expect.stringContaining('node.flow.id'),
				},
				pairedItem: { item: 0 },
			},
		]);
		const { counts, requests } = bench.ameyo;
		expect(counts).toMatchObject({ dials: 1, dataInQuery: 0, logins: 0 });
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			method: 'POST',
			path: '/ameyowebaccess/command',
			data: { userId: 'amit', campaignId: '1', phone: '5555056887' },
			headers: { 'requesting-host': 'crm.example' },
		});
		expect(requests[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
	});

	it('sends additional parameters and the undocumented shouldAddCustomer', async () => {
		const additionalParams = {
			parameter: [
				{ name: 'CaseID', value: '={{ $json.case }}' },
				{ name: 'näme "quoted"', value: '<b>&=%20' },
			],
		};
		const additionalFields = { shouldAddCustomer: true };
		await bench.run({ ...dial, additionalParams, additionalFields }, [
			{ agent: 'amit', phone: '+91 (98) 76-54', case: 'C-1' },
		]);
		expect(bench.ameyo.requests[0]?.data).toEqual({
			userId: 'amit',
			campaignId: '1',
			phone: '+91 (98) 76-54',
			additionalParams: { CaseID: 'C-1', 'näme "quoted"': '<b>&=%20' },
			shouldAddCustomer: true,
		});
	});

	const endings: Array<[string, string, string[]]> = [
		['agentDidNotAnswer', DIAL_ENDINGS.agentDidNotAnswer, ['Party.did.not.answer', 'agent']],
		[
			'customerDidNotAnswer',
			DIAL_ENDINGS.customerDidNotAnswer,
			['Party.did.not.answer', '55550000009902'],
		],
		[
			'couldNotConnect',
			DIAL_ENDINGS.couldNotConnect,
			['Party.could.not.be.connected.Reason', '55550000009903', 'Requested channel not available'],
		],
	];
	describe.each([false, true])('answers printed as in the document: %s', (printed) => {
		it.each(endings)('reads %s', async (outcome, ending, errorReason) => {
			bench.ameyo.misbehave({ command: 'clickToDialWithToken', printed });
			const { items } = await bench.run(dial, [{ agent: 'amit', phone: `5555000000${ending}` }]);
			expect(items[0]?.json).toMatchObject({
				result: 'FAILURE',
				connected: false,
				outcome,
				errorReason,
				nodeFlowId: expect.stringMatching(/^\w+$/),
				metaData: expect.stringMatching(/^[\w-]+$/),
			});
		});

		it('reads connected', async () => {
			bench.ameyo.misbehave({ command: 'clickToDialWithToken', printed });
			const { items } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
			expect(items[0]?.json).toMatchObject({
				result: 'SUCCESS',
				connected: true,
				outcome: 'connected',
				errorReason: [],
				nodeFlowId: expect.stringMatching(/^\w+$/),
				metaData: expect.stringMatching(/^[\w-]+$/),
			});
		});
	});

	it('keeps the raw text of an answer that cannot be read, as an unknown outcome', async () => {
		const body = '{"result":"FAILURE","reason":%%% what ever';
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', answer: { status: 200, body } });
		const { items } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
		expect(items[0]?.json).toMatchObject({
			result: 'FAILURE',
			connected: false,
			outcome: 'unknown',
			nodeFlowId: null,
			errorReason: [],
			reason: expect.stringContaining('%%% what ever'),
		});
	});

	it.each([
		['kavita', 'Agent: agent is not working in campaign: 1', 'on a break'],
		['sanjay', 'Agent is not available to take the call', 'log in'],
	])(
		"makes Ameyo's refusal of %s an error of the item, with a next step",
		async (agent, message, step) => {
			const { items, errors } = await bench.run(
				dial,
				[
					{ agent: 'amit', phone: '5555056887' },
					{ agent, phone: '5555056888' },
					{ agent: 'priya', phone: '5555056889' },
				],
				{ onError: toErrorOutput },
			);
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
			expect(errors).toHaveLength(1);
			expect(errors[0]?.pairedItem).toEqual({ item: 1 });
			expect(errors[0]?.json).toMatchObject({ error: message, agent, phone: '5555056888' });
			expect((errors[0]?.json.details as IDataObject).description).toContain(step);
			expect(bench.ameyo.counts.dials).toBe(2);
		},
	);

	it('reads a refusal with line breaks inside its words', async () => {
		const body =
			'{\n"status": "error",\n"reason": "Agent: agent is not working in campaign:\n1",\n"details": "x"\n}';
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', answer: { status: 200, body } });
		const { error } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
		expect(error?.message).toBe('Agent: agent is not working in campaign: 1');
	});

	it.each([
		[{ userId: '={{ " " }}' }, "'Agent User ID' is empty"],
		[{ phone: '={{ null }}' }, "'Phone Number' is empty"],
		[{ phone: '={{ $json.nothing }}' }, "'Phone Number' is empty"],
		[{ phone: '={{ $json }}' }, "'Phone Number' must be text, but it is an object"],
		[{ campaignId: byId('={{ "" }}') }, "'Campaign' is empty"],
		[{ campaignId: byId('={{ "MoviStarSurvey" }}') }, "'Campaign' must be an ID made of digits"],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await bench.run({ ...dial, ...change }, [
			{ agent: 'amit', phone: '5555056887' },
		]);
		expect(error?.message).toContain(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(bench.ameyo.requests).toHaveLength(0);
	});

	it('calls one agent after the other call has ended, agents side by side', async () => {
		const agents = ['amit', 'priya', 'rahul'];
		const calls = Array.from({ length: 12 }, (_, i) => ({
			agent: agents[i % 3] ?? '',
			phone: `555505${1000 + i}`,
		}));
		bench.ameyo.holdCalls();
		const allRinging = bench.ameyo.nextRequest(() => bench.ameyo.requests.length === 3);
		const run = bench.run(dial, calls);
		await allRinging;
		bench.ameyo.releaseCalls();
		const { items } = await run;
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(calls.map((_, item) => ({ item })));
		const { counts } = bench.ameyo;
		expect(counts).toMatchObject({ dials: 12, overlappingDials: 0 });
		expect(counts.maxParallelDialsByAgent).toEqual({ amit: 1, priya: 1, rahul: 1 });
		for (const agent of agents) {
			const dialled = bench.ameyo.calls.filter((call) => call.userId === agent);
			expect(dialled.map(({ phone }) => phone)).toEqual(
				calls.filter((call) => call.agent === agent).map(({ phone }) => phone),
			);
		}
	});

	it('keeps to the concurrency that was set', async () => {
		const calls = ['agent', 'amit', 'priya', 'rahul', 'sunita', 'vikram'].map((agent) => ({
			agent,
			phone: '5555056887',
		}));
		await bench.run({ ...dial, requestOptions: { concurrency: 2 } }, calls);
		expect(bench.ameyo.counts).toMatchObject({ dials: 6, maxParallelRequests: 2 });
	});

	it('stops at the first failed item and says what became of the others', async () => {
		const { error, items } = await bench.run({ ...dial, requestOptions: { concurrency: 1 } }, [
			{ agent: 'amit', phone: '5555056887' },
			{ agent: 'sanjay', phone: '5555056888' },
			{ agent: 'priya', phone: '5555056889' },
		]);
		expect(items).toEqual([]);
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.description).toContain(
			'Of 3 items 1 were carried out, 1 failed and 1 were not started',
		);
		expect(bench.ameyo.counts.dials).toBe(1);
	});

	it.each([
		['dropBefore', { dropBefore: true }, 0],
		['dropAfter', { dropAfter: true }, 1],
	])('never dials twice when the connection drops: %s', async (_name, rule, dials) => {
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', ...rule });
		const { error } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
		expect(error?.message).toBe(
			'The connection was lost after the request was sent. It is not known whether Ameyo carried it out: check before you send it again.',
		);
		expect(JSON.stringify(error)).not.toMatch(/retry the request immediately/i);
		expect(bench.ameyo.counts.dials).toBe(dials);
		expect(bench.ameyo.requests).toHaveLength(1);
	});

	it.each([429, 503, 500])('never dials twice after HTTP %d', async (status) => {
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', status, times: Infinity });
		const { error } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
		expect(error?.message).toContain(`HTTP ${status}`);
		expect(error?.description).toContain('It is not known whether Ameyo carried it out');
		expect(bench.ameyo.requests).toHaveLength(1);
	});

	it('says after a time-out that the call may have been placed', async () => {
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', hold: true });
		const { error } = await bench.run({ ...dial, requestOptions: { timeout: 200 } }, [
			{ agent: 'amit', phone: '5555056887' },
		]);
		expect(error?.message).toBe(
			'Ameyo did not answer in time. It is not known whether Ameyo carried it out: check before you send it again.',
		);
		expect(bench.ameyo.requests).toHaveLength(1);
		bench.ameyo.calm();
	});

	it('places no further call once the execution is cancelled', async () => {
		bench.ameyo.holdCalls();
		let cancel = () => {};
		const ringing = bench.ameyo.nextRequest();
		const run = bench.run(
			dial,
			[
				{ agent: 'amit', phone: '5555056887' },
				{ agent: 'amit', phone: '5555056888' },
			],
			{ onStart: (stop) => (cancel = stop) },
		);
		await ringing;
		cancel();
		const { status } = await run;
		bench.ameyo.releaseCalls();
		expect(status).toBe('canceled');
		expect(bench.ameyo.requests).toHaveLength(1);
	});

	it('shows a wrong hash key in the words of Ameyo, without the key', async () => {
		const credentials = bench.credentials({}, { hashKey: 'made-up-wrong-key' });
		const { error } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }], {
			credentials,
		});
		expect(error?.message).toBeTruthy();
		expect(JSON.stringify(error)).not.toContain('made-up-wrong-key');
		expect(bench.ameyo.counts.dials).toBe(0);
	});

	it('refuses a hash key that no header can carry, before anything is sent', async () => {
		const credentials = bench.credentials({}, { hashKey: 'made-up\r\nx: y' });
		const { error } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }], {
			credentials,
		});
		expect(error?.message).toContain("'Hash Key' of the Ameyo credential");
		expect(bench.ameyo.requests).toHaveLength(0);
	});
});
