import type { INodeProperties } from 'n8n-workflow';
import { valueReader } from '../../shared/fields/field';
import type { Field } from '../../shared/fields/field';
import { reader } from '../../shared/fields/reader';

/**
 * A field of a collection that says something as soon as it is added: undefined where it was not, while
 * nothing that its expression gives is read like an empty field.
 */
export function whenAdded<T>(
	property: INodeProperties,
	read: (value: unknown, label: string) => T,
): Field<T | undefined> {
	return {
		properties: [property],
		reader(parameters, parent) {
			const value = valueReader(parameters, property, parent);
			return reader(value.varies, (i) => {
				const given = value(i);
				const isAdded = value.varies || given !== undefined;
				return isAdded ? read(given, property.displayName) : undefined;
			});
		},
	};
}
