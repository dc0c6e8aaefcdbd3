import type { INodeProperties } from 'n8n-workflow';
import { reader } from './reader';
import type { NodeParameters, Reader } from './reader';

/** What a person fills in, and how it is read: one declaration for the panel and for the code. */
export interface Field<T> {
	/** As the node's panel shows it. */
	readonly properties: INodeProperties[];
	/**
	 * Reads it for the items of a run.
	 *
	 * @param parent the collection that it is in
	 * @returns a reader that refuses, with the field's label, what cannot be meant (`InputError`)
	 */
	reader(parameters: NodeParameters, parent?: string): Reader<T>;
}

/** Fields by the names under which an operation is given their values. */
export type FieldsOf<V> = { [K in keyof V]: Field<V[K]> };

/**
 * A field of one property.
 *
 * @param read makes a value of what was filled in; `label` names the field in a refusal
 */
export function field<T>(
	property: INodeProperties,
	read: (value: unknown, label: string) => T,
): Field<T> {
	return {
		properties: [property],
		reader(parameters, parent) {
			const value = valueReader(parameters, property, parent);
			const label = property.displayName;
			return reader(value.varies, (i) => read(value(i), label));
		},
	};
}

/** Reads a property as it is. One in a collection that was not added is undefined. */
export function valueReader(
	parameters: NodeParameters,
	{ name, default: preset }: INodeProperties,
	parent?: string,
): Reader<unknown> {
	return parent === undefined
		? parameters.read(name, preset)
		: parameters.read(pathOf(parent, name));
}

/** Where a parameter stands: by its name, or in a collection. */
export function pathOf(parent: string | undefined, name: string): string {
	return parent === undefined ? name : `${parent}.${name}`;
}

/** A property that is shown only and has no value, such as a notice. */
export function notice(property: INodeProperties): Field<undefined> {
	return { properties: [property], reader: () => reader(false, () => undefined) };
}

/** A field with another look: its properties changed, its value the same. */
export function shownAs<T>(
	of: Field<T>,
	change: (property: INodeProperties) => INodeProperties | INodeProperties[],
): Field<T> {
	return { ...of, properties: of.properties.flatMap(change) };
}

/** A field whose value is made of another's. */
export function derived<T, U>(of: Field<T>, make: (value: T) => U): Field<U> {
	return {
		properties: of.properties,
		reader(parameters, parent) {
			const value = of.reader(parameters, parent);
			return reader(value.varies, (i) => make(value(i)));
		},
	};
}

/** Several fields as one, whose value is made of all of theirs. */
export function combined<V, U>(fields: FieldsOf<V>, make: (values: V) => U): Field<U> {
	return {
		properties: propertiesOf(fields),
		reader(parameters, parent) {
			const values = valuesReader(fields, parameters, parent);
			return reader(values.varies, (i) => make(values(i)));
		},
	};
}

/** The properties of fields, in their order. */
export function propertiesOf<V>(fields: FieldsOf<V>): INodeProperties[] {
	const properties: INodeProperties[] = [];
	for (const key in fields) properties.push(...fields[key].properties);
	return properties;
}

/** Reads all values of fields for an item. */
export function valuesReader<V>(
	fields: FieldsOf<V>,
	parameters: NodeParameters,
	parent?: string,
): Reader<V> {
	const readers: Partial<{ [K in keyof V]: Reader<V[K]> }> = {};
	const varying: Array<keyof V> = [];
	for (const key in fields) {
		const one = fields[key].reader(parameters, parent);
		readers[key] = one;
		if (one.varies) varying.push(key);
	}
	// Those of the first item that could be read: what does not vary is taken over from there.
	let known: V | undefined;
	const isComplete = (values: Partial<V>): values is V => hasAll(values, fields);
	return reader(varying.length > 0, (i) => {
		if (known !== undefined) {
			const values = { ...known };
			for (const key of varying) take(values, key, readers[key], i);
			return values;
		}
		const values: Partial<V> = {};
		for (const key in readers) values[key] = readers[key]?.(i);
		if (!isComplete(values)) throw new Error('A field was not read');
		known = { ...values };
		return values;
	});
}

function take<V, K extends keyof V>(
	values: V,
	key: K,
	read: Reader<V[K]> | undefined,
	i: number,
): void {
	if (read) values[key] = read(i);
}

function hasAll<V>(values: Partial<V>, fields: FieldsOf<V>): boolean {
	for (const key in fields) if (!(key in values)) return false;
	return true;
}
