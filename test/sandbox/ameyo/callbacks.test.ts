import { HASH_KEY_HEADERS, useAmeyo } from './client';

const ameyo = useAmeyo();
const LIST = '/ameyorestapi/voice/customerCallbacks';
const NINE_O_CLOCK_IN_KOLKATA = Date.UTC(2027, 2, 3, 3, 30);

const list = async (query: string, sessionId: string, method = 'POST') => {
	const url = `${ameyo.sandbox.url}${LIST}/getFiltered?${query}`;
	const { status, data } = await ameyo.http.request<string>({
		url,
		method,
		headers: { sessionId },
	});
	return { status, body: JSON.parse(data) };
};
const remove = async (id: string, sessionId: string, data: object = { customerCallbackId: id }) => {
	const url = `${ameyo.sandbox.url}${LIST}/${id}`;
	const response = await ameyo.http.delete<string>(url, { headers: { sessionId }, data });
	return { status: response.status, body: JSON.parse(response.data) };
};
const add = (more: object) =>
	ameyo.send(
		'addCallback',
		{
			campaignId: 1,
			callBackTime: '2027-03-03 09:00:00',
			isSelfCallBack: 'false',
			userId: 'agent',
			callBackHandlerType: 'voice.campaign.callback.handler',
			callBackProperties: { phone: '5555056887' },
			...more,
		},
		HASH_KEY_HEADERS,
	);
const upload = (customerAndCallbackRecords: unknown[]) =>
	ameyo.send(
		'uploadContactAndAddCallback',
		{ campaignId: 1, leadId: 35, properties: {}, customerAndCallbackRecords },
		HASH_KEY_HEADERS,
	);

test('addCallback answers with the documented bean and stores the time of the server zone', async () => {
	const callBackProperties = { phone: '5555056887', customerId: '112' };
	expect(await add({ callBackProperties })).toEqual({
		beanResponse: [
			{
				id: expect.stringMatching(/-cm-\d+$/),
				campaignId: 1,
				callBackTime: 'Mar 3, 2027 9:00:00 AM',
				selfCallback: false,
				callBackProperties: [{ phone: '5555056887', customerId: '112' }],
				userId: 'agent',
				phone: '5555056887',
				customerId: 112,
			},
		],
	});
	const stored = [...ameyo.simulator.callbacks.values()].at(-1);
	expect(stored).toMatchObject({ callbackTime: NINE_O_CLOCK_IN_KOLKATA, phone: '5555056887' });
});

test('a time in another form is refused', async () => {
	const before = ameyo.simulator.callbacks.size;
	for (const callBackTime of ['2016-08-2716:23:00', '2027-03-03T09:00:00', '2027-3-3 9:00:00']) {
		expect(await add({ callBackTime })).toEqual({
			result: 'Failed.',
			comment: ['CallBackManager.invalid.callback.time\\', callBackTime],
		});
	}
	expect(await add({ callBackTime: null })).toHaveProperty('status', 'error');
	expect(ameyo.simulator.callbacks.size).toBe(before);
});

test('uploadContactAndAddCallback takes contact, callback or both and answers in order', async () => {
	const callBackTime = '2027-03-03 09:00:00';
	const answer = await upload([
		{ customerRecord: { phone1: '300' }, callbackRecord: { callBackTime, userId: 'amit' } },
		{ customerRecord: { phone1: '301' } },
		{ callbackRecord: { callBackTime, callBackPhone: '302' } },
		{ customerRecord: { phone1: '303' }, callbackRecord: { callBackTime: 'soon' } },
		{ customerRecord: { name: 'x' }, callbackRecord: { callBackTime } },
		{ customerRecord: { name: 'x' }, callbackRecord: { callBackTime, callBackPhone: '305' } },
	]);
	expect(answer).toEqual([
		{
			callbackProperties: { phone: '300', customerId: '17821' },
			callbackTime: 'Mar 3, 2027 9:00:00 AM',
			campaignId: 1,
			id: expect.stringMatching(/-cm-\d+$/),
			isSelfCallback: false,
			userId: 'amit',
			crmIntegrated: true,
			crmTypeString: 'ADDED',
			crmSuccess: true,
			customerId: 17821,
			isInserted: true,
			resultTypeString: 'ADDED',
			message: null,
		},
		expect.objectContaining({ customerId: 17822, resultTypeString: 'ADDED', message: null }),
		{
			callbackProperties: { phone: '302' },
			callbackTime: 'Mar 3, 2027 9:00:00 AM',
			campaignId: 1,
			id: expect.any(String),
			isSelfCallback: false,
			userId: null,
			message: null,
		},
		expect.objectContaining({ resultTypeString: 'ADDED', message: 'Unparseable date: "soon"' }),
		expect.objectContaining({
			resultTypeString: 'PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL',
			message: 'No phone to call back is known',
		}),
		expect.objectContaining({
			resultTypeString: 'PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL',
			id: expect.any(String),
			message: null,
		}),
	]);
	expect(ameyo.simulator.contacts.size).toBe(3);
});

