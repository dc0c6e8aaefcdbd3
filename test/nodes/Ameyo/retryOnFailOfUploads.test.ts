import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Ameyo } from '../../../nodes/Ameyo/Ameyo.node';
import { useAmeyo } from '../../support/ameyo';
import { contacts, phone, upload } from '../../support/ameyoOperations';
import { beforeTries, retrying, toErrorOutput } from '../../support/run';
import type { Run } from '../../support/run';
import { WAYS } from '../../support/retries';
import { urlOfNobody } from '../../support/server';

const withCallback: INodeParameters = {
	...upload,
	operation: 'uploadWithCallback',
	callbackTime: '2031-05-06 07:08:09',
	callbackFields: { callbackPhone: '={{ $json.phone1 }}' },
};
const DOUBT = /It is not known whether Ameyo carried it out/;

describe.each([
	['upload', 'uploadContacts', upload],
	['uploadWithCallback', 'uploadContactAndAddCallback', withCallback],
])("n8n's Retry On Fail of contact: %s", (_name, command, parameters) => {
	const bench = useAmeyo();
	/** Two records a request, one request after another. */
	const inTwos = (options: IDataObject = {}) => ({
		...parameters,
		options: { batchSize: 2, ...options },
	});
	const run = async (items: IDataObject[], more: object = {}, given: INodeParameters = inTwos()) =>
		await bench.run(given, items, { retries: retrying, ...more });
	/** The records of each request, by the index of their contact. */
	const sent = () =>
		bench.sent(command).map(({ data }) => {
			const { customerRecords, customerAndCallbackRecords } = Object(data);
			const records: unknown[] = customerRecords ?? customerAndCallbackRecords ?? [];
			return records.map((record) => {
				const { phone1, customerRecord } = Object(record);
				return Number(String(phone1 ?? customerRecord?.phone1).slice(2));
			});
		});
	const received = () => bench.ameyo.counts.recordsReceived;
	const acceptedIn = ({ items }: Run) =>
		items.flatMap(({ json, pairedItem }) => (json.accepted === true ? [pairedItem] : []));
	const paired = (...indices: number[]) => indices.map((item) => ({ item }));

	it.each(WAYS)(
		'sends a refused batch again, and the records of no other one (%s)',
		async (onError) => {
			const stops = onError === 'stopWorkflow';
			bench.ameyo.misbehave({ command, status: 404, skip: stops ? 1 : 0 });
			const out = await run(contacts(5), { onError });
			expect(out.error).toBeUndefined();
			expect(out.errors).toEqual([]);
			expect(acceptedIn(out)).toEqual(paired(0, 1, 2, 3, 4));
			expect(sent()).toEqual(stops ? [[0, 1], [2, 3], [2, 3], [4]] : [[0, 1], [2, 3], [4], [0, 1]]);
			expect(received()).toBe(5);
			expect(out.hints[0]?.message).toMatch(/^5 records accepted, 0 rejected/);
		},
	);

	it.each(WAYS)('leaves a lost batch in doubt, and sends nothing for it (%s)', async (onError) => {
		const stops = onError === 'stopWorkflow';
		bench.ameyo.misbehave({ command, dropAfter: true, skip: stops ? 1 : 0 });
		const out = await run(contacts(5), { onError });
		if (stops) {
			expect(out.error?.message).toMatch(DOUBT);
			expect(out.error?.context?.itemIndex).toBe(2);
			expect(out.error?.description).toBe(
				'Accepted: 2 of 5 items. Rejected: 0. Failed: 2. Not sent: 1.',
			);
		} else {
			const failed = [...out.items, ...out.errors].filter(({ json }) => json.error !== undefined);
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(paired(0, 1));
			for (const { json } of failed) expect(json.error).toMatch(DOUBT);
			expect(acceptedIn(out)).toEqual(paired(2, 3, 4));
			expect(out.hints[0]?.message).toMatch(/^3 records accepted, 0 rejected, 2 items failed/);
		}
		expect(sent()).toEqual(
			stops
				? [
						[0, 1],
						[2, 3],
					]
				: [[0, 1], [2, 3], [4]],
		);
		expect(received()).toBe(stops ? 4 : 5);
	});

	it.each(WAYS)(
		'sends one record again that was refused, and none that is in doubt (%s)',
		async (onError) => {
			bench.ameyo.misbehave({ command, status: 404 });
			expect(acceptedIn(await run(contacts(1), { onError }))).toEqual(paired(0));
			expect(received()).toBe(1);
			bench.ameyo.misbehave({ command, dropAfter: true });
			await run([{ phone1: phone(7) }], { onError });
			expect(sent()).toEqual([[0], [0], [7]]);
		},
	);

	it.each(WAYS)('sends a rejected record again, alone (%s)', async (onError) => {
		await bench.run(parameters, contacts(1));
		const node = beforeTries(new Ameyo(), (tried) => {
			if (tried === 2) bench.ameyo.contacts.delete(`1:${phone(0)}`);
		});
		const asErrors = inTwos({ rejectedAsErrors: true });
		bench.ameyo.become({ callbackOfRefusedContact: 'refused' });
		const out = await run(contacts(2), { onError, node }, asErrors);
		expect(out.error).toBeUndefined();
		expect(acceptedIn(out)).toEqual(paired(0, 1));
		expect(sent()).toEqual([[0], [0, 1], [0]]);
	});

	it('sends a record again that came out as rejected, when another item fails', async () => {
		await bench.run(parameters, contacts(1));
		bench.ameyo.become({ callbackOfRefusedContact: 'refused' });
		bench.ameyo.misbehave({ command, status: 404, skip: 1 });
		const node = beforeTries(new Ameyo(), (tried) => {
			if (tried === 2) bench.ameyo.contacts.delete(`1:${phone(0)}`);
		});
		const out = await run(contacts(4), { node });
		expect(acceptedIn(out)).toEqual(paired(0, 1, 2, 3));
		expect(sent()).toEqual([[0], [0, 1], [2, 3], [0, 2], [3]]);
	});

	it('puts records in doubt that Ameyo does not answer for, and sends none of them again', async () => {
		bench.ameyo.become({ uploadAnswers: 'oneFewer' });
		const { errors } = await run(contacts(4), { onError: toErrorOutput });
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual(paired(0, 1, 2, 3));
		for (const { json } of errors) expect(json.error).toMatch(DOUBT);
		expect(sent()).toEqual([
			[0, 1],
			[2, 3],
		]);
	});

	it('sends what was never sent, when the server is there again', async () => {
		const credentials = bench.credentials({ baseUrl: await urlOfNobody() });
		const node = beforeTries(new Ameyo(), (tried) => {
			if (tried === 3) credentials.change('ameyoSessionApi', { baseUrl: bench.sandbox.url });
		});
		const out = await run(contacts(3), { node, credentials });
		expect(acceptedIn(out)).toEqual(paired(0, 1, 2));
		expect(sent()).toEqual([[0, 1], [2]]);
	});

	it('sends nothing again that was accepted with a value that changes from try to try', async () => {
		bench.ameyo.misbehave({ command, status: 404, skip: 1 });
		const columns = {
			column: [
				{ name: 'phone1', value: '={{ $json.phone1 }}' },
				{ name: 'name', value: '={{ String(Math.random()) }}' },
			],
		};
		const given = { ...inTwos(), dataMode: 'defineBelow', columns };
		const out = await run(contacts(3), {}, given);
		expect(acceptedIn(out)).toEqual(paired(0, 1, 2));
		expect(sent()).toEqual([[0, 1], [2], [2]]);
	});

	it('gives the answer again that was asked for with it', async () => {
		bench.ameyo.misbehave({ command, status: 404, skip: 1 });
		const requestOptions = { includeAnswer: true };
		const { items } = await run(contacts(3), {}, { ...inTwos(), requestOptions });
		for (const { json } of items) expect(json.answer).toMatchObject({ status: 200 });
		expect(items).toHaveLength(3);
		expect(received()).toBe(3);
	});

	it('tries once where it is off', async () => {
		bench.ameyo.misbehave({ command, status: 404 });
		const { errors } = await run(contacts(3), { retries: undefined, onError: toErrorOutput });
		expect(errors).toHaveLength(2);
		expect(sent()).toEqual([[0, 1], [2]]);
	});
});

