import { Hash } from 'crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** How many characters may wait to be stored before a writer waits for them. */
const MOST_WAITING = 262_144;

/** What a file is to be. */
export interface NewFile {
	name: string;
	mimeType: string;
	/**
	 * Whether n8n is to store it while it is written: its file system takes a stream as slowly as it comes. Other stores
	 * collect a stream in memory before they store it, and give up where nothing comes for minutes; they are given the
	 * whole at the end.
	 */
	streamed: boolean;
}

/** Writes a binary of n8n's piece by piece. Nothing is stored where nothing was written. */
export class BinaryWriter {
	private pieces: string[] = [];

	private waiting = 0;

	private stored: Promise<IBinaryData> | undefined;

	private isEnded = false;

	/** Told when there is more to store, or no more to come. */
	private wake = () => {};

	private drained: Array<() => void> = [];

	constructor(
		private readonly n8n: IExecuteFunctions,
		private readonly file: NewFile,
	) {}

	/** Adds a text. Waits where the store is slower than the writer. Never throws: `end` does. */
	async write(text: string): Promise<void> {
		this.pieces.push(text);
		this.waiting += text.length;
		if (!this.file.streamed) return;
		if (this.stored === undefined) {
			this.stored = this.store(Hash.from(this.taken()));
			// Told by `end`; until then nobody waits for it.
			this.stored.catch(() => this.release());
		}
		this.wake();
		if (this.waiting < MOST_WAITING) return;
		await Promise.race([
			new Promise<void>((resolve) => this.drained.push(resolve)),
			this.stored.then(
				() => undefined,
				() => undefined,
			),
		]);
	}

	/**
	 * Ends the file.
	 *
	 * @returns undefined where nothing was written
	 * @throws what n8n's store throws
	 */
	async end(): Promise<IBinaryData | undefined> {
		this.isEnded = true;
		this.wake();
		if (this.stored !== undefined) return await this.stored;
		return this.pieces.length === 0 ? undefined : await this.store(this.take());
	}

	private async store(content: Parameters<StoreBinary>[0]): Promise<IBinaryData> {
		const { name, mimeType } = this.file;
		return await this.n8n.helpers.prepareBinaryData(content, name, mimeType);
	}

	/** What was written, as n8n's store takes it. */
	private async *taken(): AsyncGenerator<Buffer> {
		for (;;) {
			if (this.pieces.length > 0) {
				yield this.take();
			} else if (this.isEnded) {
				return;
			} else {
				await new Promise<void>((resolve) => (this.wake = resolve));
			}
		}
	}

	private take(): Buffer {
		const taken = Buffer.from(this.pieces.join(''));
		this.pieces = [];
		this.waiting = 0;
		this.release();
		return taken;
	}

	private release(): void {
		for (const go of this.drained.splice(0)) go();
	}
}

type StoreBinary = IExecuteFunctions['helpers']['prepareBinaryData'];
