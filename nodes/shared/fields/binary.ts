import type { IBinaryData } from 'n8n-workflow';
import type { Field } from './field';
import { pathOf } from './field';
import { reader } from './reader';
import { requireText } from './text';
import type { RequiredProperty } from './text';

/** The name of an input field with binary data: its value is the item's file. Refused where the item has none. */
export function binaryFile(property: RequiredProperty): Field<IBinaryData> {
	return {
		properties: [property],
		reader(parameters, parent) {
			const name = parameters.read(pathOf(parent, property.name), property.default);
			return reader(true, (i) => parameters.binary(i, requireText(name(i), property.displayName)));
		},
	};
}
