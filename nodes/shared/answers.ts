import type { IDataObject } from 'n8n-workflow';

/** `rejected`: the vendor looked at the record and did not take it, as opposed to a request that failed. */
export type Answer = { json: IDataObject } | { error: Error; rejected: boolean };

/** How many items ended in which way. */
export interface Tally {
	accepted: number;
	rejected: number;
	failed: number;
	/** Without an answer. */
	left: number;
	/** Why records were rejected, with how often. */
	reasons: Map<string, number>;
}

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
		this.given[i] ??= { error, rejected: false };
	}

	/** A record that the vendor rejected, where that is an error of its item. */
	reject(i: number, error: Error): void {
		this.failed = true;
		this.given[i] ??= { error, rejected: true };
	}

	/** Counts the answers; those with `accepted: false` are rejected, for the reason in `rejection`. */
	tally(): Tally {
		const tally: Tally = { accepted: 0, rejected: 0, failed: 0, left: 0, reasons: new Map() };
		for (const answer of this.given) {
			if (!answer) {
				tally.left++;
				continue;
			}
			const reason = rejectionOf(answer);
			if (reason !== undefined) {
				tally.rejected++;
				tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
			} else if ('error' in answer) {
				tally.failed++;
			} else {
				tally.accepted++;
			}
		}
		return tally;
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

function rejectionOf(answer: Answer): string | undefined {
	if ('error' in answer) return answer.rejected ? answer.error.message : undefined;
	return answer.json.accepted === false ? String(answer.json.rejection ?? '') : undefined;
}