describe("n8n's Retry On Fail of a contact and its callback", () => {
	const bench = useAmeyo();

	it('sends nothing again of what Ameyo took in part', async () => {
		bench.ameyo.become({ callbackRefusal: 'No callbacks today' });
		const command = 'uploadContactAndAddCallback';
		bench.ameyo.misbehave({ command, status: 404 });
		const parameters = { ...withCallback, options: { batchSize: 1 } };
		const { items } = await bench.run(parameters, contacts(2), {
			onError: toErrorOutput,
			retries: retrying,
		});
		expect(items.map(({ json }) => [json.contactAccepted, json.callbackAdded])).toEqual([
			[true, false],
			[true, false],
		]);
		expect(bench.ameyo.counts.recordsReceived).toBe(2);
	});
});

describe("n8n's Retry On Fail of an upload with a hash key", () => {
	const bench = useAmeyo();

	it('sends no record again where the answer has no body: it may be lost', async () => {
		const command = 'uploadContacts';
		bench.ameyo.misbehave({ command, answer: { body: '' }, afterWork: true });
		const parameters = { ...upload, authentication: 'hashKey' };
		const { error } = await bench.run(parameters, contacts(2), { retries: retrying });
		expect(error?.message).toContain('did not take the hash key: it answered with nothing');
		expect(bench.ameyo.counts.commands[command]).toEqual({ received: 1, carriedOut: 1 });
		expect(bench.ameyo.counts.recordsReceived).toBe(2);
	});
});
