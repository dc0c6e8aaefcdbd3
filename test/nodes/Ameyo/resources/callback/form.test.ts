import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { getCallbacks } from '../../../../support/ameyoOperations';

const create: INodeParameters = {
	resource: 'callback',
	operation: 'create',
	authentication: 'session',
	campaignId: byId('10'),
	callbackTime: '2031-05-06 07:08:09',
	phone: '5550001',
};
const uploadWithCallback: INodeParameters = {
	...create,
	resource: 'contact',
	operation: 'uploadWithCallback',
	campaignId: byId('1'),
	leadId: byId('39'),
	inputsToIgnore: 'x',
	callbackFields: { callbackPhone: '5550001' },
};
const IN_KOLKATA = '2031-05-06T07:08:09.000+05:30';

describe('callbacks in one form', () => {
	const bench = useAmeyo();
	const inKolkata = () =>
		bench.credentials({ timezone: 'Asia/Kolkata' }, { timezone: 'Asia/Kolkata' });

	it.each(['samples', 'epoch', 'text'] as const)(
		"have dates in ISO 8601 with the server's offset, and their ID (dates as %s)",
		async (datesAs) => {
			bench.ameyo.become({ datesAs });
			const credentials = inKolkata();
			const created = await bench.run(create, undefined, { credentials });
			const listed = await bench.run(getCallbacks, [{ campaign: 10 }], { credentials });
			const tenant = await bench.run(
				{ resource: 'callback', operation: 'getAllTenant', returnAll: true },
				undefined,
				{ credentials },
			);
			const uploaded = await bench.run(uploadWithCallback, [{ x: 1 }], { credentials });
			const one = created.items[0]?.json ?? {};
			expect(one).toMatchObject({ callbackTime: IN_KOLKATA, phone: '5550001' });
			expect(one).not.toHaveProperty('id');
			expect(one).not.toHaveProperty('callBackTime');
			expect(uploaded.items[0]?.json).toMatchObject({
				callbackTime: IN_KOLKATA,
				customerCallbackId: expect.stringMatching(/-cm-/),
			});
			for (const rows of [listed.items, tenant.items]) {
				const row = rows.find(({ json }) => json.customerCallbackId === one.customerCallbackId);
				expect(row?.json).toMatchObject({
					callbackTime: IN_KOLKATA,
					dateAdded: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\+05:30$/),
				});
			}
		},
	);

	it('have the offset of the workflow where the credential has no zone', async () => {
		bench.ameyo.become({ datesAs: 'epoch' });
		const { items } = await bench.run(create, undefined, { timezone: 'America/New_York' });
		expect(items[0]?.json.callbackTime).toMatch(/-04:00$/);
	});

	it('keep what is no date as it is', async () => {
		const row = { customerCallbackId: 'x', callbackTime: 'soon', dateAdded: null };
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { body: [row] } });
		const { items } = await bench.run(getCallbacks);
		expect(items[0]?.json).toEqual(row);
	});

	it.each([1, 7, 40])('are all read from pages of %d rows', async (mostRows) => {
		bench.ameyo.become({ mostRows });
		const credentials = inKolkata();
		const wanted = Array.from({ length: 60 }, (_, n) => ({ phone: `5${n}` }));
		const parameters = { ...create, phone: '={{ $json.phone }}' };
		await bench.run({ ...parameters, requestOptions: { concurrency: 1 } }, wanted, { credentials });
		const all = await bench.run(getCallbacks, [{ campaign: 10 }], { credentials });
		expect(all.items.map(({ json }) => json.phone)).toEqual(wanted.map(({ phone }) => phone));
		const limited = { ...getCallbacks, returnAll: false, limit: 50 };
		const some = await bench.run(limited, [{ campaign: 10 }], { credentials });
		expect(some.items).toHaveLength(50);
	});

	it.each([true, false])(
		'of one agent alone need the agent, also where the server would not (refuses: %s)',
		async (selfCallbackNeedsUser) => {
			bench.ameyo.become({ selfCallbackNeedsUser });
			const alone = { ...create, additionalFields: { isSelfCallback: true } };
			const { error } = await bench.run(alone);
			expect(error?.message).toBe(
				"'Self Callback' needs 'Agent User ID': it is for one agent alone",
			);
			expect(bench.ameyo.requests).toHaveLength(0);
			const additionalFields = { isSelfCallback: true, userId: 'amit' };
			const named = await bench.run({ ...create, additionalFields });
			expect(named.items[0]?.json).toMatchObject({ selfCallback: true, userId: 'amit' });
		},
	);
});

