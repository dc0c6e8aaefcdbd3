import type { Readable } from 'node:stream';
import type { IExecuteFunctions } from 'n8n-workflow';
import { BinaryWriter } from '../../../../nodes/shared/binary/binaryWriter';
import { settle } from '../../../support/waiting';

const file = { name: 'a.csv', mimeType: 'text/csv' };
const PIECE = 'x'.repeat(100_000);

/** A store that takes what it is given when it is told to, and what it was given. */
function storeThat(read: (content: Buffer | Readable) => Promise<Buffer>) {
	const given: Array<Buffer | Readable> = [];
	const n8n: IExecuteFunctions = Object.assign(Object.create(null), {
		helpers: {
			prepareBinaryData: async (content: Buffer | Readable) => {
				given.push(content);
				return { data: (await read(content)).toString(), mimeType: 'text/csv' };
			},
		},
	});
	return { given, n8n };
}

async function wholeOf(content: Buffer | Readable): Promise<Buffer> {
	if (Buffer.isBuffer(content)) return content;
	const pieces: Buffer[] = [];
	for await (const piece of content) pieces.push(piece);
	return Buffer.concat(pieces);
}

async function settled(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) await settle();
}

describe('BinaryWriter', () => {
	it.each([true, false])(
		'stores what was written, in its order (streamed: %s)',
		async (streamed) => {
			const { n8n, given } = storeThat(wholeOf);
			const writer = new BinaryWriter(n8n, { ...file, streamed });
			await Promise.all(['a', 'b', 'ü'].map(async (text) => await writer.write(text)));
			await settled();
			expect(given).toHaveLength(streamed ? 1 : 0);
			await writer.write(PIECE);
			expect((await writer.end())?.data).toBe(`abü${PIECE}`);
			expect(given).toHaveLength(1);
		},
	);

	it.each([true, false])(
		'stores nothing where nothing was written (streamed: %s)',
		async (streamed) => {
			const { n8n, given } = storeThat(wholeOf);
			expect(await new BinaryWriter(n8n, { ...file, streamed }).end()).toBeUndefined();
			expect(given).toEqual([]);
		},
	);

	it('waits for a store that is slower', async () => {
		let takes = () => {};
		const told = new Promise<void>((resolve) => (takes = resolve));
		const { n8n } = storeThat(async (content) => {
			await told;
			return await wholeOf(content);
		});
		const writer = new BinaryWriter(n8n, { ...file, streamed: true });
		let written = 0;
		const writing = (async () => {
			for (; written < 20; written++) await writer.write(PIECE);
		})();
		await settled();
		expect(written).toBeGreaterThan(0);
		expect(written).toBeLessThan(10);
		takes();
		await writing;
		expect((await writer.end())?.data).toHaveLength(20 * PIECE.length);
	});

	it('keeps nobody waiting for a store that has failed, and tells at the end', async () => {
		const { n8n } = storeThat(async () => {
			throw new Error('the disk is full');
		});
		const writer = new BinaryWriter(n8n, { ...file, streamed: true });
		for (let n = 0; n < 10; n++) await writer.write(PIECE);
		await expect(writer.end()).rejects.toThrow('the disk is full');
	});
});
