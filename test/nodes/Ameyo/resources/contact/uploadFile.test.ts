import { byId, useAmeyo } from '../../../../support/ameyo';
import { sentContacts, uploadFile, uploadOne } from '../../../../support/ameyoFile';
import { phone } from '../../../../support/ameyoOperations';
import { csvOf, inMemory, textOfBinary } from '../../../../support/csvFiles';
import { fromList } from '../../../../support/locator';
import { toErrorOutput } from '../../../../support/run';

describe('contact: uploadFile', () => {
	const bench = useAmeyo();
	const uploads = () => bench.sent('uploadContacts');
	const customer = (n: string) => bench.ameyo.contacts.get(`1:${n}`)?.customerData;

	it.each(['session', 'hashKey'])('uploads every row once, signed with the %s', async (by) => {
		const { items, error, hints } = await uploadOne(bench, csvOf(1_250), {
			parameters: { authentication: by },
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					rows: 1_250,
					accepted: 1_250,
					rejected: 0,
					unknown: 0,
					notSent: 0,
					reasons: [],
					unknownRows: [],
					complete: true,
					resumeAtRow: null,
					seconds: expect.any(Number),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(sentContacts(bench).map(({ length }) => length)).toEqual([500, 500, 250]);
		expect(bench.ameyo.contacts.size).toBe(1_250);
		expect(customer(phone(1_249))).toEqual({ phone1: phone(1_249), name: 'Customer 1249' });
		expect(hints.map(({ message, type }) => [message, type])).toEqual([
			['Of 1,250 rows: 1,250 rows accepted, 0 rejected.', 'info'],
		]);
	});

	it('leaves out the rows that the owner of the hash key does not allow', async () => {
		const run = await uploadOne(bench, csvOf(5), {
			parameters: { authentication: 'hashKey' },
			options: { batchSize: 2 },
			credentials: bench.credentials({}, { blockedNumbers: `${phone(0)},${phone(3)}` }),
		});
		expect(run.error).toBeUndefined();
		expect(sentContacts(bench)).toEqual([[1], [2], [4]]);
		expect(run.items[0]?.json).toMatchObject({ rows: 5, accepted: 3, rejected: 2, complete: true });
		const rejected = run.items[0] ? await textOfBinary(run.items[0], 'rejected') : '';
		expect(rejected).toContain(`,1,The number ${phone(0)} is blocked by the credential`);
		expect(rejected).toContain(`,4,The number ${phone(3)} is blocked by the credential`);
	});

	it('counts the rows that the owner does not allow under one reason, whatever their numbers are', async () => {
		const { items } = await uploadOne(bench, `${csvOf(150)}x,${'y'.repeat(10)}\r\n`, {
			parameters: { authentication: 'hashKey' },
			credentials: bench.credentials({}, { allowedNumbers: phone(149) }),
		});
		expect(items[0]?.json).toMatchObject({
			accepted: 1,
			rejected: 150,
			reasons: [{ rejection: 'The credential does not allow a number of the contact', count: 150 }],
		});
	});

	it('sends the settings of the upload with every request', async () => {
		const options = { batchSize: 2, status: 'BUSY', numAttempts: 3, updateCustomer: true };
		await uploadOne(bench, csvOf(3), { options });
		expect(uploads()).toHaveLength(2);
		for (const { data } of uploads()) {
			expect(data).toMatchObject({
				campaignId: '1',
				leadId: 39,
				properties: { 'update.customer': true, 'migrate.customer': false },
				numAttempts: '3',
				Status: 'BUSY',
			});
		}
	});

	it('tells what was rejected and why, with a file of the rejected rows', async () => {
		const rows = [
			'phone1,"name, given"',
			`${phone(1)},Asha`,
			`${phone(1)},"Asha ""again"", Ms."`,
			'98765000051234567890,Too long',
			',No number',
			`${phone(1)},"=HYPERLINK(""http://x.example"")"`,
		];
		const { items, hints } = await uploadOne(bench, rows.join('\n'));
		const duplicate = expect.stringMatching(/^The customer is a duplicate/);
		expect(items[0]?.json).toMatchObject({
			rows: 5,
			accepted: 1,
			rejected: 4,
			reasons: [
				{ rejection: duplicate, count: 2 },
				{ rejection: expect.any(String), count: 1 },
				{ rejection: expect.any(String), count: 1 },
			],
			complete: true,
			resumeAtRow: null,
		});
		expect(hints[0]?.message).toMatch(
			/^Of 5 rows: 1 row accepted, 4 rejected\. Most frequent reasons: 2 × The customer is a duplicate/,
		);
		expect(hints[0]?.type).toBe('warning');
		const file = items[0]?.binary?.rejected;
		expect(file).toMatchObject({ fileName: 'leads-rejected.csv', mimeType: 'text/csv' });
		const text = items[0] ? await textOfBinary(items[0], 'rejected') : '';
		const lines = text.split('\r\n');
		expect(lines[0]).toBe('phone1,"name, given",row,rejection');
		expect(lines[1]).toMatch(
			new RegExp(`^${phone(1)},"Asha ""again"", Ms\\.",2,The customer is a duplicate`),
		);
		expect(lines[2]).toMatch(/^98765000051234567890,Too long,3,/);
		expect(lines[3]).toMatch(/^,No number,4,/);
		// The cells are the user's own.
		expect(lines[4]).toMatch(
			new RegExp(`^${phone(1)},"=HYPERLINK\\(""http://x\\.example""\\)",5,`),
		);
		expect(lines.slice(5)).toEqual(['']);
	});

	it('takes a file of rejected rows as it is, when it was corrected', async () => {
		const first = await uploadOne(bench, `phone1,name\n${phone(1)},Asha\n${phone(1)},Bala\n`);
		const text = first.items[0] ? await textOfBinary(first.items[0], 'rejected') : '';
		expect(text).toContain(`${phone(1)},Bala,2,`);
		const corrected = `\ufeff${text.replace(phone(1), phone(2))}${phone(1)},Chitra,3,\r\n`;
		const { items } = await uploadOne(bench, corrected, { options: { encoding: 'latin1' } });
		expect(items[0]?.json).toMatchObject({ rows: 2, accepted: 1, rejected: 1 });
		expect(customer(phone(2))).toEqual({ phone1: phone(2), name: 'Bala' });
		const again = items[0] ? await textOfBinary(items[0], 'rejected') : '';
		expect(again.split('\r\n')[0]).toBe('phone1,name,row,rejection');
		expect(again.split('\r\n')[1]).toMatch(new RegExp(`^${phone(1)},Chitra,2,The customer`));
	});

	it("keeps a server's words from being a formula, and its own columns apart", async () => {
		bench.ameyo.misbehave({
			command: 'uploadContacts',
			answer: { body: { beanResponse: [{ inserted: false, message: '=cmd|x' }] } },
		});
		const { items } = await uploadOne(bench, `row,phone1,rejection\n7,${phone(1)},x\n`, {
			options: { delimiter: ',' },
		});
		const text = items[0] ? await textOfBinary(items[0], 'rejected') : '';
		expect(text).toBe(`row,phone1,rejection,row 2,rejection 2\r\n7,${phone(1)},x,1,'=cmd|x\r\n`);
		expect(Object(uploads()[0]?.data).customerRecords).toEqual([
			{ row: '7', phone1: phone(1), rejection: 'x' },
		]);
	});

	it('makes no file where none is wanted, and none where nothing was rejected', async () => {
		const twice = `phone1\n${phone(1)}\n${phone(1)}\n`;
		const without = await uploadOne(bench, twice, { options: { rejectedFile: false } });
		expect(without.items[0]).toEqual({
			json: expect.objectContaining({ rejected: 1 }),
			pairedItem: { item: 0 },
		});
		const none = await uploadOne(bench, csvOf(2, 5));
		expect(none.items[0]?.binary).toBeUndefined();
	});

	it('sends the columns that are named, under their names in Ameyo', async () => {
		const content = `Mobile;Full Name;Notes\n${phone(1)};Zoë;x\n`;
		const column = [
			{ name: 'phone1', header: ' Mobile ' },
			{ name: fromList('name'), header: 'Full Name' },
			{ name: 'phone2', header: 'Mobile' },
		];
		await uploadOne(bench, content, {
			parameters: { columnMode: 'defineBelow', columns: { column } },
		});
		expect(Object(uploads()[0]?.data).customerRecords).toEqual([
			{ phone1: phone(1), name: 'Zoë', phone2: phone(1) },
		]);
	});

	it('sends text that is hostile as it is', async () => {
		const names = ['__proto__', 'a"b', 'c&d=%7B', 'constructor', 'π😀'];
		const cells = ['}]%22&data=x', '"q"', '\\', 'a\u2028b', '\ud83d\ude00 =1+1'];
		const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
		const content = [
			['phone1', ...names],
			[phone(1), ...cells],
		]
			.map((row) => row.map(quoted).join(','))
			.join('\n');
		const { items } = await uploadOne(bench, content);
		expect(items[0]?.json).toMatchObject({ rows: 1, accepted: 1 });
		const { customerRecords } = Object(uploads()[0]?.data);
		expect(Object.entries(Object(customerRecords[0]))).toEqual([
			['phone1', phone(1)],
			...names.map((name, n) => [name, cells[n]]),
		]);
	});

	it.each([
		['latin1', Buffer.from('phone1,name\n9800000001,Zo\xeb', 'latin1')],
		['utf16le', Buffer.from('phone1,name\n9800000001,Zoë', 'utf16le')],
		['utf8', Buffer.from('phone1\tname\n9800000001\tZoë')],
	])('reads %s', async (encoding, bytes) => {
		const { items } = await uploadOne(bench, bytes, { options: { encoding } });
		expect(items[0]?.json).toMatchObject({ accepted: 1 });
		expect(customer('9800000001')?.name).toBe('Zoë');
	});

	it.each([
		['tab', '\t'],
		['pipe', '|'],
		[';', ';'],
		[',', ','],
	])('reads cells with the delimiter %s, and writes the rejected with it', async (name, sign) => {
		const content = `phone1${sign}a\n${phone(1)}${sign}x\n${phone(1)}${sign}y`;
		const { items } = await uploadOne(bench, content, { options: { delimiter: name } });
		expect(items[0]?.json).toMatchObject({ accepted: 1, rejected: 1 });
		const text = items[0] ? await textOfBinary(items[0], 'rejected') : '';
		expect(text.split('\r\n')[1]?.split(sign).slice(0, 3)).toEqual([phone(1), 'y', '2']);
	});

	it('takes a file with a header only for complete, and asks Ameyo nothing', async () => {
		const { items } = await uploadOne(bench, 'phone1,name\r\n');
		expect(items[0]?.json).toMatchObject({
			rows: 0,
			accepted: 0,
			notSent: 0,
			complete: true,
			resumeAtRow: null,
		});
		expect(uploads()).toHaveLength(0);
	});

	it('keeps requests below 1.5 MiB, and rejects a row that no request has room for', async () => {
		const long = 'π'.repeat(1_000);
		const rows = Array.from({ length: 600 }, (_, i) => `${phone(i)},${long}`);
		rows[300] = `${phone(300)},${'π'.repeat(300_000)}`;
		const { items } = await uploadOne(bench, ['phone1,name', ...rows].join('\n'), {
			options: { batchSize: 100_000 },
		});
		expect(items[0]?.json).toMatchObject({
			rows: 600,
			accepted: 599,
			rejected: 1,
			reasons: [{ rejection: expect.stringMatching(/too large/), count: 1 }],
			complete: true,
		});
		const sizes = uploads().map(({ bodyBytes }) => bodyBytes);
		expect(Math.max(...sizes)).toBeLessThan(1.5 * 1024 * 1024);
		expect(Math.max(...sizes)).toBeGreaterThan(1.4 * 1024 * 1024);
	});

	it('tells how many the CRM behind Ameyo did not take: they are accepted', async () => {
		bench.ameyo.become({ crm: 'refuses' });
		const { items, hints } = await uploadOne(bench, csvOf(3));
		expect(items[0]?.json).toMatchObject({ accepted: 3, rejected: 0, complete: true });
		expect(hints[0]).toMatchObject({
			message: 'Of 3 rows: 3 rows accepted, 0 rejected, 3 not taken by the CRM behind Ameyo.',
			type: 'warning',
		});
	});

	it('takes one file for each item, one after another, each with its own settings', async () => {
		const parameters = {
			...uploadFile,
			campaignId: byId('={{ $json.campaign }}'),
			leadId: byId('={{ $json.lead }}'),
			binaryPropertyName: '={{ $json.field }}',
			columnMode: 'defineBelow',
			columns: { column: [{ name: 'phone1', header: '={{ $json.header }}' }] },
			options: { startRow: '={{ $json.start }}' },
			requestOptions: { concurrency: 5 },
		};
		const items = [
			{ campaign: '1', lead: '39', field: 'data', header: 'phone1', start: 2 },
			{ campaign: '1', lead: '39', field: 'missing', header: 'phone1', start: 1 },
			{ campaign: '1', lead: '39', field: 'data', header: 'Phone1', start: 1 },
			{ campaign: '5', lead: '51', field: 'data', header: 'name', start: 1 },
		];
		const binaries = items.map((_, i) => inMemory(csvOf(3, i * 10), `${i}.csv`));
		const out = await bench.run(parameters, items, { binaries, onError: toErrorOutput });
		expect(out.items.map(({ pairedItem, json }) => [pairedItem, json.accepted])).toEqual([
			[{ item: 0 }, 2],
			[{ item: 3 }, 3],
		]);
		expect(out.errors.map(({ pairedItem, json }) => [pairedItem, json.error])).toEqual([
			[{ item: 1 }, expect.stringContaining("no binary field 'missing'")],
			[{ item: 2 }, expect.stringContaining("the header 'Phone1'")],
		]);
		expect(out.errors[1]?.json).toMatchObject({
			details: { description: "The file has 'phone1', 'name'. Nothing was sent." },
		});
		expect(bench.ameyo.counts.maxParallelRequests).toBe(1);
		expect(bench.ameyo.contacts.get('5:Customer 30')).toBeDefined();
	});

	it('gives what Ameyo answered only where it was not understood', async () => {
		const parameters = { requestOptions: { includeAnswer: true } };
		const fine = await uploadOne(bench, csvOf(1), { parameters });
		expect(fine.items[0]?.json).not.toHaveProperty('answer');
		bench.ameyo.misbehave({
			command: 'uploadContacts',
			answer: { body: { beanResponse: ['strange'] } },
		});
		const strange = await uploadOne(bench, csvOf(1, 5), {
			parameters,
			options: { onIncomplete: 'item' },
		});
		expect(strange.items[0]?.json).toMatchObject({ unknown: 1, answer: expect.anything() });
		expect(JSON.stringify(strange.items[0]?.json.answer)).toContain('strange');
	});
});
