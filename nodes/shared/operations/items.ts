import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { describeMore, errorJson, toNodeError } from '../errors';
import { valuesReader } from '../fields/field';
import { ReceivedAnswer } from '../http/includeAnswer';
import type { ItemDefinition, OpenedServices } from './definition';
import { CallGuard } from './callGuard';
import { WithBinary } from './itemOutput';
import type { ItemOutput } from './itemOutput';
import { LaneAccess } from './laneAccess';
import { runLanes } from './lanes';
import { Pause } from './pause';
import { requestOptions, usualRequestOptions } from './requestOptions';
import type { ChosenRequestOptions } from './requestOptions';
import type { Run } from './run';
import { TriesMemory } from './tries';
import type { Attempt, Tries } from './tries';

const memory = new TriesMemory<ItemOutput>();

/**
 * Runs an operation for all items of a run, pairs what comes out, and is the only place where errors
 * of such an operation are caught. Where the node stops on errors, the fields of all items are read
 * before the first request goes out.
 *
 * @throws the error of the first failed item, where the node stops on errors
 */
export async function runItems<V, Services>(
	run: Run,
	definition: ItemDefinition<V, Services>,
	{ credential, servicesFor }: OpenedServices<Services>,
): Promise<INodeExecutionData[]> {
	const { length } = run.items;
	const results = new Array<ItemOutput | undefined>(length);
	const errors = new Map<number, Error>();
	const access = new LaneAccess(run, credential);
	const guard = new CallGuard(run, credential);
	let held = 0;
	/** Whether the call of an item is held back; its result is given then. */
	const isHeldBack = async (i: number, { values }: ReadItem<V>) => {
		const call = definition.call?.(values);
		const result = call && (await guard.heldBack(call));
		if (result === undefined) return false;
		results[i] = result;
		held++;
		return true;
	};
	const fail = (i: number, error: unknown) => {
		errors.set(i, toNodeError(run.node, error, i));
		if (run.stopsOnError) access.stop();
	};
	const tries = memory.triesOf(run);
	for (const [i, earlier] of tries.settled()) {
		if ('error' in earlier) fail(i, earlier.error);
		else results[i] = earlier.result;
	}
	const items = await readItems(run, definition, tries, fail);
	const goOn = () => !run.isCanceled && !(run.stopsOnError && errors.size > 0);
	await runLanes(
		length,
		definition.inTurn ? 1 : (items.find((item) => item !== undefined)?.options.concurrency ?? 1),
		(i) => items[i]?.lane,
		async (i) => {
			const item = items[i];
			if (!item) return;
			const attempt = tries.begin();
			try {
				definition.requireFit?.(run);
				if (await isHeldBack(i, item)) return;
				await access.enter(item.lane, item.options.timeout, async () => {
					// It may have waited until after the calling hours.
					if (await isHeldBack(i, item)) return;
					const result = await carryOut(i, item, definition, servicesFor, attempt);
					attempt.carriedOut(i, result);
					results[i] = result;
				});
			} catch (error) {
				attempt.failed(i, error);
				fail(i, error);
			}
		},
		goOn,
	);
	if (run.stopsOnError) throwFirst(results, errors, held);
	return await paired(results, errors);
}

async function carryOut<V, Services>(
	i: number,
	{ values, options }: ReadItem<V>,
	definition: ItemDefinition<V, Services>,
	servicesFor: OpenedServices<Services>['servicesFor'],
	{ settings }: Attempt<ItemOutput>,
): Promise<ItemOutput> {
	const { timeout, includeAnswer } = options;
	const answer = includeAnswer && !definition.inTurn ? new ReceivedAnswer() : undefined;
	try {
		const services = servicesFor(i, { timeout, received: answer?.received, ...settings });
		const result = await definition.execute(values, services, options);
		return answer ? await withAnswer(result, answer) : result;
	} catch (error) {
		throw answer ? answer.inDetails(error) : error;
	}
}

/** An item whose fields were read. */
interface ReadItem<V> {
	values: V;
	options: ChosenRequestOptions;
	/** Whom it commands. */
	lane: string | undefined;
}

/** Reads the fields of all items that are not settled; those that cannot be meant fail, and have no entry. */
async function readItems<V, Services>(
	run: Run,
	definition: ItemDefinition<V, Services>,
	tries: Tries<ItemOutput>,
	fail: (i: number, error: unknown) => void,
): Promise<Array<ReadItem<V> | undefined>> {
	const read = valuesReader(definition.fields, run.parameters);
	const chosen = requestOptions(definition.requestOptions || usualRequestOptions);
	const options = chosen.reader(run.parameters);
	const items: Array<ReadItem<V> | undefined> = [];
	const pause = new Pause();
	for (let i = 0; i < run.items.length; i++) {
		if (pause.isDue) await pause.take();
		if (run.isCanceled) break;
		if (tries.isSettled(i)) continue;
		try {
			const values = read(i);
			items[i] = { values, options: options(i), lane: definition.lane?.(values) };
		} catch (error) {
			fail(i, error);
		}
	}
	return items;
}

/** A result with the answer beside it; each row of a list gets its own part. */
async function withAnswer(result: ItemOutput, answer: ReceivedAnswer): Promise<ItemOutput> {
	if (result instanceof WithBinary) return result;
	if (!Array.isArray(result)) return answer.beside(result);
	const rows: IDataObject[] = [];
	await new Pause().forEach(result, (row) => rows.push(answer.besideRow(row)));
	return rows;
}

/** Throws the error of the first failed item, with what became of the others: n8n drops their output. */
function throwFirst(results: unknown[], errors: Map<number, Error>, held: number): void {
	const first = [...errors.keys()].sort((a, b) => a - b)[0];
	const error = first === undefined ? undefined : errors.get(first);
	if (!error) return;
	const done = results.filter((result) => result !== undefined).length - held;
	const left = results.length - done - held - errors.size;
	const heldBack = held === 0 ? '' : ` Held back: ${held}.`;
	throw results.length <= 1
		? error
		: describeMore(
				error,
				`Carried out: ${done} of ${results.length} items.${heldBack} Failed: ${errors.size}. Not started: ${left}. Set 'On Error' in the node's settings to go on past failed items.`,
			);
}

async function paired(
	results: Array<ItemOutput | undefined>,
	errors: Map<number, Error>,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	await new Pause().forEach(results, (result, i) => {
		const error = errors.get(i);
		if (error) {
			output.push({ json: errorJson(error), pairedItem: { item: i } });
		} else if (Array.isArray(result)) {
			for (const json of result) output.push({ json, pairedItem: { item: i } });
		} else if (result instanceof WithBinary) {
			output.push({ json: result.json, binary: result.binary, pairedItem: { item: i } });
		} else if (result !== undefined) {
			output.push({ json: result, pairedItem: { item: i } });
		}
	});
	return output;
}
