import { Readable } from 'node:stream';
import { useAmeyo } from '../../../../support/ameyo';
import { indices, sentContacts, uploadFile, uploadOne } from '../../../../support/ameyoFile';
import { phone } from '../../../../support/ameyoOperations';
import { useAwakeWatch } from '../../../../support/awake';
import { watchLog } from '../../../../support/services';
import {
	csvOf,
	inMemory,
	inStore,
	store,
	textOfBinary,
	useFileSystem,
} from '../../../../support/csvFiles';

describe('contact: uploadFile, while it runs', () => {
	const bench = useAmeyo();
	const awake = useAwakeWatch();
	const command = 'uploadContacts';
	const uploads = () => bench.sent(command);

	it('lets the request under way come to its end when the execution is canceled, and sends no more', async () => {
		const log = watchLog();
		bench.ameyo.misbehave({ command, skip: 1, hold: true });
		const held = bench.ameyo.nextRequest(() => uploads().length === 2);
		let cancel = () => {};
		const running = uploadOne(bench, csvOf(50), {
			options: { batchSize: 10 },
			onStart: (stop) => (cancel = stop),
		});
		await held;
		cancel();
		bench.ameyo.calm();
		const { status } = await running;
		expect(status).toBe('canceled');
		expect(sentContacts(bench)).toEqual([indices(0, 9), indices(10, 19)]);
		expect(bench.ameyo.contacts.size).toBe(20);
		expect(log).toEqual([
			{
				level: 'warn',
				message:
					"The upload of leads.csv by 'Ameyo': The upload stopped after row 20 of 50: The execution was canceled. Of 50 rows: 20 rows accepted, 0 rejected, 30 not sent.",
				data: expect.objectContaining({ accepted: 20, notSent: 30, resumeAtRow: 21 }),
			},
		]);
	});

	it('tells the log and the browser how far it is, every ten seconds', async () => {
		const log = watchLog();
		const messages: unknown[] = [];
		// The clock is ten milliseconds later at every look.
		awake.watch(() => bench.ameyo.counts.recordsReceived);
		await uploadOne(bench, csvOf(2_000), {
			options: { batchSize: 20 },
			mode: 'manual',
			onMessage: (message) => messages.push(message),
		});
		const [first, ...others] = log;
		expect(first?.message).toMatch(
			/^The upload of leads\.csv by 'Ameyo' is under way\. Of 2,000 rows: [\d,]+ rows accepted, 0 rejected, [\d,]+ not sent\.$/,
		);
		expect(others.at(-1)).toMatchObject({
			level: 'info',
			message: expect.stringMatching(/has ended\. Of 2,000 rows: 2,000 rows accepted/),
		});
		expect(messages).toHaveLength(log.length - 1);
		expect(messages[0]).toMatchObject({
			type: 'sendConsoleMessage',
			source: '[Node: "Ameyo"]',
			messages: [first?.message],
		});
		expect(log.length).toBeLessThan(100);
	});

	it('sends requests side by side, and reads one of them ahead', async () => {
		bench.ameyo.misbehave({ command, hold: true, times: null });
		const three = bench.ameyo.nextRequest(() => uploads().length === 3);
		const running = uploadOne(bench, csvOf(40), {
			options: { batchSize: 5 },
			parameters: { requestOptions: { concurrency: 3 } },
		});
		await three;
		bench.ameyo.calm();
		const { items } = await running;
		expect(items[0]?.json).toMatchObject({ accepted: 40 });
		expect(bench.ameyo.counts.maxParallelRequests).toBe(3);
	});

	it('works on one file after another, however many requests may be under way', async () => {
		bench.ameyo.misbehave({ command, hold: true });
		const held = bench.ameyo.nextRequest(() => uploads().length === 1);
		const parameters = { ...uploadFile, requestOptions: { concurrency: 5 } };
		const binaries = [0, 1, 2].map((n) => inMemory(csvOf(3, n * 3), `${n}.csv`));
		const running = bench.run(parameters, [{}, {}, {}], { binaries });
		await held;
		// Whoever does not wait for the first file has time to send the next one.
		for (let turn = 0; turn < 50; turn++) await new Promise((go) => setImmediate(go));
		bench.ameyo.calm();
		const { items } = await running;
		expect(items.map(({ json }) => json.accepted)).toEqual([3, 3, 3]);
		expect(bench.ameyo.counts.maxParallelRequests).toBe(1);
	});

	it('leaves n8n to others all the time', async () => {
		awake.watch(() => bench.ameyo.counts.recordsReceived);
		const { items } = await uploadOne(bench, csvOf(2_000), { options: { batchSize: 20 } });
		expect(items[0]?.json).toMatchObject({ accepted: 2_000 });
		expect(awake.turns).toBeGreaterThanOrEqual(20);
	});

	describe("with n8n's store in the file system", () => {
		beforeAll(async () => await useFileSystem());

		it('streams the file, and stores the rejected rows as they come', async () => {
			const rows = csvOf(3_000).split('\r\n');
			const twice = [...rows.slice(0, -1), ...rows.slice(1)].join('\r\n');
			const { items } = await bench.run({ ...uploadFile }, [{}], {
				binaries: [await inStore(twice)],
			});
			expect(items[0]?.json).toMatchObject({ rows: 6_000, accepted: 3_000, rejected: 3_000 });
			expect(items[0]?.binary?.rejected).toMatchObject({
				id: expect.stringMatching(/^filesystem-v2:/),
				fileName: 'leads-rejected.csv',
				mimeType: 'text/csv',
			});
			const text = items[0] ? await textOfBinary(items[0], 'rejected') : '';
			const lines = text.split('\r\n');
			expect(lines).toHaveLength(3_002);
			expect(lines[1]).toMatch(new RegExp(`^${phone(0)},Customer 0,3001,The customer is a`));
			expect(lines[3_000]).toMatch(new RegExp(`^${phone(2_999)},Customer 2999,6000,`));
		});

		it('reads no further ahead than a request and some pieces, however large the file is', async () => {
			const header = 'phone1,name\r\n';
			const padding = 'x'.repeat(1_000);
			const rows = 4_000;
			let given = 0;
			const pieces = function* () {
				yield Buffer.from(header);
				for (let i = 0; i < rows; i++) {
					given = i + 1;
					yield Buffer.from(`${phone(i)},${padding}\r\n`);
				}
			};
			const binary = await inStore(header);
			const stream = jest
				.spyOn(store(), 'getAsStream')
				.mockImplementation(async () => Readable.from(pieces(), { objectMode: false }));
			const ahead: number[] = [];
			bench.ameyo.misbehave({ command, skip: 5, hold: true });
			const held = bench.ameyo.nextRequest(() => uploads().length === 6);
			const running = bench.run({ ...uploadFile, options: { batchSize: 50 } }, [{}], {
				binaries: [binary],
			});
			await held;
			// Whatever wants to be read ahead has its time for it.
			for (let turn = 0; turn < 50; turn++) await new Promise((go) => setImmediate(go));
			ahead.push(given - 300);
			bench.ameyo.calm();
			const { items } = await running;
			expect(items[0]?.json).toMatchObject({ rows, accepted: rows });
			expect(stream).toHaveBeenCalledTimes(2);
			// A request of 50 rows ahead, a piece of 64 KiB and what Node's streams hold.
			expect(Math.max(...ahead)).toBeLessThan(600);
		});

		it('gives the account of a file that breaks while it is sent', async () => {
			const content = csvOf(2_000);
			const binary = await inStore(content);
			let reading = 0;
			jest.spyOn(store(), 'getAsStream').mockImplementation(async () => {
				reading++;
				return Readable.from(piecesOf(content, reading === 2));
			});
			const { error } = await bench.run({ ...uploadFile, options: { batchSize: 100 } }, [{}], {
				binaries: [binary],
			});
			expect(reading).toBe(2);
			expect(error?.message).toMatch(/The file could not be read to its end: the store is gone/);
			const details = Object(error?.context?.details);
			expect(details.accepted).toBe(details.resumeAtRow - 1);
			expect(details.accepted).toBe(bench.ameyo.contacts.size);
		});

		it.each([
			[
				'is gone when it is to be sent',
				undefined,
				/^The upload stopped before row 1 of 20: The file could not be read to its end: no such file$/,
			],
			[
				'has other columns when it is to be sent',
				csvOf(20).replace('phone1,name', 'name,phone1'),
				/^The upload stopped before row 1 of 20: The file changed while it was sent$/,
			],
		])('gives the account of a file that %s', async (_, then, message) => {
			const content = csvOf(20);
			const binary = await inStore(content);
			let reading = 0;
			jest.spyOn(store(), 'getAsStream').mockImplementation(async () => {
				if (++reading === 1) return Readable.from(piecesOf(content, false));
				if (then === undefined) throw new Error('no such file');
				return Readable.from(piecesOf(then, false));
			});
			const options = { batchSize: 10, onIncomplete: 'item' };
			const { items, error } = await bench.run({ ...uploadFile, options }, [{}], {
				binaries: [binary],
			});
			expect(error).toBeUndefined();
			const accepted = bench.ameyo.contacts.size;
			expect(items[0]?.json).toMatchObject({
				rows: 20,
				accepted,
				notSent: 20 - accepted,
				complete: false,
				stopReason: expect.stringMatching(message),
			});
		});

		it('sends no row that it did not count', async () => {
			const binary = await inStore(csvOf(20));
			let reading = 0;
			jest
				.spyOn(store(), 'getAsStream')
				.mockImplementation(async () => Readable.from(piecesOf(csvOf(++reading * 20), false)));
			const { items } = await bench.run({ ...uploadFile, options: { batchSize: 10 } }, [{}], {
				binaries: [binary],
			});
			expect(items[0]?.json).toMatchObject({ rows: 20, accepted: 20, notSent: 0 });
			expect(bench.ameyo.contacts.size).toBe(20);
		});

		it('gives the account where the file of rejected rows cannot be stored', async () => {
			jest.spyOn(store(), 'store').mockRejectedValue(new Error('the disk is full'));
			const content = `phone1\n${phone(1)}\n${phone(1)}\n`;
			const { items, hints } = await uploadOne(bench, content);
			expect(items[0]?.json).toMatchObject({ accepted: 1, rejected: 1, complete: true });
			expect(items[0]?.binary).toBeUndefined();
			expect(hints[0]?.message).toContain(
				'The file of rejected rows could not be stored: the disk is full',
			);
		});
	});
});

function* piecesOf(content: string, breaks: boolean): Generator<Buffer> {
	for (let at = 0; at < content.length; at += 1_000) {
		if (breaks && at > content.length / 2) throw new Error('the store is gone');
		yield Buffer.from(content.slice(at, at + 1_000));
	}
}
