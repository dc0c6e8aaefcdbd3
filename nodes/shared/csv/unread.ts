import { NotText } from './decode';

/** The text of a file that was not taken yet. */
export class Unread {
	text = '';

	/** Whether the file ends with `text`. */
	isLast = false;

	/** Why what follows `text` cannot be read. */
	failure?: NotText;

	constructor(private readonly decoded: AsyncGenerator<string | NotText, void, undefined>) {}

	/** Reads at least as much again as is there: so a long row is not looked through at each of its pieces. */
	async more(): Promise<boolean> {
		const wanted = 2 * this.text.length;
		const before = this.text.length;
		while (!this.isLast && !this.failure && this.text.length <= wanted) await this.readPiece();
		return this.text.length > before;
	}

	private async readPiece(): Promise<void> {
		const piece = await this.decoded.next();
		if (piece.done) this.isLast = true;
		else if (piece.value instanceof NotText) this.failure = piece.value;
		else this.text += piece.value;
	}

	take(length: number): void {
		this.text = this.text.slice(length);
	}

	async close(): Promise<void> {
		await this.decoded.return();
	}
}
