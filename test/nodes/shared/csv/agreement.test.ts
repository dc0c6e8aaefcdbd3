import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import type { Encoding } from '../../../../nodes/shared/csv/characters';
import { inPieces, readCsv } from '../../../support/csv';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const LINE_ENDS = ['\r\n', '\n', '\r'] as const;
/** Signs of Windows-1252, so that every encoding can write them, and what separates cells and rows. */
const NARROW = ['a', 'Z', '0', ' ', 'é', 'ß', '€', '“', '"', ',', ';', '\t', '|', '\r', '\n'];
const WIDE = [...NARROW, 'Ł', '漢', '\u00a0', '\ufeff', '😀', '\ud7ff', '\uffee'];

interface Written {
	text: string;
	delimiter: (typeof DELIMITERS)[number];
}

/** A file as a person's program may write it, with quotes where they must be and elsewhere too. */
function files(signs: readonly string[]): fc.Arbitrary<Written> {
	const cell = fc.string({ unit: fc.constantFrom(...signs), maxLength: 8 });
	return fc.integer({ min: 1, max: 5 }).chain((columns) =>
		fc
			.record({
				header: fc.uniqueArray(
					cell.map((name) => name.trim()).filter((name) => name !== ''),
					{ minLength: columns, maxLength: columns },
				),
				rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
					maxLength: 12,
				}),
				delimiter: fc.constantFrom(...DELIMITERS),
				lineEnd: fc.constantFrom(...LINE_ENDS),
				quotesAll: fc.boolean(),
				isEnded: fc.boolean(),
				emptyLines: fc.array(fc.nat(12), { maxLength: 3 }),
			})
			.map(({ header, rows, delimiter, lineEnd, quotesAll, isEnded, emptyLines }) => {
				const lines = [header, ...rows].map((cells) =>
					cells.map((text) => written(text, quotesAll)).join(delimiter),
				);
				for (const at of emptyLines) lines.splice(at + 1, 0, '');
				return { text: lines.join(lineEnd) + (isEnded ? lineEnd : ''), delimiter };
			}),
	);
}

function written(cell: string, quotesAll: boolean): string {
	const needsQuotes = cell === '' || /[",;\t|\r\n]/.test(cell);
	return needsQuotes || quotesAll ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const ENCODERS: Array<[name: string, encoding: Encoding, encode: (text: string) => Buffer]> = [
	['UTF-8', 'utf8', (text) => Buffer.from(text, 'utf8')],
	['UTF-8 with its mark', 'latin1', (text) => Buffer.from(`\ufeff${text}`, 'utf8')],
	['Windows-1252', 'latin1', inWindows1252],
	['UTF-16 LE', 'utf16le', (text) => Buffer.from(text, 'utf16le')],
	['UTF-16 LE with its mark', 'utf8', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
	['UTF-16 BE with its mark', 'utf8', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
];

function inWindows1252(text: string): Buffer {
	const places: Record<string, number> = { '€': 0x80, '“': 0x93 };
	return Buffer.from([...text].map((sign) => places[sign] ?? sign.charCodeAt(0)));
}

describe('reads what csv-parse reads', () => {
	it.each(ENCODERS)('in %s', async (name, encoding, encode) => {
		await fc.assert(
			fc.asyncProperty(
				files(name === 'Windows-1252' ? NARROW : WIDE),
				fc.integer({ min: 1, max: 40 }),
				async ({ text, delimiter }, length) => {
					fc.pre(!text.startsWith('\ufeff'));
					const expected = parse(text, {
						delimiter,
						record_delimiter: [...LINE_ENDS],
						skip_empty_lines: true,
					});
					const read = await readCsv(inPieces(encode(text), length), { delimiter, encoding });
					expect(read).toEqual(expected);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('and finds the delimiter itself where the header has no other', async () => {
		const names = fc.uniqueArray(fc.constantFrom('phone1', 'name', '"a,;|\tb"', '"a""b"', 'x y'), {
			minLength: 2,
		});
		await fc.assert(
			fc.asyncProperty(
				names,
				fc.constantFrom(...DELIMITERS),
				fc.constantFrom(...LINE_ENDS),
				async (header, delimiter, lineEnd) => {
					const text = [header, header.map(() => '"1,2;3|4\t5"')]
						.map((cells) => cells.join(delimiter))
						.join(lineEnd);
					expect(await readCsv(text)).toEqual(
						parse(text, { delimiter, record_delimiter: [...LINE_ENDS] }),
					);
				},
			),
		);
	});
});

it('reads large files in pieces as long as those of a disk as csv-parse does', async () => {
	const lines = Array.from({ length: 20_000 }, (_, row) =>
		row % 3 === 0
			? `"98${row}","Customer ""${row}""\r\nof Łódź",😀`
			: `98${row},Customer ${row},漢`,
	);
	const text = ['phone1,name,sign', ...lines].join('\r\n');
	expect(await readCsv(inPieces(text, 65_536))).toEqual(parse(text));
	expect(await readCsv(text)).toEqual(parse(text));
});
