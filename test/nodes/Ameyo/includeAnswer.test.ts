import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../support/ameyo';
import { contacts, dial, getCallbacks, leads, upload } from '../../support/ameyoOperations';
import { toErrorOutput } from '../../support/run';

const requestOptions = { includeAnswer: true };
const session = { authentication: 'session', campaignId: byId('1') };
const create: INodeParameters = {
	...session,
	resource: 'callback',
	operation: 'create',
	callbackTime: '2031-05-06 07:08:09',
	phone: '5550001',
	requestOptions,
};
const withCallback: INodeParameters = {
	...upload,
	operation: 'uploadWithCallback',
	inputsToIgnore: 'when',
	callbackTime: '={{ $json.when }}',
	requestOptions,
};

/** What stands in `answer`, its body decoded. */
function answerOf(json: IDataObject | undefined): { status: unknown; body: unknown } {
	const { status, body } = Object(json?.answer);
	return { status, body: JSON.parse(String(body)) };
}

describe("'Include Answer'", () => {
	const bench = useAmeyo();

	it('gives the whole answer beside the result of an item', async () => {
		const { items } = await bench.run(create);
		expect(answerOf(items[0]?.json)).toEqual({
			status: 200,
			body: {
				beanResponse: [
					expect.objectContaining({
						id: items[0]?.json.customerCallbackId,
						callBackTime: 'May 6, 2031 7:08:09 AM',
					}),
				],
			},
		});
	});

	it('gives an answer that is no JSON byte for byte', async () => {
		bench.ameyo.misbehave({ command: 'clickToDialWithToken', printed: true });
		const parameters = { ...dial, requestOptions };
		const { items } = await bench.run(parameters, [{ agent: 'amit', phone: '5550001' }]);
		expect(Object(items[0]?.json.answer).body).toMatch(/^\{\n {4}"result":"SUCCESS",\n/);
	});

	it('gives nothing of it where it is not asked for', async () => {
		const { items } = await bench.run({ ...create, requestOptions: {} });
		expect(items[0]?.json).not.toHaveProperty('answer');
	});

	it('is read for each item', async () => {
		const each = { ...create, requestOptions: { includeAnswer: '={{ $json.show }}' } };
		const { items } = await bench.run(each, [{ show: true }, { show: false }]);
		expect(items.map(({ json }) => 'answer' in json)).toEqual([true, false]);
	});

	it('gives each row of a list its own part, as it came', async () => {
		bench.ameyo.become({ mostRows: 1 });
		const listed = await bench.run({ ...getCallbacks, requestOptions });
		expect(listed.items.length).toBeGreaterThan(2);
		for (const { json } of listed.items) {
			const { status, body } = answerOf(json);
			expect(status).toBe(200);
			expect(body).toEqual({
				...bench.ameyo.callbacks.get(String(json.customerCallbackId)),
				info: undefined,
			});
		}
		const all = await bench.run({ ...leads, requestOptions });
		for (const { json } of all.items) {
			const { answer, ...row } = json;
			expect(answer).toBeDefined();
			expect(answerOf(json)).toEqual({ status: 200, body: row });
		}
	});

	it("gives each row of a command's own answer its part, a scalar's too", async () => {
		bench.ameyo.misbehave({ command: 'own', answer: { body: '[{"a":1},"x",2]' } });
		const execute = { ...session, resource: 'command', operation: 'execute', commandId: 'own' };
		const { items } = await bench.run({ ...execute, requestOptions });
		expect(items.map(({ json }) => answerOf(json).body)).toEqual([{ a: 1 }, 'x', 2]);
	});

	it.each([
		['upload', { ...upload, requestOptions }],
		['upload with callback', withCallback],
	])('gives each item of an %s its own part, the rejected ones too', async (_name, parameters) => {
		const items = [...contacts(2), { phone1: '1'.repeat(40) }];
		const { items: out } = await bench.run({ ...parameters, options: { batchSize: 2 } }, items);
		for (const { json } of out) {
			const { body } = answerOf(json);
			expect(body).toMatchObject({ resultTypeString: json.resultTypeString });
			expect(body).not.toHaveProperty('accepted');
		}
		expect(out.map(({ json }) => Object(answerOf(json).body).customerId)).toEqual([
			17821,
			17822,
			undefined,
		]);
	});

	it('stands in the details of an error, whatever kind it is', async () => {
		const rules = [
			[{ answer: { body: '{"ok":true}' } }, undefined, '{"ok":true}'],
			[{ html: 500 }, '500', expect.stringContaining('<h1>HTTP Status 500</h1>')],
			[{ status: 500 }, '500', { status: 500, body: '' }],
			[
				{ answer: { body: { status: 'error', reason: 'No', more: 1 } } },
				undefined,
				{ status: 'error', reason: 'No', more: 1 },
			],
		] as const;
		for (const [rule, httpCode, answer] of rules) {
			bench.ameyo.misbehave({ command: 'addCallback', ...rule });
			const { errors } = await bench.run(create, [{}], { onError: toErrorOutput });
			expect(errors[0]?.json.details).toMatchObject({ answer });
			expect(Object(errors[0]?.json.details).httpCode).toBe(httpCode);
		}
	});

	it('is none where the connection was lost after the session was renewed', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		bench.ameyo.expireSessions();
		bench.ameyo.misbehave({ command: 'addCallback', skip: 1, dropAfter: true });
		const { errors } = await bench.run(create, [{}], { credentials, onError: toErrorOutput });
		expect(bench.sent('addCallback')).toHaveLength(2);
		expect(errors[0]?.json.error).toContain('It is not known whether Ameyo carried it out');
		expect(Object(errors[0]?.json.details)).not.toHaveProperty('answer');
	});

	it('is none where the connection was lost after the server was busy', async () => {
		const command = 'getLeadsForCampaign';
		bench.ameyo.misbehave({ command, status: 503, retryAfter: 0 });
		bench.ameyo.misbehave({ command, dropBefore: true, times: null });
		const all = { ...leads, requestOptions };
		const { errors } = await bench.run(all, [{}], { onError: toErrorOutput });
		expect(bench.sent(command)).toHaveLength(4);
		expect(errors[0]?.json.error).toMatch(/connection/);
		expect(Object(errors[0]?.json.details)).not.toHaveProperty('answer');
	});

	it('stands in the errors of a batch and of a rejected record', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', status: 500 });
		const options = { rejectedAsErrors: true, batchSize: 1 };
		const { errors } = await bench.run(
			{ ...upload, options, requestOptions },
			[{ phone1: '1' }, { phone1: '1'.repeat(40) }],
			{ onError: toErrorOutput },
		);
		expect(errors.map(({ json }) => Object(json.details).answer)).toEqual([
			{ status: 500, body: '' },
			expect.objectContaining({ resultTypeString: 'PREPROCESSING_INVALID_LENGTH' }),
		]);
	});
});
