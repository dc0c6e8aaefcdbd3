import type { IDataObject } from 'n8n-workflow';
import { valuesReader } from '../fields/field';
import type { Reader } from '../fields/reader';
import { areSame } from '../guards';
import { asItIs, BatchCutter, cutIntoBatches } from './batches';
import type { Batch, EncodedRecord } from './batches';
import type { BulkDefinition } from './definition';
import type { RecordResult } from './itemResults';
import { Pause } from './pause';
import type { ChosenRequestOptions } from './requestOptions';
import type { Run } from './run';
import type { Tries } from './tries';

/** An item that was read. */
interface ReadItem<V, Sent> {
	i: number;
	values: V;
	record: Sent;
}

/** Reads an item; undefined for one that is settled, and one that cannot be sent, which has failed then. */
type ItemReader<V, Sent> = (i: number) => ReadItem<V, Sent> | undefined;

/** How batches are made of items. */
type Making<V, Sent> = Pick<
	BulkDefinition<V, Sent, unknown, unknown, unknown>,
	'settings' | 'shareSettings' | 'limits' | 'separator' | 'transfer' | 'encode'
>;

/** What is the same for all items of a run. */
export interface BulkRun<V, Sent, Services, Prepared, Answer> {
	run: Run;
	definition: BulkDefinition<V, Sent, Services, Prepared, Answer>;
	prepared: Prepared;
	options: Reader<ChosenRequestOptions>;
	tries: Tries<IDataObject>;
}

/**
 * Reads items one by one.
 *
 * @param give told what becomes of an item that is not to be sent
 * @param fail told of an item that cannot be sent
 */
export function itemReader<V, Sent, Services, Prepared, Answer>(
	{ run, definition, prepared, options, tries }: BulkRun<V, Sent, Services, Prepared, Answer>,
	give: (i: number, result: RecordResult) => void,
	fail: (i: number, error: unknown) => void,
): ItemReader<V, Sent> {
	const read = valuesReader(definition.fields, run.parameters);
	return (i) => {
		const isSettled = tries.isSettled(i);
		if (isSettled && !definition.look) return undefined;
		try {
			const given = read(i);
			// Refused here where it cannot be meant: once a batch is sent, it is too late to say so.
			options(i);
			const looked = definition.look?.(given, i, prepared) ?? { values: given };
			if (isSettled) return undefined;
			if ('result' in looked) {
				give(i, looked.result);
				return undefined;
			}
			const { values } = looked;
			return { i, values, record: definition.record(values, prepared) };
		} catch (error) {
			if (!isSettled) fail(i, error);
			return undefined;
		}
	};
}

/**
 * Makes batches while items are read, and gives each as soon as it is full: what is sent need not wait for the
 * last item.
 */
export async function* batchesAsTheyFill<V, Sent>(
	run: Run,
	making: Making<V, Sent>,
	read: ItemReader<V, Sent>,
): AsyncGenerator<Batch<V>> {
	let cutters: Groups<V, BatchCutter<V>> | undefined;
	const pause = new Pause();
	for (let i = 0; i < run.items.length; i++) {
		if (pause.isDue) await pause.take();
		if (run.isCanceled) return;
		const item = read(i);
		if (!item) continue;
		cutters ??= cuttersFor(item.values, making);
		const full = cutters.of(item.values).add(encoded(item, making));
		if (full) yield full;
	}
	for (const cutter of cutters?.all() ?? []) {
		const rest = cutter.rest();
		if (rest) yield rest;
	}
}

function cuttersFor<V, Sent>(first: V, making: Making<V, Sent>): Groups<V, BatchCutter<V>> {
	const limits = making.limits(first);
	const { bytes } = making.transfer ?? asItIs;
	return new Groups(making, () => new BatchCutter<V>(limits, bytes(making.separator), bytes));
}

/**
 * Reads all items, and then makes each batch when it is asked for.
 *
 * @param canAll asked when all are read: whether they can be sent
 */
export async function* batchesOnceAllAreRead<V, Sent>(
	run: Run,
	making: Making<V, Sent>,
	read: ItemReader<V, Sent>,
	canAll: () => boolean,
): AsyncGenerator<Batch<V>> {
	const groups = new Groups<V, ReadItems<V, Sent>>(making, () => new ReadItems());
	const add = (_item: unknown, i: number) => {
		const item = read(i);
		if (item) groups.of(item.values).add(item);
	};
	await new Pause().forEach(run.items, add, () => !run.isCanceled);
	const all = [...groups.all()];
	const [first] = all[0]?.values ?? [];
	if (first === undefined || !canAll()) return;
	const encodedGroups = all.map((group) => group.encoded(making));
	const { bytes } = making.transfer ?? asItIs;
	yield* cutIntoBatches(encodedGroups, making.limits(first), bytes(making.separator), bytes);
}

/** Items in lists side by side: kept as an object each, 100,000 of them are moved about in memory for nothing. */
class ReadItems<V, Sent> {
	readonly values: V[] = [];

	private readonly items: number[] = [];

	private readonly records: Sent[] = [];

	add({ i, values, record }: ReadItem<V, Sent>): void {
		this.items.push(i);
		this.values.push(values);
		this.records.push(record);
	}

	/** Each is encoded when it is asked for. */
	*encoded(making: Making<V, Sent>): Generator<EncodedRecord<V>> {
		const [allValues, records] = [this.values.values(), this.records.values()];
		for (const i of this.items) {
			const values = allValues.next();
			const record = records.next();
			if (values.done || record.done) return;
			yield encoded({ i, values: values.value, record: record.value }, making);
		}
	}
}

function encoded<V, Sent>(
	{ i, values, record }: ReadItem<V, Sent>,
	{ encode }: Making<V, Sent>,
): EncodedRecord<V> {
	return { i, values, encoded: encode(record) };
}

/** What belongs to records of the same settings, in the order in which the settings appeared. */
class Groups<V, Group> {
	private readonly groups = new Map<string, Group>();

	/** Of the last item: most have the settings of the one before. */
	private last: { values: V; settings: ReadonlyArray<unknown>; group: Group } | undefined;

	constructor(
		private readonly making: Making<V, never>,
		private readonly begin: () => Group,
	) {}

	of(values: V): Group {
		const { last, making } = this;
		if (last && making.shareSettings?.(last.values, values)) return last.group;
		const settings = making.settings(values);
		if (last && areSame(last.settings, settings)) return last.group;
		const key = JSON.stringify(settings);
		const group = this.groups.get(key) ?? this.begin();
		this.groups.set(key, group);
		this.last = { values, settings, group };
		return group;
	}

	all(): Iterable<Group> {
		return this.groups.values();
	}
}
