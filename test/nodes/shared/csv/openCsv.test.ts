import { CsvError } from '../../../../nodes/shared/csv/csvError';
import { openCsv, type CsvOptions } from '../../../../nodes/shared/csv/openCsv';
import { InputError } from '../../../../nodes/shared/refuse';
import { AUTO, inPieces, readCsv } from '../../../support/csv';

const bytes = (...parts: Array<string | number[]>) =>
	Buffer.concat(
		parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
	);

describe('what Excel writes', () => {
	it.each<[what: string, file: string | Uint8Array, options: Partial<CsvOptions>]>([
		['CSV UTF-8', '\ufeffphone1,city\r\n98,Łódź\r\n', {}],
		['CSV UTF-8, whatever was chosen', '\ufeffphone1,city\r\n98,Łódź\r\n', { encoding: 'utf16le' }],
		[
			'CSV of a German Excel',
			bytes('phone1;city\r\n98;', [0xa3], [0xf3], 'd', [0x9f], '\r\n'),
			{ encoding: 'latin1' },
		],
		['Unicode Text', Buffer.from('\ufeffphone1\tcity\r\n98\tŁódź\r\n', 'utf16le'), {}],
		[
			'Unicode Text of an old Mac',
			Buffer.from('\ufeffphone1\tcity\r98\tŁódź\r', 'utf16le').swap16(),
			{},
		],
		['a first line sep=', 'sep=;\r\nphone1;city\r\n98;Łódź\r\n', {}],
		['a first line sep= of its own', 'SEP=#\r\nphone1#city\r\n98#Łódź\r\n', { delimiter: ';' }],
		['a first line sep= in quotes', '"sep=,"\r\nphone1,city\r\n98,Łódź\r\n', {}],
		['empty columns behind the last name', 'phone1,city,,\r\n98,Łódź,,\r\n', {}],
		['fewer of them in a row', 'phone1,city,,\r\n98,Łódź\r\n', {}],
		['blanks around names', ' phone1 , city\r\n98,Łódź\r\n', {}],
		['empty lines', '\r\n\r\nphone1,city\r\n\r\n98,Łódź\r\n\r\n\r\n', {}],
		['lines that end in CR', 'phone1,city\r98,Łódź\r', {}],
		['no end of the last line', 'phone1,city\n98,Łódź', {}],
	])('%s', async (what, file, options) => {
		const city = what.includes('German') ? '£ódŸ' : 'Łódź';
		for (const length of [1, 2, 3, 5, Infinity]) {
			expect(await readCsv(inPieces(Buffer.from(file), length), options)).toEqual([
				['phone1', 'city'],
				['98', city],
			]);
		}
	});

	it('every sign of Windows-1252', async () => {
		const all = Buffer.from(Array.from({ length: 0x80 }, (_, at) => 0x80 + at));
		const [, [cell] = []] = await readCsv(bytes('a\n', [...all]), { encoding: 'latin1' });
		expect(cell).toBe(
			'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
				Array.from({ length: 0x60 }, (_, at) => String.fromCharCode(0xa0 + at)).join(''),
		);
	});
});

it('takes a quote within a cell that does not begin with one as it stands', async () => {
	expect(await readCsv('size,name\n5",a"b"c\n ",x')).toEqual([
		['size', 'name'],
		['5"', 'a"b"c'],
		[' "', 'x'],
	]);
});

it('takes the delimiter that the header has most often', async () => {
	expect(await readCsv('a,b;c;d\n1;2;3')).toEqual([
		['a,b', 'c', 'd'],
		['1', '2', '3'],
	]);
	expect(await readCsv('a\n1\n2')).toEqual([['a'], ['1'], ['2']]);
});

it('has no rows where there is only a header', async () => {
	expect(await readCsv('phone1,name')).toEqual([['phone1', 'name']]);
	expect(await readCsv('phone1,name\r\n')).toEqual([['phone1', 'name']]);
});

const GOOD = 'phone1,name\n1,a\n\n2,b\n';