describe("Ameyo's REST interface for callbacks", () => {
	const bench = useAmeyo();
	const remove = { resource: 'callback', operation: 'delete', customerCallbackId: 'cm-x' };

	it('names its prerequisites beside a 401, and asks once more only', async () => {
		bench.ameyo.become({ restServes: 'noSession' });
		for (const parameters of [getCallbacks, remove]) {
			const { error } = await bench.run(parameters);
			expect(error?.message).toBe('The session is not valid');
			expect(error?.description).toMatch(
				/a session that its Contact Services allow, of a user who may schedule callbacks/,
			);
			expect(error?.description).not.toContain('It is not known');
			expect(error?.httpCode).toBe('401');
		}
		expect(bench.sent('getFiltered')).toHaveLength(2);
		expect(bench.sent('deleteCallback')).toHaveLength(2);
	});

	it('names them beside a 401 without words, too', async () => {
		bench.ameyo.misbehave({ command: 'getFiltered', status: 401, times: null });
		const { error } = await bench.run(getCallbacks);
		expect(error?.message).toBe('Ameyo did not take the session (HTTP 401)');
		expect(error?.description).toContain('Contact Services');
	});

	it('says that the user is in no campaign', async () => {
		bench.ameyo.become({ restServes: 'noUser' });
		const { error } = await bench.run(getCallbacks);
		expect(error?.message).toBe('The user is not assigned to any campaign');
		expect(error?.description).toContain('Ask your Ameyo administrator');
		expect(bench.sent('getFiltered')).toHaveLength(1);
	});

	it.each([401, 403] as const)('renews a session that it calls dead with %d', async (status) => {
		bench.ameyo.become({ restDeadSession: status });
		const credentials = bench.credentials();
		await bench.run(getCallbacks, undefined, { credentials });
		bench.ameyo.expireSessions();
		const { error } = await bench.run(getCallbacks, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(bench.ameyo.counts.logins).toBe(2);
	});

	it.each([
		[
			400,
			{ message: 'InvalidInput', code: 40001, info: 'campaignId' },
			'Ameyo does not take a parameter of the request: campaignId',
		],
		[
			405,
			{ message: 'method.not.allowed', code: 7 },
			"Ameyo's REST interface does not take this request",
		],
		[404, { message: 'callback.not.found', code: 7 }, 'callback.not.found'],
		[
			512,
			{ message: null, info: '["CallBackManager.invalid.campcust.callback.id", "cm-x"]' },
			"There is no callback with the ID 'cm-x'",
		],
	])('tells HTTP %d in the words of Ameyo, without doubt', async (status, body, message) => {
		bench.ameyo.misbehave({ command: 'deleteCallback', answer: { status, body } });
		const { error } = await bench.run(remove);
		expect(error?.message).toBe(message);
		expect(error?.description ?? '').not.toContain('It is not known');
		expect(error?.httpCode).toBe(String(status));
		expect(bench.sent('deleteCallback')).toHaveLength(1);
	});

	it.each([
		['a page', '<html>404</html>'],
		['JSON of another server', '{"message":"no route"}'],
	])('takes a 404 with %s for no Ameyo', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { status: 404, body } });
		const { error } = await bench.run(getCallbacks);
		expect(error?.message).toMatch(/^There is no Ameyo at http:/);
	});

	it('doubts a deletion that is answered with a page and HTTP 500', async () => {
		bench.ameyo.misbehave({ command: 'deleteCallback', html: 500 });
		const { error } = await bench.run(remove);
		expect(error?.message).toBe('Ameyo answered with HTTP 500');
		expect(error?.description).toContain('It is not known whether Ameyo carried it out');
	});
});
