import type { INodeExecutionData } from 'n8n-workflow';
import { describeMore, toNodeError } from '../errors';
import { valuesReader } from '../fields/field';
import { ReceivedAnswer } from '../http/answers';
import { InputError } from '../refuse';
import { cutIntoBatches, sendBatches } from './batches';
import type { EncodedRecord } from './batches';
import type { BulkDefinition, OpenedServices } from './definition';
import { ItemResults } from './itemResults';
import type { RecordResult } from './itemResults';
import { Pause } from './pause';
import { requestOptions } from './requestOptions';
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
	opened: OpenedServices<Services>,
): Promise<INodeExecutionData[]> {
	const results = new ItemResults(run.items.length, run.stopsOnError);
	const pause = new Pause();
	try {
		await sendAll(run, definition, opened, results, pause);
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
	pause: Pause,
): Promise<void> {
	const options = requestOptions(definition.requestOptions).reader(run.parameters);
	const prepared = await definition.prepare(servicesFor(0, options(0)));
	const groups = await encodeAll(run, definition, prepared, results, pause);
	if (results.mustStop) return;
	const [first] = groups;
	const values = first?.[0]?.values;
	if (values === undefined) return;
	const { separator } = definition;
	await sendBatches(
		cutIntoBatches(groups, definition.limits(values), separator.length),
		options(0).concurrency,
		async (records) => {
			const first = records[0]?.i ?? 0;
			const { timeout, includeAnswer } = options(first);
			const received = includeAnswer ? new ReceivedAnswer() : undefined;
			try {
				const services = servicesFor(first, { timeout, received: received?.received });
				const answer = await definition.send(records, services);
				const given = definition.results(records, answer, prepared);
				const indices = records.values();
				// A new one: n8n got on while the answer was waited for.
				await new Pause().forEach(given, (result) => {
					const record = indices.next().value;
					if (record) results.give(run.node, record.i, withAnswer(result, received));
				});
			} catch (caught) {
				const error = received ? received.inDetails(caught) : caught;
				await pause.forEach(records, ({ i }) => results.fail(i, toNodeError(run.node, error, i)));
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
	pause: Pause,
): Promise<Array<Array<EncodedRecord<V>>>> {
	const read = valuesReader(definition.fields, run.parameters);
	const groups = new Map<string, Array<EncodedRecord<V>>>();
	let last: { settings: ReadonlyArray<unknown>; records: Array<EncodedRecord<V>> } | undefined;
	for (let i = 0; i < run.items.length; i++) {
		if (pause.isDue) await pause.take();
		if (run.isCanceled) break;
		try {
			const values = read(i);
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

function withAnswer(
	result: RecordResult | undefined,
	received: ReceivedAnswer | undefined,
): RecordResult | undefined {
	if (!received || !result || !('json' in result)) return result;
	return { json: received.withPart(result.json, result.part) };
}

function counted(results: ItemResults): string {
	const { accepted, rejected, failed, left } = results.tally();
	if (results.length <= 1) return '';
	return `Of ${results.length} items ${accepted} were accepted, ${rejected} rejected, ${failed} failed and ${left} were not sent.`;
}
