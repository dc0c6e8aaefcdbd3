import type { INodeExecutionData } from 'n8n-workflow';
import { describeMore, toNodeError } from '../errors';
import { valuesReader } from '../fields/field';
import type { Reader } from '../fields/reader';
import { ReceivedAnswer } from '../http/answers';
import { doubt, RequestError } from '../http/failure';
import type { Failure } from '../http/failure';
import { InputError } from '../refuse';
import { cutIntoBatches, sendBatches } from './batches';
import type { EncodedRecord } from './batches';
import type { BulkDefinition, OpenServices } from './definition';
import { ItemResults } from './itemResults';
import type { RecordResult } from './itemResults';
import { Pause } from './pause';
import { requestOptions } from './requestOptions';
import type { ChosenRequestOptions } from './requestOptions';
import type { Run } from './run';

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
	servicesFor: ReturnType<OpenServices<Services>>,
): Promise<INodeExecutionData[]> {
	const results = new ItemResults(run.items.length, run.stopsOnError);
	try {
		await sendAll(run, definition, servicesFor, results);
	} catch (error) {
		results.failRest((i) => toNodeError(run.node, error, i));
	}
	const failure = run.stopsOnError ? results.firstFailure() : undefined;
	if (failure) throw describeMore(failure, counted(results));
	const notSent = new InputError('The item was not sent', 'The execution ended before its turn.');
	results.failRest((i) => toNodeError(run.node, notSent, i));
	return results.paired();
}

async function sendAll<V, Services, Prepared, Answer>(
	run: Run,
	definition: BulkDefinition<V, Services, Prepared, Answer>,
	servicesFor: ReturnType<OpenServices<Services>>,
	results: ItemResults,
): Promise<void> {
	const options = requestOptions(definition.requestOptions).reader(run.parameters);
	const usual = firstThatCanBeRead(options, run.items.length);
	const prepared = await definition.prepare(servicesFor(0, usual));
	const groups = await encodeAll(run, definition, prepared, results, options);
	if (results.mustStop) return;
	const [first] = groups;
	const values = first?.[0]?.values;
	if (values === undefined) return;
	const { separator } = definition;
	await sendBatches(
		cutIntoBatches(groups, definition.limits(values), separator.length),
		usual.concurrency,
		async (records) => {
			const first = records[0]?.i ?? 0;
			const { timeout, includeAnswer } = options(first);
			const received = includeAnswer ? new ReceivedAnswer() : undefined;
			try {
				const services = servicesFor(first, { timeout, received: received?.received });
				const answer = await definition.send(records, services);
				const given = resultsOf(definition, records, answer, prepared, received);
				for (const [n, { i }] of records.entries()) results.give(run.node, i, given[n]);
			} catch (caught) {
				const error = received ? received.inDetails(caught) : caught;
				for (const { i } of records) results.fail(i, toNodeError(run.node, error, i));
			}
		},
		() => !run.isCanceled && !results.mustStop,
	);
	const hint = definition.hint?.(results.tally(), results.given());
	if (hint) run.n8n.addExecutionHints(hint);
}

/** Reads and encodes every record, and fails what cannot be sent; gives the records by their settings. */
async function encodeAll<V, Services, Prepared, Answer>(
	run: Run,
	definition: BulkDefinition<V, Services, Prepared, Answer>,
	prepared: Prepared,
	results: ItemResults,
	options: Reader<ChosenRequestOptions>,
): Promise<Array<Array<EncodedRecord<V>>>> {
	const read = valuesReader(definition.fields, run.parameters);
	const groups = new Map<string, Array<EncodedRecord<V>>>();
	const pause = new Pause();
	let last: { settings: ReadonlyArray<unknown>; records: Array<EncodedRecord<V>> } | undefined;
	for (let i = 0; i < run.items.length; i++) {
		if (pause.isDue) await pause.take();
		if (run.isCanceled) break;
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

/**
 * What became of the records of a batch, one result each. They were sent: those about which nothing is said
 * are in doubt, and all are where the answer breaks its reader.
 *
 * @throws RequestError
 */
function resultsOf<V, Services, Prepared, Answer>(
	definition: BulkDefinition<V, Services, Prepared, Answer>,
	records: Array<EncodedRecord<V>>,
	answer: Answer,
	prepared: Prepared,
	received: ReceivedAnswer | undefined,
): RecordResult[] {
	const inDoubt = (what: string): Failure => ({
		kind: 'inDoubt',
		message: `${definition.vendor} ${what}. ${doubt(definition.vendor)}`,
	});
	try {
		const given: Array<RecordResult | undefined> = definition.results(records, answer, prepared);
		const unsaid = { failed: inDoubt('did not answer for this record') };
		return records.map((_, n) => withAnswer(given[n] ?? unsaid, received));
	} catch (error) {
		if (error instanceof RequestError) throw error;
		throw new RequestError(inDoubt('gave an answer that cannot be read'));
	}
}

function withAnswer(result: RecordResult, received: ReceivedAnswer | undefined): RecordResult {
	if (!received || !('json' in result)) return result;
	return { json: received.withPart(result.json, result.part) };
}

function counted(results: ItemResults): string {
	const { accepted, rejected, failed, left } = results.tally();
	if (results.length <= 1) return '';
	return `Of ${results.length} items ${accepted} were accepted, ${rejected} rejected, ${failed} failed and ${left} were not sent.`;
}
