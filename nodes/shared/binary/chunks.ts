import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** Bytes that are given out at once of a file that n8n holds in memory. */
const CHUNK_BYTES = 65_536;

/**
 * The bytes of a binary, wherever n8n keeps it: from its store as they are read, or from the item itself, where n8n
 * keeps binary data in memory. Can be called again, to read it once more.
 *
 * @throws what n8n's store throws, such as for a file that is gone
 */
export async function* chunksOf(
	n8n: IExecuteFunctions,
	file: IBinaryData,
): AsyncGenerator<Uint8Array> {
	if (file.id) {
		// Of some stores (a database) n8n gives a stream of one piece.
		yield* await n8n.helpers.getBinaryStream(file.id);
		return;
	}
	const whole = Buffer.from(file.data, 'base64');
	for (let start = 0; start < whole.length; start += CHUNK_BYTES) {
		yield whole.subarray(start, start + CHUNK_BYTES);
	}
}
