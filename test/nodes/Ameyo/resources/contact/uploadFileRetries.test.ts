import { Ameyo } from '../../../../../nodes/Ameyo/Ameyo.node';
import { useAmeyo } from '../../../../support/ameyo';
import {
	accountOf,
	indices,
	sentContacts,
	storedContacts,
	uploadFile,
	uploadOne,
} from '../../../../support/ameyoFile';
import { csvOf, inMemory } from '../../../../support/csvFiles';
import { WAYS } from '../../../../support/retries';
import { beforeTries, retrying, toErrorOutput } from '../../../../support/run';
import { urlOfNobody } from '../../../../support/server';

describe("n8n's Retry On Fail of contact: uploadFile", () => {
	const bench = useAmeyo();
	const command = 'uploadContacts';
	const inTens = { batchSize: 10 };

	it.each(WAYS)(
		'gives the account of a begun file again, and sends nothing (%s)',
		async (onError) => {
			bench.ameyo.misbehave({ command, skip: 1, dropAfter: true });
			const run = await uploadOne(bench, csvOf(50), {
				options: inTens,
				onError,
				retries: retrying,
			});
			const account = { accepted: 10, unknown: 10, notSent: 30, resumeAtRow: 21 };
			if (run.error) expect(accountOf(run)).toMatchObject(account);
			else {
				const [item] = [...run.items, ...run.errors];
				expect(item?.json).toMatchObject({ details: account });
			}
			expect(sentContacts(bench)).toEqual([indices(0, 9), indices(10, 19)]);
		},
	);

	it.each(['refused', 'rejected'])('sends nothing again behind rows that were %s', async (how) => {
		if (how === 'refused') bench.ameyo.misbehave({ command, skip: 2, status: 404 });
		const run = await uploadOne(bench, csvOf(50), {
			options: { ...inTens, stopAfterRejected: 5 },
			parameters:
				how === 'refused'
					? {}
					: {
							columnMode: 'defineBelow',
							columns: { column: [{ name: 'phone', header: 'phone1' }] },
						},
			retries: retrying,
		});
		expect(run.error?.message).toMatch(/^The upload stopped after row/);
		expect(bench.sent(command)).toHaveLength(how === 'refused' ? 3 : 1);
	});

	it('sends a file again of which nothing was taken', async () => {
		bench.ameyo.misbehave({ command, status: 404 });
		const { items, error } = await uploadOne(bench, csvOf(20), {
			options: inTens,
			retries: retrying,
		});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ accepted: 20, complete: true });
		expect(sentContacts(bench)).toEqual([indices(0, 9), indices(0, 9), indices(10, 19)]);
		expect(storedContacts(bench)).toEqual(indices(0, 19));
	});

	it('sends it when the server is there again', async () => {
		const baseUrl = await urlOfNobody();
		const credentials = bench.credentials({ baseUrl }, { baseUrl });
		const node = beforeTries(new Ameyo(), (tried) => {
			if (tried === 3) credentials.change('ameyoSessionApi', { baseUrl: bench.sandbox.url });
		});
		const { items, error } = await uploadOne(bench, csvOf(20), {
			options: inTens,
			retries: retrying,
			node,
			credentials,
		});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ accepted: 20 });
		expect(bench.ameyo.counts.recordsReceived).toBe(20);
	});

	it('sends the files again that were not begun, and no other', async () => {
		// The first request of the second file is refused; the third file is not begun.
		bench.ameyo.misbehave({ command, skip: 2, status: 404 });
		const binaries = [0, 1, 2].map((n) => inMemory(csvOf(20, n * 20), `${n}.csv`));
		const { items, error } = await bench.run({ ...uploadFile, options: inTens }, [{}, {}, {}], {
			binaries,
			retries: retrying,
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.accepted)).toEqual([20, 20, 20]);
		expect(bench.ameyo.counts.recordsReceived).toBe(60);
	});

	it('is sent once where it is off', async () => {
		bench.ameyo.misbehave({ command, status: 404 });
		const { errors } = await uploadOne(bench, csvOf(20), {
			options: inTens,
			onError: toErrorOutput,
		});
		expect(errors).toHaveLength(1);
		expect(bench.sent(command)).toHaveLength(1);
	});
});
