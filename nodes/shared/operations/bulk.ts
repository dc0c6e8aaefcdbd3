import type { IDataObject, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { describeMore, toNodeError } from '../errors';
import type { Reader } from '../fields/reader';
import { InputError } from '../refuse';
import { joinBatches, sendBatches } from './batches';
import { batchSender } from './batchSender';
import type { BulkDefinition, OpenedServices } from './definition';
import { ItemResults } from './itemResults';
import { Pause } from './pause';
import { batchesAsTheyFill, batchesOnceAllAreRead, itemReader } from './records';
import { requestOptions } from './requestOptions';
import type { ChosenRequestOptions } from './requestOptions';
import type { Run } from './run';
import { TriesMemory } from './tries';
import type { Tries } from './tries';

const memory = new TriesMemory<IDataObject>();

/**
 * Runs a bulk operation: every item gets exactly one result, whatever becomes of its batch, and a batch
 * that fails fails its own items only. Where the node stops on errors nothing is sent unless every item
 * can be, and nothing more after the batch with the first failed item; where it goes on, the first batch is
 * sent as soon as it is full.
 *
 * @throws the error of the first failed item, where the node stops on errors
 */
export async function runBulk<V, Sent, Services, Prepared, Answer>(
	run: Run,
	definition: BulkDefinition<V, Sent, Services, Prepared, Answer>,
	opened: OpenedServices<Services>,
): Promise<INodeExecutionData[]> {
	const results = new ItemResults(run.items.length, run.stopsOnError);
	const tries = memory.triesOf(run);
	for (const [i, earlier] of tries.settled()) {
		if ('error' in earlier) results.fail(i, toNodeError(run.node, earlier.error, i));
		else results.give(run.node, i, { json: earlier.result });
	}
	const pause = new Pause();
	try {
		const hint = await sendAll(run, definition, opened, tries, results);
		if (hint) run.n8n.addExecutionHints(hint);
	} catch (error) {
		const goOn = () => !run.isCanceled;
		await results.failRest(pause, (i) => toNodeError(run.node, error, i), goOn);
	}
	const failure = run.stopsOnError ? results.firstFailure() : undefined;
	if (failure) throw describeMore(failure, counted(results));
	const notSent = new InputError('The item was not sent', 'The execution ended before its turn.');
	// One for all: nothing of it but its words comes out, and 100,000 of them take seconds.
	const error = toNodeError(run.node, notSent);
	await results.failRest(pause, () => error);
	return await results.paired(pause);
}

/** Sends what is not settled, and gives the hint about the whole; none where there was nothing to send or to reject. */
async function sendAll<V, Sent, Services, Prepared, Answer>(
	run: Run,
	definition: BulkDefinition<V, Sent, Services, Prepared, Answer>,
	{ servicesFor }: OpenedServices<Services>,
	tries: Tries<IDataObject>,
	results: ItemResults,
): Promise<NodeExecutionHint | undefined> {
	const options = requestOptions(definition.requestOptions).reader(run.parameters);
	const usual = firstThatCanBeRead(options, run.items.length);
	const prepared = await definition.prepare(servicesFor(0, usual));
	const goOn = () => !run.isCanceled && !results.mustStop;
	const bulk = { run, definition, prepared, options, tries };
	const read = itemReader(
		bulk,
		(i, result) => results.give(run.node, i, result),
		(i, error) => results.fail(i, toNodeError(run.node, error, i)),
	);
	const batches = run.stopsOnError
		? batchesOnceAllAreRead(run, definition, read, goOn)
		: batchesAsTheyFill(run, definition, read);
	const send = batchSender(bulk, servicesFor, results);
	let isBegun = tries.hasSettled && !results.mustStop;
	await sendBatches(
		joinBatches(batches, definition.separator, definition.transfer),
		usual.concurrency,
		async (batch) => {
			isBegun = true;
			return await send(batch);
		},
		goOn,
	);
	const tally = results.tally();
	return isBegun || tally.rejected > 0 ? definition.hint?.(tally, results.given()) : undefined;
}

/** The request options of the first item whose options can be meant; the refusal of the first where none can. */
function firstThatCanBeRead(
	options: Reader<ChosenRequestOptions>,
	length: number,
): ChosenRequestOptions {
	for (let i = 0; i < length; i++) {
		try {
			return options(i);
		} catch {
			continue;
		}
	}
	return options(0);
}

function counted(results: ItemResults): string {
	const { accepted, rejected, failed, left } = results.tally();
	if (results.length <= 1) return '';
	return `Accepted: ${accepted} of ${results.length} items. Rejected: ${rejected}. Failed: ${failed}. Not sent: ${left}.`;
}
