import { CsvError } from './csvError';

const UNPACK = 'Unpack the file first: n8n has the node "Compression" for it.';
const SAVE_AS_CSV =
	'Save it as CSV (in Excel: "CSV UTF-8"), or make items of it with n8n\'s node "Extract From File" and upload those.';

/** How files begin that are no CSV, what they are, and what to do with them. */
export const KINDS: Array<[start: number[], what: string, description: string]> = [
	[
		[0x50, 0x4b, 0x03, 0x04],
		'an Excel workbook (.xlsx) or another ZIP file, not a CSV',
		SAVE_AS_CSV,
	],
	[[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook (.xls), not a CSV', SAVE_AS_CSV],
	[[0x1f, 0x8b], 'packed with gzip', UNPACK],
];

/** How many bytes tell what a file is. */
export const HEAD_LENGTH = 4;

/**
 * Refuses files that are not text, and that people take for a CSV.
 *
 * @param head the first bytes of the file
 * @throws CsvError
 */
export function refuseOtherKinds(head: Uint8Array): void {
	const kind = KINDS.find(([start]) => start.every((byte, at) => head[at] === byte));
	if (kind) throw new CsvError(`The file is ${kind[1]}.`, kind[2], 0);
}