describe('refuses what cannot be meant, with the row and what to do', () => {
	it.each<
		[
			what: string,
			file: string | Uint8Array,
			message: string,
			advice: RegExp,
			row: number,
			options?: Partial<CsvOptions>,
		]
	>([
		[
			'a row too short',
			`${GOOD}3\n4,d`,
			'Row 3 has 1 cell, the header has 2 cells.',
			/delimiters of empty cells/,
			3,
		],
		[
			'a row too long',
			`${GOOD}3,c,\n4,d`,
			'Row 3 has 3 cells, the header has 2 cells.',
			/needs quotes/,
			3,
		],
		[
			'a value without a name',
			'a,b,,\n1,2,,\n1,2,,x',
			'Row 2 has a value in column 4, which has no name in the header.',
			/name/,
			2,
		],
		[
			'more cells than the header has',
			'a,b,,\n1,2,,,',
			'Row 1 has 5 cells, the header has 2 cells.',
			/quotes/,
			1,
		],
		[
			'a name twice',
			'a,b, a \n1,2,3',
			'The header has "a" twice, in the columns 1 and 3.',
			/name of its own/,
			0,
		],
		['a name missing', 'a,,b\n1,2,3', 'The header has no name for column 2.', /name/, 0],
		['no names', ',,\n1,2,3', 'The header has no names.', /first line/, 0],
		['an empty file', '', 'The file is empty.', /first line/, 0],
		['a file of empty lines', '\n\r\n\r', 'The file is empty.', /first line/, 0],
		['a file of a mark', '\ufeff', 'The file is empty.', /first line/, 0],
		[
			'a quote that is not closed',
			`${GOOD}3,"c\n4,d\n`,
			'Row 3 has a quote (") that is not closed to the end of the file.',
			/Close it/,
			3,
		],
		[
			'a quote that is not closed in the header',
			'a,"b\n1,2',
			'The header has a quote (") that is not closed to the end of the file.',
			/Close it/,
			0,
		],
		[
			'text behind a closing quote',
			`${GOOD}3,"c"d\n4,d`,
			'Row 3 has "d" behind a closing quote, where a cell ends.',
			/as two/,
			3,
		],
		[
			'a blank behind a closing quote',
			`${GOOD}3,"c" \n4,d`,
			'Row 3 has " " behind a closing quote, where a cell ends.',
			/as two/,
			3,
		],
		[
			'a quote that is closed by the next',
			`${GOOD}3,"c\n4,"d"\n`,
			'Row 3 has "d" behind a closing quote, where a cell ends.',
			/not closed before/,
			3,
		],
		[
			'Windows-1252 as UTF-8',
			bytes(GOOD, '3,M', [0xfc], 'ller\n4,d'),
			'Row 3 is not in UTF-8.',
			/Windows-1252/,
			3,
		],
		[
			'Windows-1252 as UTF-8 in the header',
			bytes('phone1,stra', [0xdf], 'e\n'),
			'The header is not in UTF-8.',
			/Windows-1252/,
			0,
		],
		[
			'an end within a character',
			bytes(GOOD, '3,', [0xe6, 0xbc]),
			'Row 3 is not in UTF-8.',
			/Windows-1252/,
			3,
		],
		[
			'half a character of UTF-16',
			Buffer.from(`${GOOD}3,\ud800x\n`, 'utf16le'),
			'Row 3 is not in UTF-16 LE.',
			/encoding/,
			3,
			{ encoding: 'utf16le' },
		],
		[
			'an odd number of bytes in UTF-16',
			Buffer.concat([Buffer.from(GOOD, 'utf16le'), Buffer.from('x')]),
			'Row 3 is not in UTF-16 LE.',
			/encoding/,
			3,
			{ encoding: 'utf16le' },
		],
		[
			'UTF-16 as UTF-8',
			Buffer.from('phone1\n1', 'utf16le'),
			'The header has a NUL character, which no text has.',
			/UTF-16 LE/,
			0,
		],
		['a NUL', `${GOOD}3,\0\n`, 'Row 3 has a NUL character, which no text has.', /not a CSV/, 3],
		[
			'a workbook',
			bytes('PK', [3, 4], 'x'),
			'The file is an Excel workbook (.xlsx) or another ZIP file, not a CSV.',
			/Save it as CSV.*Extract From File/,
			0,
		],
		[
			'an old workbook',
			bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
			'The file is an Excel workbook (.xls), not a CSV.',
			/Save it as CSV/,
			0,
		],
		[
			'a packed file',
			bytes([0x1f, 0x8b, 8, 0, 0]),
			'The file is packed with gzip.',
			/Compression/,
			0,
		],
		[
			'another delimiter than was chosen',
			'a;b;c\n1;2;3',
			'The header has no comma, but a semicolon (2 times).',
			/Auto/,
			0,
			{ delimiter: ',' },
		],
	])('%s', async (_what, file, message, advice, row, options = {}) => {
		for (const length of [1, 3, Infinity]) {
			const error = await readCsv(inPieces(file, length), options).catch((e: unknown) => e);
			expect(error).toBeInstanceOf(CsvError);
			expect(error).toBeInstanceOf(InputError);
			expect(error).toMatchObject({ message, row, description: expect.stringMatching(advice) });
		}
	});
});

