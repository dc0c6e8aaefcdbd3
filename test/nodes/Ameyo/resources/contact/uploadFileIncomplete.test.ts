import type { IDataObject } from 'n8n-workflow';
import type { AmeyoRule } from '../../../../../sandbox';
import { byId, useAmeyo } from '../../../../support/ameyo';
import {
	accountOf,
	indices,
	sentContacts,
	storedContacts,
	uploadOne,
	withPhone,
} from '../../../../support/ameyoFile';
import type { FileUpload } from '../../../../support/ameyoFile';
import { csvOf, textOfBinary } from '../../../../support/csvFiles';
import { toErrorOutput } from '../../../../support/run';
import type { Run } from '../../../../support/run';

describe('contact: uploadFile, where it stops', () => {
	const bench = useAmeyo();
	const command = 'uploadContacts';
	/** Fifty rows, ten a request. */
	const upload = async (more: FileUpload = {}) =>
		await uploadOne(bench, csvOf(50), {
			...more,
			options: { batchSize: 10, ...more.options },
		});

	it('names the rows without a sure answer and the first one not sent, as an error', async () => {
		bench.ameyo.misbehave({ command, skip: 2, dropAfter: true });
		const run = await upload();
		expect(run.items).toEqual([]);
		expect(run.error?.message).toMatch(
			/^The upload stopped after row 30 of 50: The connection was lost after the request was sent\. It is not known whether Ameyo/,
		);
		expect(run.error?.description).toBe(
			"Of 50 rows: 20 rows accepted, 0 rejected, 10 without a sure answer, 20 not sent. It is not known whether Ameyo took the rows 21 to 30: check before you send them again. To go on with the rest, set 'Start Row' in 'Options' to 31.",
		);
		expect(accountOf(run)).toEqual({
			rows: 50,
			accepted: 20,
			rejected: 0,
			unknown: 10,
			notSent: 20,
			reasons: [],
			unknownRows: [{ from: 21, to: 30 }],
			complete: false,
			resumeAtRow: 31,
			seconds: expect.any(Number),
		});
		expect(sentContacts(bench)).toEqual([indices(0, 9), indices(10, 19), indices(20, 29)]);
	});

	it('gives the same account as an item, with the reason and the rejected rows', async () => {
		bench.ameyo.misbehave({ command, skip: 1, status: 500 });
		const run = await uploadOne(bench, `${csvOf(2)}${csvOf(2).split('\r\n')[1]},\r\n`, {});
		expect(run.error?.message).toMatch(/^Row 3 has 3 cells/);
		const content = `${csvOf(20)}${csvOf(5).split('\r\n').slice(1).join('\r\n')}`;
		bench.ameyo.misbehave({ command, skip: 2, status: 500 });
		const { items, error, hints } = await uploadOne(bench, content, {
			options: { batchSize: 10, onIncomplete: 'item', rejectedFile: true },
		});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			rows: 25,
			accepted: 10,
			unknown: 10,
			notSent: 5,
			complete: false,
			resumeAtRow: 21,
			stopReason: expect.stringMatching(/^The upload stopped after row 20 of 25: Ameyo answered/),
		});
		expect(hints[0]?.message).toMatch(/set 'Start Row' in 'Options' to 21/);
		expect(hints[0]?.type).toBe('warning');
	});

	it('goes to the error output with the account', async () => {
		bench.ameyo.misbehave({ command, skip: 1, html: 502 });
		const { errors } = await upload({ onError: toErrorOutput });
		expect(errors[0]?.json).toMatchObject({
			error: expect.stringMatching(/^The upload stopped after row 20 of 50/),
			details: { rows: 50, accepted: 10, unknown: 10, resumeAtRow: 21 },
		});
		expect(Object.keys(errors[0]?.json ?? {})).toEqual(['error', 'details']);
	});

	it.each([1, 5])(
		'sends nothing twice when the server dies, at concurrency %i, and goes on behind it',
		async (concurrency) => {
			const parameters = { requestOptions: { concurrency } };
			const content = csvOf(200);
			// What is under way is cut off after the work was done, whatever comes then.
			bench.ameyo.misbehave({ command, skip: 2, times: null, dropAfter: true });
			const first = await uploadOne(bench, content, {
				parameters,
				options: { batchSize: 10, onIncomplete: 'item' },
			});
			bench.ameyo.calm();
			const { accepted, rejected, unknown, notSent, unknownRows, resumeAtRow } = jsonOf(first);
			const sent = sentContacts(bench).flat();
			expect(new Set(sent).size).toBe(sent.length);
			expect(accepted).toBe(20);
			expect(rejected).toBe(0);
			expect(unknown).toBe(sent.length - 20);
			expect(notSent).toBe(200 - sent.length);
			expect(resumeAtRow).toBe(sent.length + 1);
			const ranges: Array<{ from: number; to: number }> = Object(unknownRows);
			expect(ranges.flatMap(({ from, to }) => indices(from, to))).toHaveLength(Number(unknown));
			expect(sent.length).toBeGreaterThan(20);
			expect(sent.length).toBeLessThanOrEqual(20 + 10 * concurrency);
			const second = await uploadOne(bench, content, {
				parameters,
				options: { batchSize: 10, startRow: Number(resumeAtRow) },
			});
			expect(jsonOf(second)).toMatchObject({
				rows: 200,
				accepted: 200 - sent.length,
				notSent: sent.length,
				unknown: 0,
				complete: true,
				resumeAtRow: null,
			});
			expect(storedContacts(bench)).toEqual(indices(0, 199));
			expect(bench.ameyo.counts.recordsReceived).toBe(200);
		},
	);

	it('rejects what was refused as a whole in front of what was taken: nobody would send it', async () => {
		bench.ameyo.misbehave({ command, matching: withPhone(10), hold: true, status: 404 });
		const all = bench.ameyo.nextRequest(() => bench.sent(command).length === 5);
		const running = upload({ parameters: { requestOptions: { concurrency: 3 } } });
		await all;
		bench.ameyo.calm();
		const run = await running;
		expect(jsonOf(run)).toMatchObject({
			accepted: 40,
			rejected: 10,
			notSent: 0,
			reasons: [{ rejection: expect.stringContaining('404'), count: 10 }],
			complete: true,
			resumeAtRow: null,
		});
		const lines = (await rejectedIn(run)).split('\r\n');
		expect(lines.slice(1, -1).map((line) => Number(line.split(',')[2]))).toEqual(indices(11, 20));
	});

	it('gets every row over once, with what was rejected and the rest, whichever was first', async () => {
		bench.ameyo.misbehave({ command, matching: withPhone(10), hold: true, status: 404 });
		bench.ameyo.misbehave({ command, matching: withPhone(20), hold: true });
		const three = bench.ameyo.nextRequest(() => bench.sent(command).length === 3);
		const running = upload({
			parameters: { requestOptions: { concurrency: 3 } },
			options: { onIncomplete: 'item' },
		});
		await three;
		bench.ameyo.calm();
		const run = await running;
		const { accepted, rejected, unknown, notSent, resumeAtRow } = jsonOf(run);
		expect([accepted, rejected, unknown, notSent].reduce<number>((a, b) => a + Number(b), 0)).toBe(
			50,
		);
		if (resumeAtRow !== null) await upload({ options: { startRow: Number(resumeAtRow) } });
		if (rejected !== 0) await uploadOne(bench, await rejectedIn(run));
		expect(storedContacts(bench)).toEqual(indices(0, 49));
		expect(bench.ameyo.counts.recordsReceived).toBe(50);
	});

	it('leaves a request that was refused as a whole not sent', async () => {
		const body = { status: 'error', reason: 'The campaign is closed', details: '' };
		bench.ameyo.misbehave({ command, skip: 3, answer: { body } });
		const run = await upload();
		expect(run.error?.message).toBe(
			'The upload stopped after row 30 of 50: The campaign is closed',
		);
		expect(accountOf(run)).toMatchObject({
			accepted: 30,
			unknown: 0,
			notSent: 20,
			resumeAtRow: 31,
			answer: body,
		});
		expect(sentContacts(bench)).toHaveLength(4);
	});

	it('tells that nothing was taken where the first request is refused', async () => {
		const run = await upload({ parameters: { leadId: byId('51') }, options: { startRow: 11 } });
		expect(run.error?.message).toBe(
			'The upload stopped before row 11 of 50: The lead does not belong to this campaign. Choose a lead from the list.',
		);
		expect(accountOf(run)).toMatchObject({ accepted: 0, notSent: 50, resumeAtRow: 11 });
	});

	it.each<[string, AmeyoRule]>([
		['answers for fewer rows', { shortAnswer: 2 }],
		['answers with what cannot be read', { malformedJson: true }],
		['answers with rows that say nothing', { answer: { body: { beanResponse: [{}] } } }],
		['answers in the middle only', { truncate: true }],
		['is too busy', { status: 503 }],
	])('leaves the rows of a request unknown where Ameyo %s', async (_name, rule) => {
		bench.ameyo.misbehave({ command, skip: 1, ...rule });
		const run = await upload();
		expect(accountOf(run)).toMatchObject({
			accepted: 10,
			unknown: 10,
			notSent: 30,
			unknownRows: [{ from: 11, to: 20 }],
			resumeAtRow: 21,
		});
		expect(`${run.error?.message} ${run.error?.description}`).toContain('It is not known whether');
		expect(sentContacts(bench)).toHaveLength(2);
	});

	it('tells apart the rows of one request that were answered and those that were not', async () => {
		const added = (customerId: number) => ({
			inserted: true,
			resultTypeString: 'ADDED',
			customerId,
		});
		const rows = Array.from({ length: 10 }, (_, i) => (i === 3 || i === 6 ? null : added(i + 1)));
		bench.ameyo.misbehave({ command, answer: { body: { beanResponse: rows } } });
		const run = await upload();
		expect(accountOf(run)).toMatchObject({
			accepted: 8,
			unknown: 2,
			unknownRows: [
				{ from: 4, to: 4 },
				{ from: 7, to: 7 },
			],
			resumeAtRow: 11,
		});
	});

	it('renews a session that dies between requests, and sends every row once', async () => {
		bench.ameyo.misbehave({ command, skip: 2, expireSession: true });
		const { items } = await upload();
		expect(items[0]?.json).toMatchObject({ accepted: 50, complete: true });
		expect(bench.ameyo.counts).toMatchObject({ logins: 2, recordsReceived: 50 });
	});

	it('stops when too many are rejected, and says what to look at', async () => {
		const run = await upload({
			parameters: {
				columnMode: 'defineBelow',
				columns: { column: [{ name: 'phone', header: 'phone1' }] },
			},
			options: { stopAfterRejected: 15, onIncomplete: 'item' },
		});
		expect(run.items[0]?.json).toMatchObject({
			accepted: 0,
			rejected: 20,
			notSent: 30,
			complete: false,
			resumeAtRow: 21,
			stopReason: expect.stringContaining(
				"20 contacts were rejected, and 'Stop After Rejected' is 15",
			),
			reasons: [{ rejection: expect.any(String), count: 20 }],
		});
		expect(sentContacts(bench)).toHaveLength(2);
	});

	it('says what to do in the item and in the hint as well', async () => {
		const { items, hints } = await upload({
			parameters: { campaignId: byId('999') },
			options: { onIncomplete: 'item' },
		});
		const said =
			/^The upload stopped before row 1 of 50: Ameyo knows no campaign with the ID .+999.+\. Choose the campaign from the list/;
		expect(items[0]?.json.stopReason).toMatch(said);
		expect(hints[0]?.message).toMatch(said);
	});

	it('says so of one contact as well', async () => {
		const run = await upload({
			parameters: {
				columnMode: 'defineBelow',
				columns: { column: [{ name: 'phone', header: 'phone1' }] },
			},
			options: { batchSize: 1, stopAfterRejected: 1 },
		});
		expect(run.error?.message).toMatch(/: 1 contact was rejected, and 'Stop After Rejected' is 1$/);
	});

	it('counts a hundred reasons apart, and the others together', async () => {
		const answered = (row: number) => ({ inserted: false, message: `Reason ${row}` });
		const rows = Array.from({ length: 150 }, (_, i) => answered(i < 20 ? 0 : i));
		bench.ameyo.misbehave({ command, answer: { body: { beanResponse: rows } } });
		const { items } = await uploadOne(bench, csvOf(150));
		const { reasons } = items[0]?.json ?? {};
		expect(reasons).toHaveLength(101);
		expect(Object(reasons)[0]).toEqual({ rejection: 'Other reasons', count: 31 });
		expect(Object(reasons)[1]).toEqual({ rejection: 'Reason 0', count: 20 });
	});
});

function jsonOf({ items }: Run): IDataObject {
	return items[0]?.json ?? {};
}

async function rejectedIn({ items }: Run): Promise<string> {
	return items[0] ? await textOfBinary(items[0], 'rejected') : '';
}
