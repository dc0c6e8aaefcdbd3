import type { IDataObject } from 'n8n-workflow';
import type { ReceivedAnswer } from '../http/includeAnswer';
import { doubt, RequestError } from '../http/failure';
import type { Failure } from '../http/failure';
import type { EncodedRecord } from './batches';
import type { BulkDefinition } from './definition';
import type { RecordResult } from './itemResults';
import type { Attempt } from './tries';

/**
 * What became of the records of a batch, one after another. They were sent: those about which nothing is said
 * are in doubt, and so are those behind the one at which the answer breaks its reader.
 *
 * @returns a function that gives the next record's result
 */
export function resultsOf<V, Sent, Services, Prepared, Answer>(
	definition: BulkDefinition<V, Sent, Services, Prepared, Answer>,
	records: Array<EncodedRecord<V>>,
	answer: Answer,
	prepared: Prepared,
): () => RecordResult {
	const inDoubt = (what: string): Failure => ({
		kind: 'inDoubt',
		message: `${definition.vendor} ${what}. ${doubt(definition.vendor)}`,
	});
	let failed = inDoubt('did not answer for this record');
	let said: Iterator<RecordResult> | undefined;
	let isOver = false;
	return () => {
		if (isOver) return { failed };
		try {
			said ??= definition.results(records, answer, prepared)[Symbol.iterator]();
			const result = said.next();
			if (!result.done) return result.value;
		} catch (error) {
			failed =
				error instanceof RequestError
					? error.failure
					: inDoubt('gave an answer that cannot be read');
		}
		isOver = true;
		return { failed };
	};
}

/** A result with the part of the answer that it was made of, and a failure with all of it, where that is asked for. */
export function withAnswer(
	result: RecordResult,
	received: ReceivedAnswer | undefined,
): RecordResult {
	if (!received || 'rejected' in result) return result;
	if ('json' in result) return { ...result, json: received.withPart(result.json, result.part) };
	const told = received.inDetails(new RequestError(result.failed));
	return told instanceof RequestError ? { failed: told.failure } : result;
}

/** Remembers what the vendor took, and what may have been taken; a record that it rejected is sent again. */
export function remember(attempt: Attempt<IDataObject>, i: number, result: RecordResult): void {
	if ('rejected' in result) return;
	if ('failed' in result) attempt.failed(i, new RequestError(result.failed));
	else if (!result.isRejected) attempt.carriedOut(i, result.json);
}
