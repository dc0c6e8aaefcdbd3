import { openCsv, type CsvOptions } from '../../nodes/shared/csv/openCsv';

export const AUTO: CsvOptions = { delimiter: 'auto', encoding: 'utf8' };

/** A file in pieces of `length` bytes; text is in UTF-8. */
export async function* inPieces(
	file: string | Uint8Array,
	length = Infinity,
): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(file);
	for (let from = 0; from < bytes.length; from += length) {
		yield bytes.subarray(from, Math.min(from + length, bytes.length));
	}
}

/** What stands in a file: its header and all of its rows. */
export async function readCsv(
	file: string | Uint8Array | AsyncIterable<Uint8Array>,
	options: Partial<CsvOptions> = {},
): Promise<string[][]> {
	const chunks = typeof file === 'string' || file instanceof Uint8Array ? inPieces(file) : file;
	const { header, rows } = await openCsv(chunks, { ...AUTO, ...options });
	const all = [header];
	for await (const some of rows) all.push(...some);
	return all;
}
