import type { INodeProperties } from 'n8n-workflow';
import { field, pathOf, propertiesOf, valuesReader } from './field';
import type { Field, FieldsOf } from './field';
import { readCount } from './digits';
import { readBoolean } from './text';
import { reader } from './reader';
import type { NamedValue } from './reader';

/** A collection of optional fields; what was not added is nothing to its field. */
export function collection<V>(property: INodeProperties, fields: FieldsOf<V>): Field<V> {
	return {
		properties: [{ ...property, options: propertiesOf(fields) }],
		reader: (parameters, parent) => valuesReader(fields, parameters, pathOf(parent, property.name)),
	};
}

/**
 * The rows of names and values of a fixed collection with one group.
 *
 * @param property its one option is the group, with the values `name` and `value`
 */
export function namedValues(property: INodeProperties): Field<NamedValue[]> {
	const [group] = property.options ?? [];
	const path = `${property.name}.${group?.name ?? ''}`;
	return {
		properties: [property],
		reader(parameters, parent) {
			const { names, value, varies } = parameters.rows(pathOf(parent, path));
			return reader(names.varies || varies, (i) =>
				names(i).map((name, n) => ({ name, value: value(i, n) })),
			);
		},
	};
}

const RETURN_ALL: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const LIMIT: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** 'Return All' and 'Limit': how many rows are wanted, Infinity for all. */
export const limit: Field<number> = {
	properties: [RETURN_ALL, LIMIT],
	reader(parameters, parent) {
		const all = field(RETURN_ALL, readBoolean).reader(parameters, parent);
		const most = parameters.read(pathOf(parent, LIMIT.name), LIMIT.default);
		return reader(all.varies || most.varies, (i) =>
			all(i) ? Infinity : readCount(most(i), LIMIT.displayName, 1),
		);
	},
};
