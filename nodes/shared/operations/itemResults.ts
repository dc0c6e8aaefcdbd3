import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { errorJson, toNodeError } from '../errors';
import { RequestError } from '../http/failure';
import type { Failure } from '../http/failure';
import type { Pause } from './pause';

/** What became of a record that was sent. */
export type RecordResult =
	| {
			json: IDataObject;
			/** The part of the answer that it was made of. */
			part?: unknown;
			/** The vendor took nothing of it, and that is to be no error. */
			isRejected?: boolean;
	  }
	/** The vendor looked at the record and did not take it, and that is to be an error of its item. */
	| { rejected: Failure }
	| { failed: Failure };

/** How many items ended in which way. */
export interface Tally {
	accepted: number;
	rejected: number;
	failed: number;
	/** Without a result. */
	left: number;
	/** Why records were rejected, with how often. */
	reasons: Map<string, number>;
}

/** An item as it comes out, or why there is none. */
type ItemResult =
	| { json: IDataObject; pairedItem: { item: number } }
	| { error: Error; rejected: boolean };

/**
 * The results of a bulk operation, one for each input item. The first one of an item counts;
 * `failRest` gives one to every item that has none.
 */
export class ItemResults {
	private readonly results: Array<ItemResult | undefined>;

	private failed = false;

	/** How many items have no result. */
	private left: number;

	private readonly counts = { accepted: 0, rejected: 0, failed: 0 };

	/** @param stopsOnError true where the node stops at the first failed item */
	constructor(
		readonly length: number,
		private readonly stopsOnError: boolean,
	) {
		this.results = new Array<ItemResult | undefined>(length);
		this.left = length;
	}

	/** Gives an item what became of its record. */
	give(node: INode, i: number, result: RecordResult): void {
		if ('json' in result) {
			this.settle(i, { json: result.json, pairedItem: { item: i } });
			return;
		}
		const rejected = 'rejected' in result;
		const failure = rejected ? result.rejected : result.failed;
		this.put(i, toNodeError(node, new RequestError(failure), i), rejected);
	}

	fail(i: number, error: Error): void {
		this.put(i, error, false);
	}

	/**
	 * Fails every item that has no result yet with what `reason` makes of its index.
	 *
	 * @param goOn false leaves out the rest
	 */
	async failRest(pause: Pause, reason: (i: number) => Error, goOn?: () => boolean): Promise<void> {
		if (this.left === 0) return;
		const fail = (result: ItemResult | undefined, i: number) => {
			if (result === undefined) this.fail(i, reason(i));
		};
		await pause.forEach(this.results, fail, goOn);
	}

	/** True once nothing more may be sent, because an item failed and the node stops on errors. */
	get mustStop(): boolean {
		return this.failed && this.stopsOnError;
	}

	/** The failed item with the lowest index. */
	firstFailure(): Error | undefined {
		if (!this.failed) return undefined;
		for (const result of this.results) {
			if (result && 'error' in result) return result.error;
		}
		return undefined;
	}

	/** Counts the results; those with `accepted: false` are rejected, for the reason in `rejection`. */
	tally(): Tally {
		return { ...this.counts, left: this.left, reasons: this.reasons() };
	}

	/** The results that are no errors. */
	given(): IDataObject[] {
		const given: IDataObject[] = [];
		for (const result of this.results) if (result && 'json' in result) given.push(result.json);
		return given;
	}

	/** The items that come out, each paired with the one that it belongs to. */
	async paired(pause: Pause): Promise<INodeExecutionData[]> {
		const output: INodeExecutionData[] = [];
		await pause.forEach(this.results, (result, item) => {
			if (!result) return;
			output.push(
				'error' in result ? { json: errorJson(result.error), pairedItem: { item } } : result,
			);
		});
		return output;
	}

	private put(i: number, error: Error, rejected: boolean): void {
		this.failed = true;
		this.settle(i, { error, rejected });
	}

	private settle(i: number, result: ItemResult): void {
		if (this.results[i]) return;
		this.results[i] = result;
		this.left--;
		this.count(result);
	}

	private count(result: ItemResult): void {
		if (rejectionOf(result) !== undefined) this.counts.rejected++;
		else if ('error' in result) this.counts.failed++;
		else this.counts.accepted++;
	}

	/** Why records were rejected, in the order of their items, and not in that of the answers. */
	private reasons(): Map<string, number> {
		const reasons = new Map<string, number>();
		if (this.counts.rejected === 0) return reasons;
		for (const result of this.results) {
			const reason = result && rejectionOf(result);
			if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
		}
		return reasons;
	}
}

function rejectionOf(result: ItemResult): string | undefined {
	if ('error' in result) return result.rejected ? result.error.message : undefined;
	return result.json.accepted === false ? String(result.json.rejection ?? '') : undefined;
}
