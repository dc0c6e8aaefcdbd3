import { HASH_KEY_HEADERS, useAmeyo } from './client';

const ameyo = useAmeyo({ ameyo: { ringMs: 0 } });
const ORDER = { campaignId: '1', userId: 'agent', phone: '5550001111' };
const dial = (more: object = {}) =>
	ameyo.raw('clickToDialWithToken', { ...ORDER, ...more }, HASH_KEY_HEADERS);
const reason = async (more: object = {}) => JSON.parse((await dial(more)).data);

test('the number decides the outcome, told in one string with \\u003d for =', async () => {
	const { data } = await dial({ phone: '5550009901' });
	expect(data).toBe(
		'{"result":"FAILURE","reason":"{node.flow.id\\u003d12,metaData\\u003dmd-77,' +
			'node.flow.error.reason\\u003d[\\"Party.did.not.answer\\",\\"agent\\"]}"}',
	);
	expect(await reason()).toEqual({ result: 'SUCCESS', reason: '{node.flow.id=12,metaData=md-78}' });
	expect((await reason({ phone: '5550009902' })).reason).toContain(
		'["Party.did.not.answer","5550009902"]',
	);
	expect((await reason({ phone: '5550009903' })).reason).toContain(
		'["Party.could.not.be.connected.Reason","5550009903","Requested channel not available"]',
	);
	expect(ameyo.simulator.calls.map((call) => call.outcome)).toEqual([
		'agentDidNotAnswer',
		'connected',
		'customerDidNotAnswer',
		'couldNotConnect',
	]);
});

test('a rule decides the outcome, and prints it as the document does', async () => {
	ameyo.simulator.misbehave({ outcome: 'customerDidNotAnswer', printed: true });
	const { data } = await dial();
	expect(data).toBe(
		[
			'{',
			'    "result":"FAILURE",',
			'    "reason":',
			'    {',
			'        node.flow.id\\12,',
			'        metaData\\md-77,',
			'        node.flow.error.reason\\u003d',
			'        [',
			'            \\"Party.did.not.answer\\",',
			'            \\"5550001111\\"',
			'        ]',
			'    }"',
			'}',
		].join('\n'),
	);
});

test('no call is placed for an agent who cannot take it, or without the hash key', async () => {
	const refused = [
		[{ userId: 'kavita' }, 'Agent: agent is not working in campaign: 1'],
		[{ userId: 'meera' }, 'Agent: agent is not working in campaign: 1'],
		[{ userId: 'sanjay' }, 'Agent is not available to take the call'],
		[{ userId: 'nobody' }, 'Agent is not available to take the call'],
		[{ campaignId: '10' }, 'Campaign: 10 is not an outbound campaign'],
		[{ phone: '' }, 'Parameter phone cannot be null'],
	] as const;
	for (const [more, words] of refused) {
		expect(await reason(more)).toEqual({ status: 'error', reason: words, details: words });
	}
	const sessionId = await ameyo.login();
	expect(await ameyo.send('clickToDialWithToken', { ...ORDER, sessionId })).toBeNull();
	expect(ameyo.simulator.counts.dials).toBe(0);
	expect(ameyo.simulator.calls).toHaveLength(0);
});

test('calls for one agent cannot overlap, calls for several can, and both are counted', async () => {
	ameyo.simulator.holdCalls();
	const ringing: Array<Promise<unknown>> = [];
	for (const userId of ['agent', 'amit', 'priya']) {
		const arrived = ameyo.simulator.nextRequest('clickToDialWithToken');
		ringing.push(reason({ userId }));
		await arrived;
	}
	expect(await reason()).toMatchObject({ reason: 'Agent: agent is already on a call' });
	ameyo.simulator.releaseCalls();
	expect(await Promise.all(ringing)).toMatchObject(Array(3).fill({ result: 'SUCCESS' }));
	expect(await reason()).toMatchObject({ result: 'SUCCESS' });
	expect(ameyo.simulator.counts).toMatchObject({
		dials: 4,
		dialsByAgent: { agent: 2, amit: 1, priya: 1 },
		overlappingDials: 1,
		maxParallelDials: 3,
		maxParallelDialsByAgent: { agent: 2, amit: 1, priya: 1 },
		maxParallelRequests: 4,
	});
});

test('a call keeps what the caller sent, and is written into the contact with its number', async () => {
	const plan = { campaignId: 1, leadId: 1, properties: {}, Status: 'NOT_TRIED' };
	const customerRecords = [{ phone1: ORDER.phone }];
	await ameyo.send('uploadContacts', { ...plan, customerRecords }, HASH_KEY_HEADERS);
	await dial({ additionalParams: { CaseID: '7' }, shouldAddCustomer: false });
	expect(ameyo.simulator.calls[0]).toMatchObject({
		additionalParams: { CaseID: '7' },
		shouldAddCustomer: false,
	});
	expect(ameyo.simulator.contacts.get(`1:${ORDER.phone}`)?.columns).toMatchObject({
		attempts: 1,
		status: 'CONNECTED',
		num_outbound_connected: 1,
		last_user_id: 'agent',
	});
});