it('gives the rows before the one that cannot be meant', async () => {
	const { rows } = await openCsv(inPieces(`${GOOD}3\n`), AUTO);
	const read: string[][] = [];
	const all = async () => {
		for await (const some of rows) read.push(...some);
	};
	await expect(all()).rejects.toThrow('Row 3 has 1 cell');
	expect(read).toEqual([
		['1', 'a'],
		['2', 'b'],
	]);
});

/** A file without an end, that knows how far it was read and whether it was closed. */
function endless(beginning: string, more: string) {
	const file = { bytes: 0, isClosed: false };
	const chunk = Buffer.from(more.repeat(65_536 / more.length));
	async function* chunks(): AsyncGenerator<Uint8Array> {
		try {
			yield Buffer.from(beginning);
			for (;;) {
				file.bytes += chunk.length;
				yield chunk;
			}
		} finally {
			file.isClosed = true;
		}
	}
	return { file, chunks: chunks() };
}

describe('holds no more of a file than a long row', () => {
	it.each([
		[
			'a quote that is never closed',
			`${GOOD}3,"`,
			'x,y\n',
			'Row 3 has a quote (") that is not closed within 1000000 characters.',
		],
		[
			'a quote of quotes that is never closed',
			`${GOOD}3,"`,
			'""',
			'Row 3 has a quote (") that is not closed within 1000000 characters.',
		],
		['a row that never ends', `${GOOD}3,`, 'x', 'Row 3 is longer than 1000000 characters.'],
		['a header that never ends', 'a,b', 'x', 'The header is longer than 1000000 characters.'],
		[
			'a quote of the header that is never closed',
			'a,"b',
			'\n',
			'The header has a quote (") that is not closed within 1000000 characters.',
		],
	])('%s', async (_what, beginning, more, message) => {
		const { file, chunks } = endless(beginning, more);
		await expect(readCsv(chunks)).rejects.toThrow(message);
		expect(file.bytes).toBeLessThan(3_000_000);
		expect(file.isClosed).toBe(true);
	});

	it('also where the row is there as a whole', async () => {
		const row = `1,${'x'.repeat(1_000_000)}`;
		await expect(readCsv(`a,b\n1,2\n${row}\n`)).rejects.toThrow(
			'Row 2 is longer than 1000000 characters.',
		);
	});

	it('and gives rows while the file goes on', async () => {
		const { file, chunks } = endless('a,b\n', '1,2\n');
		const { rows } = await openCsv(chunks, AUTO);
		let read = 0;
		for await (const some of rows) {
			read += some.length;
			if (read >= 100_000) break;
		}
		expect(file.bytes).toBeLessThan(4 * read + 200_000);
		expect(file.isClosed).toBe(true);
	});
});

it.each([
	['a name twice', 'a,a\n', ','],
	['another delimiter than was chosen', 'a;b\n', ','],
] as const)('closes a file that it refuses for %s', async (_what, beginning, delimiter) => {
	const { file, chunks } = endless(beginning, '1,2\n');
	await expect(readCsv(chunks, { delimiter })).rejects.toBeInstanceOf(CsvError);
	expect(file.isClosed).toBe(true);
});

it('gives the error of the file itself as it is, and closes it', async () => {
	const broken = new Error('the disk is gone');
	async function* chunks(): AsyncGenerator<Uint8Array> {
		yield Buffer.from(GOOD);
		throw broken;
	}
	await expect(readCsv(chunks())).rejects.toBe(broken);
});
