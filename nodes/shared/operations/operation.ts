import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { propertiesOf } from '../fields/field';
import type { FieldsOf } from '../fields/field';
import { runBulk } from './bulk';
import type { BulkDefinition, ItemDefinition, OpenServices, OperationText } from './definition';
import { runItems } from './items';
import { requestOptions, usualRequestOptions } from './requestOptions';
import type { RequestOptions } from './requestOptions';
import type { Run } from './run';

/** An operation as a node has it: its texts, its fields, and how it runs. */
export interface Operation extends OperationText {
	properties: INodeProperties[];
	run(run: Run): Promise<INodeExecutionData[]>;
}

/** A resource of a node's menu. */
export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
}

/**
 * The two ways to declare an operation of a vendor.
 *
 * @param open gives what they work with in a run
 * @param first what the panel of every such operation begins with, such as the choice of a credential
 */
export function operationsWith<Services>(
	open: OpenServices<Services>,
	...first: INodeProperties[]
) {
	return {
		/** An operation that handles one item at a time. */
		operation<V>(definition: ItemDefinition<V, Services>): Operation {
			return {
				...textsOf(definition),
				properties: [...first, ...propertiesWithOptions(definition)],
				run: async (run) => await runItems(run, definition, open(run)),
			};
		},
		/** An operation that sends many items in one request. */
		bulkOperation<V, Sent, Prepared, Answer>(
			definition: BulkDefinition<V, Sent, Services, Prepared, Answer>,
		): Operation {
			return {
				...textsOf(definition),
				properties: [...first, ...propertiesWithOptions(definition)],
				run: async (run) => await runBulk(run, definition, open(run)),
			};
		},
	};
}

function textsOf(definition: OperationText): OperationText {
	const { name, value, action, description, forModel, notForAgents } = definition;
	return { name, value, action, description, forModel, notForAgents };
}

function propertiesWithOptions<V>({
	fields,
	requestOptions: options = usualRequestOptions,
}: {
	fields: FieldsOf<V>;
	requestOptions?: RequestOptions | false;
}): INodeProperties[] {
	const own = propertiesOf(fields);
	return options ? [...own, ...requestOptions(options).properties] : own;
}
