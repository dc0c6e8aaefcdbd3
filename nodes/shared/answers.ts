import type { IDataObject } from 'n8n-workflow';

export type Answer = { json: IDataObject } | { error: Error };

/**
 * The answers of a bulk operation, one for each input item. The first answer of an item counts;
 * `rest` gives one to every item that has none.
 */
export class Answers {
	private readonly given: Array<Answer | undefined>;

	private failed = false;

	/** @param stopsOnError true where the node stops at the first failed item (no error output, no "continue") */
	constructor(
		readonly length: number,
		private readonly stopsOnError: boolean,
	) {
		this.given = new Array<Answer | undefined>(length);
	}

	give(i: number, json: IDataObject): void {
		this.given[i] ??= { json };
	}

	fail(i: number, error: Error): void {
		this.failed = true;
		this.given[i] ??= { error };
	}

	/** True once nothing more may be sent, because an item failed and the node stops on errors. */
	get mustStop(): boolean {
		return this.failed && this.stopsOnError;
	}

	get(i: number): Answer | undefined {
		return this.given[i];
	}

	/** Fails every item that has no answer yet with what `reason` makes of its index. */
	rest(reason: (i: number) => Error): void {
		for (let i = 0; i < this.length; i++) {
			if (this.given[i] === undefined) this.fail(i, reason(i));
		}
	}

	/** The failed item with the lowest index. */
	firstFailure(): Error | undefined {
		for (const answer of this.given) {
			if (answer && 'error' in answer) return answer.error;
		}
		return undefined;
	}
}
