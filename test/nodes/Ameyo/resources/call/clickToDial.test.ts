import { byId, useAmeyo } from '../../../../support/ameyo';
import { dial } from '../../../../support/ameyoOperations';

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
		expect(error?.description).toContain('Carried out: 1 of 3 items. Failed: 1. Not started: 1');
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
		const { error } = await bench.run({ ...dial, requestOptions: { timeout: 2000 } }, [
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
