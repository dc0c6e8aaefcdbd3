import type { AmeyoRule } from '../../../../../sandbox';
import { contacts, phone, upload } from '../../../../support/ameyoOperations';
import { byId, useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

describe('contact: upload, its batches', () => {
	const bench = useAmeyo();
	const uploads = () => bench.sent('uploadContacts');

	it('stops after the batch with the first rejected record, where the node stops on errors', async () => {
		const options = { rejectedAsErrors: true, batchSize: 2 };
		const items = [...contacts(3), { phone1: phone(0) }, ...contacts(9).slice(5)];
		const { error } = await bench.run({ ...upload, options }, items);
		expect(error?.context?.itemIndex).toBe(3);
		expect(error?.message).toMatch(/duplicate/);
		expect(error?.description).toContain(
			'Accepted: 3 of 8 items. Rejected: 1. Failed: 0. Not sent: 4',
		);
		expect(uploads()).toHaveLength(2);
	});

	it('fails the items of a batch that fails, and of no other', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', skip: 1, status: 500 });
		const { items, errors } = await bench.run(
			{ ...upload, options: { batchSize: 2 } },
			contacts(6),
			{
				onError: toErrorOutput,
			},
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 4, 5].map((item) => ({ item })),
		);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([2, 3].map((item) => ({ item })));
		expect(errors[0]?.json).toMatchObject({
			error: 'Ameyo answered with HTTP 500',
			details: { description: expect.stringContaining('It is not known'), httpCode: '500' },
		});
		expect(uploads()).toHaveLength(3);
	});

	it.each([{ dropBefore: true }, { dropAfter: true }, { truncate: true }])(
		'sends a batch once when the connection drops: %j',
		async (rule) => {
			bench.ameyo.misbehave({ command: 'uploadContacts', ...rule });
			const { errors } = await bench.run(upload, contacts(3), { onError: toErrorOutput });
			expect(errors).toHaveLength(3);
			for (const { json } of errors) {
				expect(json.error).toBe(
					'The connection was lost after the request was sent. It is not known whether Ameyo carried it out: check before you send it again.',
				);
			}
			expect(uploads()).toHaveLength(1);
		},
	);

	it('leaves no item without an answer when the server answers for fewer records', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', shortAnswer: 2 });
		const { items, errors } = await bench.run(upload, contacts(5), { onError: toErrorOutput });
		expect(items).toEqual([]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
		for (const { json } of errors) {
			expect(json.error).toMatch(
				/^Ameyo answered for 3 of the 5 records in the request, so nobody/,
			);
			expect(json.details).toMatchObject({ sent: 5, answered: 3 });
		}
	});

	it.each([
		[
			'an answer for more records',
			'{"beanResponse":[{"resultTypeString":"ADDED"},{"resultTypeString":"ADDED"}]}',
		],
		['no rows', '{"result":"Success."}'],
		['nothing', ''],
	])('takes %s for no answer', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { status: 200, body } });
		const { error } = await bench.run(upload, contacts(1));
		expect(error?.message).toMatch(/answered for [02] of the 1 records.*It is not known whether/);
	});

	it.each([
		['null', '{"beanResponse":[null]}'],
		['an empty object', '{"beanResponse":[{}]}'],
		['what says nothing of a contact', '{"beanResponse":[{"customerId":7}]}'],
	])('does not take %s for a contact that was uploaded', async (_name, body) => {
		bench.ameyo.misbehave({ command: 'uploadContacts', answer: { status: 200, body } });
		const { error, items } = await bench.run(upload, contacts(1));
		expect(items).toEqual([]);
		expect(error?.message).toBe('Ameyo gave an answer that cannot be read');
		expect(error?.description).toContain('It is not known whether');
	});

	it.each<[string, AmeyoRule, RegExp]>([
		['malformed JSON', { malformedJson: true }, /cannot be read/],
		['a web page', { html: 200 }, /web page/],
	])('says that it is not known after %s', async (_name, rule, message) => {
		bench.ameyo.misbehave({ command: 'uploadContacts', ...rule });
		const { error } = await bench.run(upload, contacts(1));
		expect(error?.message).toMatch(message);
		expect(error?.description).toContain('It is not known whether Ameyo carried it out');
	});

	it('renews a session that dies between batches, and uploads every batch once', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', skip: 2, expireSession: true });
		const { items, error } = await bench.run(
			{ ...upload, options: { batchSize: 10 } },
			contacts(50),
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(50);
		expect(bench.ameyo.counts).toMatchObject({ logins: 2, recordsReceived: 50 });
		expect(bench.ameyo.counts.commands.uploadContacts).toMatchObject({
			received: 6,
			carriedOut: 5,
		});
	});

	it('shows why Ameyo refused a batch, with the next step', async () => {
		const { error } = await bench.run({ ...upload, leadId: byId('51') }, contacts(2));
		expect(error?.message).toBe(
			'The lead does not belong to this campaign. Choose a lead from the list.',
		);
	});

	it('keeps bodies under 1.5 MiB, whatever the batch size', async () => {
		const long = 'π "'.repeat(800);
		const { items, error } = await bench.run(
			{ ...upload, options: { batchSize: 100_000 } },
			contacts(600, { long }),
		);
		expect(error).toBeUndefined();
		expect(items.filter(({ json }) => json.accepted)).toHaveLength(600);
		const sizes = uploads().map(({ bodyBytes }) => bodyBytes);
		expect(sizes.length).toBeGreaterThan(2);
		expect(Math.max(...sizes)).toBeLessThan(1.5 * 1024 * 1024);
		expect(Math.max(...sizes)).toBeGreaterThan(1.4 * 1024 * 1024);
		expect(bench.ameyo.counts.bodiesDropped).toBe(0);
	});

	it('refuses a contact that no request can carry, and sends the others', async () => {
		const items = [...contacts(1), { phone1: '1', blob: 'x'.repeat(1_600_000) }];
		const { items: out, errors } = await bench.run(upload, items, { onError: toErrorOutput });
		expect(out).toHaveLength(1);
		expect(errors[0]?.json.error).toMatch(/too large to be sent/);
	});

	it('sends batches side by side when asked to', async () => {
		bench.ameyo.misbehave({ command: 'uploadContacts', hold: true, times: 3 });
		const three = bench.ameyo.nextRequest(() => uploads().length === 3);
		const run = bench.run(
			{ ...upload, options: { batchSize: 2 }, requestOptions: { concurrency: 3 } },
			contacts(8),
		);
		await three;
		bench.ameyo.calm();
		const { items } = await run;
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 8 }, (_, item) => ({ item })),
		);
		expect(bench.ameyo.counts.maxParallelRequests).toBe(3);
	});
});
