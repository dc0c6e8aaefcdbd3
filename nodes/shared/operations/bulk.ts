import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { describeMore, toNodeError } from '../errors';
import { valuesReader } from '../fields/field';
import type { Reader } from '../fields/reader';
import { ReceivedAnswer } from '../http/includeAnswer';
import { InputError } from '../refuse';
import { remember, resultsOf, withAnswer } from './batchResults';
import { cutIntoBatches, sendBatches } from './batches';
import type { EncodedRecord } from './batches';
import type { BulkDefinition, OpenedServices } from './definition';
import { ItemResults } from './itemResults';
import { Pause } from './pause';
import { requestOptions } from './requestOptions';
import type { ChosenRequestOptions } from './requestOptions';
import type { Run } from './run';
import { TriesMemory } from './tries';
import type { Tries } from './tries';

const memory = new TriesMemory<IDataObject>();

/**
 * Runs a bulk operation: every item gets exactly one result, whatever becomes of its batch, and a batch
 * that fails fails its own items only. Where the node stops on errors nothing is sent unless every item
 * can be, and nothing more after the batch with the first failed item.
 *
 * @throws the error of the first failed item, where the node stops on errors
 */
export async function runBulk<V, Services, Prepared, Answer>(
	run: Run,
	definition: BulkDefinition<V, Services, Prepared, Answer>,
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
		await sendAll(run, definition, opened, results, tries, pause);
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

async function sendAll<V, Services, Prepared, Answer>(
	run: Run,
	definition: BulkDefinition<V, Services, Prepared, Answer>,
	{ servicesFor }: OpenedServices<Services>,
	results: ItemResults,
	tries: Tries<IDataObject>,
	pause: Pause,
): Promise<void> {
	const options = requestOptions(definition.requestOptions).reader(run.parameters);
	const usual = firstThatCanBeRead(options, run.items.length);
	const prepared = await definition.prepare(servicesFor(0, usual));
	const groups = await encodeAll(run, definition, prepared, results, tries, pause, options);
	if (results.mustStop) return;
	const [first] = groups;
	const values = first?.[0]?.values;
	if (values === undefined && !tries.hasSettled) return;
	const { separator } = definition;
	await sendBatches(
		values === undefined ? [] : cutIntoBatches(groups, definition.limits(values), separator.length),
		usual.concurrency,
		async (records) => {
			const first = records[0]?.i ?? 0;
			const { timeout, includeAnswer } = options(first);
			const received = includeAnswer ? new ReceivedAnswer() : undefined;
			const attempt = tries.begin();
			try {
				const services = servicesFor(first, {
					timeout,
					received: received?.received,
					...attempt.settings,
				});
				const answer = await definition.send(records, services);
				const given = resultsOf(definition, records, answer, prepared);
				const indices = records.values();
				// A new one: n8n got on while the answer was waited for.
				await new Pause().forEach(given, (answered) => {
					const record = indices.next().value;
					if (!record) return;
					const result = withAnswer(answered, received);
					remember(attempt, record.i, result);
					results.give(run.node, record.i, result);
				});
			} catch (caught) {
				const error = received ? received.inDetails(caught) : caught;
				await pause.forEach(records, ({ i }) => {
					attempt.failed(i, error);
					results.fail(i, toNodeError(run.node, error, i));
				});
			}
		},
		() => !run.isCanceled && !results.mustStop,
	);
	const hint = definition.hint?.(results.tally(), results.given());
	if (hint) run.n8n.addExecutionHints(hint);
}

/** Reads and encodes every record that is not settled, and fails what cannot be sent; gives the records by their settings. */
async function encodeAll<V, Services, Prepared, Answer>(
	run: Run,
	definition: BulkDefinition<V, Services, Prepared, Answer>,
	prepared: Prepared,
	results: ItemResults,
	tries: Tries<IDataObject>,
	pause: Pause,
	options: Reader<ChosenRequestOptions>,
): Promise<Array<Array<EncodedRecord<V>>>> {
	const read = valuesReader(definition.fields, run.parameters);
	const groups = new Map<string, Array<EncodedRecord<V>>>();
	let last: { settings: ReadonlyArray<unknown>; records: Array<EncodedRecord<V>> } | undefined;
	for (let i = 0; i < run.items.length; i++) {
		if (pause.isDue) await pause.take();
		if (run.isCanceled) break;
		if (tries.isSettled(i)) continue;
		try {
			const values = read(i);
			// Refused here where it cannot be meant: once a batch is sent, it is too late to say so.
			options(i);
			const encoded = definition.encode(values, prepared);
			const settings = definition.settings(values);
			if (!last?.settings.every((one, n) => one === settings[n])) {
				const key = JSON.stringify(settings);
				const records = groups.get(key) ?? [];
				groups.set(key, records);
				last = { settings, records };
			}
			last.records.push({ i, values, encoded });
		} catch (error) {
			results.fail(i, toNodeError(run.node, error, i));
		}
	}
	return [...groups.values()];
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
