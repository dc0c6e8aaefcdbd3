/**
 * Where a sign comes next in a text. Asked for positions that only grow, it looks through the text once, however often
 * it is asked.
 */
export class Next {
	private found = -1;

	constructor(
		private readonly text: string,
		private readonly sign: string,
	) {}

	/** The first place at or after `position`; Infinity where there is none. */
	from(position: number): number {
		if (this.found < position) {
			const found = this.text.indexOf(this.sign, position);
			this.found = found < 0 ? Infinity : found;
		}
		return this.found;
	}
}
