import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isRecord } from '../guards';

/** Gives a value for an item. */
export interface Reader<T> {
	(i: number): T;
	/** Whether the value may differ from item to item. */
	readonly varies: boolean;
}

/** A row of a name and a value, as an expression may have given them. */
export interface NamedValue {
	name: unknown;
	value: unknown;
}

/** The rows of a fixed collection, each with a name and a value. */
export interface NamedRows {
	names: Reader<unknown[]>;
	/** The value of the nth row for an item. One by one: a list of them for each of 100,000 items takes its time. */
	value(i: number, n: number): unknown;
	/** Whether the values may differ from item to item. */
	varies: boolean;
}

/** Makes a reader whose value is computed once where it is the same for all items. */
export function reader<T>(varies: boolean, read: (i: number) => T): Reader<T> {
	if (varies) return Object.assign(read, { varies });
	let known: { value: T } | undefined;
	return Object.assign((i: number) => (known ??= { value: read(i) }).value, { varies });
}

/** `={{ $json.path }}` and nothing else; the path is dotted names, `["quoted"]` ones and `[3]`, but not `[03]`, which is octal. */
const PLAIN_PATH =
	/^=\{\{\s*\$json((?:\.[A-Za-z_$][\w$]*|\[(?:"[^"\\]*"|'[^'\\]*'|0|[1-9]\d{0,8})\])+)\s*\}\}$/;
const PATH_PART = /\.([A-Za-z_$][\w$]*)|\["([^"\\]*)"\]|\['([^'\\]*)'\]|\[(\d+)\]/g;

/**
 * The parameters of a node for all items of a run. A value without an expression is read once, one that
 * is only `={{ $json.path }}` straight from the item, anything else by n8n's evaluator. (The evaluator
 * takes a third of a millisecond; for 100,000 items with three columns that is two minutes in which n8n
 * does nothing else.)
 */
export class NodeParameters {
	readonly items: INodeExecutionData[];

	constructor(private readonly n8n: IExecuteFunctions) {
		this.items = n8n.getInputData();
	}

	/**
	 * The reader of a parameter.
	 *
	 * @param name also nested (`columns.column`); its own expression may stand for the whole
	 * @param preset where the parameter is nowhere
	 */
	read(name: string, preset?: unknown): Reader<unknown> {
		// null and not undefined: n8n throws for a parameter that is nowhere.
		const raw: unknown = this.n8n.getNodeParameter(name, 0, null, { rawExpressions: true });
		return this.readRaw(raw ?? preset);
	}

	/**
	 * A file of an item.
	 *
	 * @throws n8n's own error where the item has none of this name
	 */
	binary(i: number, name: string): IBinaryData {
		return this.n8n.helpers.assertBinaryData(i, name);
	}

	/** The rows of a fixed collection with one group, as objects; none where it holds no list. */
	records(name: string): Reader<IDataObject[]> {
		const raw: unknown = this.n8n.getNodeParameter(name, 0, [], { rawExpressions: true });
		const whole = this.readRaw(raw);
		return reader(whole.varies, (i) => {
			const rows = whole(i);
			return Array.isArray(rows) ? rows.filter(isRecord) : [];
		});
	}

	/** The rows of a fixed collection with one group, each with a name and a value; none where it holds no list. */
	rows(name: string): NamedRows {
		const raw: unknown = this.n8n.getNodeParameter(name, 0, [], { rawExpressions: true });
		if (!Array.isArray(raw)) {
			const rows = onceAnItem(this.readRaw(raw), namedRows);
			return {
				names: reader(rows.varies, (i) => rows(i).map((row) => row.name)),
				value: (i, n) => rows(i)[n]?.value,
				varies: rows.varies,
			};
		}
		const rows = raw.filter(isRecord);
		const values = rows.map((row) => this.readRaw(row.value));
		return {
			names: this.readAll(rows.map((row) => row.name)),
			value: (i, n) => values[n]?.(i),
			varies: values.some((value) => value.varies),
		};
	}

	private readAll(raw: unknown[]): Reader<unknown[]> {
		const parts = raw.map((part) => this.readRaw(part));
		const varies = parts.some((part) => part.varies);
		return reader(varies, (i) => parts.map((part) => part(i)));
	}

	/** A reader of a raw value: strings may be expressions, objects and arrays may hold some. */
	readRaw(raw: unknown): Reader<unknown> {
		if (typeof raw === 'string' && raw.startsWith('=')) {
			const evaluate = (i: number) => this.n8n.evaluateExpression(raw.slice(1), i);
			const path = plainPath(raw);
			return reader(true, path ? pathReader(this.items, path, evaluate) : evaluate);
		}
		if (!hasExpression(raw)) return reader(false, () => raw);
		if (Array.isArray(raw)) return this.readAll(raw);
		const parts = Object.entries(isRecord(raw) ? raw : {}).map(
			([key, part]) => [key, this.readRaw(part)] as const,
		);
		return reader(true, (i) => Object.fromEntries(parts.map(([key, part]) => [key, part(i)])));
	}
}

/** Makes a reader that reads an item once, and not again until it is asked for another. */
function onceAnItem<T, U>(value: Reader<T>, make: (value: T) => U): Reader<U> {
	let last: { i: number; made: U } | undefined;
	return reader(value.varies, (i) => {
		if (last?.i !== i) last = { i, made: make(value(i)) };
		return last.made;
	});
}

function namedRows(rows: unknown): NamedValue[] {
	if (!Array.isArray(rows)) return [];
	return rows.filter(isRecord).map(({ name, value }) => ({ name, value }));
}

/** Whether a raw parameter value depends on the item. */
export function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (Array.isArray(raw)) return raw.some(hasExpression);
	return isRecord(raw) && Object.values(raw).some(hasExpression);
}

function plainPath(expression: string): string[] | undefined {
	const match = PLAIN_PATH.exec(expression);
	const text = match?.[1];
	if (text === undefined) return undefined;
	const path: string[] = [];
	for (const part of text.matchAll(PATH_PART)) {
		path.push(part[1] ?? part[2] ?? part[3] ?? part[4] ?? '');
	}
	// The evaluator refuses these by its own rules.
	const guarded = ['__proto__', 'prototype', 'constructor', 'getPrototypeOf'];
	return path.some((name) => guarded.includes(name)) ? undefined : path;
}

function pathReader(
	items: INodeExecutionData[],
	path: string[],
	evaluate: (i: number) => unknown,
): (i: number) => unknown {
	return (i) => {
		let value: unknown = items[i]?.json;
		for (const name of path) {
			if (value === undefined || value === null) return undefined;
			if (typeof value !== 'object') return evaluate(i);
			if (!Object.prototype.hasOwnProperty.call(value, name)) {
				// A method or a getter of the object is the evaluator's business.
				return name in value ? evaluate(i) : undefined;
			}
			value = Reflect.get(value, name);
		}
		return value;
	};
}