test('getFiltered gives at most 100 rows a call, in a stable order, by POST and GET', async () => {
	const sessionId = await ameyo.login();
	for (let i = 0; i < 120; i += 1) await add({ callBackProperties: { phone: `4${i}` } });
	const first = await list('limit=500&campaignId=1&offset=0', sessionId);
	const second = await list('limit=500&campaignId=1&offset=100', sessionId, 'GET');
	expect(first.body).toHaveLength(100);
	const rows = [...first.body, ...second.body];
	const wanted = [...ameyo.simulator.callbacks.values()].filter((one) => one.campaignId === 1);
	expect(rows.map((row) => row.customerCallbackId)).toEqual(
		wanted.map((one) => one.customerCallbackId),
	);
	expect(rows[0]).toEqual({
		customerCallbackId: 'd810-59423051-cm-0',
		campaignId: 1,
		callbackTime: expect.any(Number),
		selfCallback: true,
		userId: 'agent',
		phone: '9876540010',
		customerId: null,
		dateAdded: expect.any(Number),
	});
	expect(ameyo.simulator.counts.commands.getFiltered).toEqual({ received: 2, carriedOut: 2 });
});

test('getFiltered filters by users and both dates, and tells info when asked', async () => {
	const sessionId = await ameyo.login();
	const ids = async (query: string) => {
		const { body } = await list(`limit=100&campaignId=1&offset=0&${query}`, sessionId);
		return body.map((row: { customerCallbackId: string }) => row.customerCallbackId.slice(-1));
	};
	expect(await ids('userIds=agent&userIds=amit')).toEqual(['0', '1']);
	const now = Date.now();
	expect(await ids(`toDateScheduled=${now}`)).toEqual(['2']);
	expect(await ids(`fromDateScheduled=${now}&toDateScheduled=${now + 5_400_000}`)).toEqual(['0']);
	expect(await ids(`toDateAdded=${now - 36_000_000}`)).toEqual(['2']);
	expect(await ids(`fromDateAdded=${now - 36_000_000}`)).toEqual(['0', '1']);
	const due = ameyo.simulator.callbacks.get('d810-59423051-cm-1')?.callbackTime ?? 0;
	expect(await ids(`fromDateScheduled=${due}&toDateScheduled=${due}`)).toEqual(['1']);
	expect(await ids(`fromDateScheduled=${due + 1}`)).toEqual([]);
	const { body } = await list('limit=1&campaignId=1&offset=0&info=true', sessionId);
	expect(body[0].info).toBe('asked for the afternoon');
	expect((await list('campaignId=1&offset=0', sessionId)).status).toBe(400);
});

test('a callback is deleted once; an unknown one gives 512', async () => {
	const sessionId = await ameyo.login();
	const id = 'd810-59423051-cm-1';
	expect((await remove(id, sessionId, { customerCallbackId: 'other' })).status).toBe(400);
	expect(await remove(id, sessionId)).toEqual({ status: 200, body: 'OK' });
	expect(ameyo.simulator.callbacks.has(id)).toBe(false);
	expect(await remove(id, sessionId)).toEqual({
		status: 512,
		body: {
			message: null,
			info: `["CallBackManager.invalid.campcust.callback.id", "${id}"]`,
			status: 512,
			errorCode: 512,
		},
	});
});

test('a dead session is 401 on the REST interface, or 403 by rule', async () => {
	expect(await list('limit=1&campaignId=1&offset=0', 'dead')).toEqual({
		status: 401,
		body: { message: 'invalid.authentication.token', code: 909090 },
	});
	ameyo.simulator.misbehave({ command: 'deleteCallback', deadSessionStatus: 403 });
	expect(await remove('d810-59423051-cm-1', 'dead')).toMatchObject({
		status: 403,
		body: { info: 'invalid.session.id' },
	});
});
