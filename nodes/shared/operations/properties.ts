import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Operation, Resource } from './operation';
import { toolDescription } from './tool';

const RESOURCE_MENU: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

const OPERATION_MENU: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

/**
 * The parameters of a node, derived from its resources: the two menus, then the fields of every
 * operation, each shown for its own resource and operation only, and before them what an agent's model is told of it.
 *
 * @param vendor the node's label
 */
export function nodeProperties(vendor: string, resources: Resource[]): INodeProperties[] {
	const [first] = resources;
	const properties: INodeProperties[] = [
		{
			...RESOURCE_MENU,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: first?.value ?? '',
		},
	];
	for (const resource of resources) properties.push(operationMenu(resource));
	for (const resource of resources) {
		for (const operation of resource.operations) {
			for (const property of [toolDescription(vendor, operation), ...operation.properties]) {
				properties.push(shownFor(resource, operation, property));
			}
		}
	}
	return properties;
}

/**
 * The subtitle of a node on the canvas, an expression: the label of the chosen operation, and of its resource where
 * other resources have an operation of that label.
 */
export function subtitleOf(resources: Resource[]): string {
	const all = resources.flatMap(({ operations }) => operations.map(({ name }) => name));
	const labels: Record<string, string> = {};
	for (const { name: resource, value, operations } of resources) {
		for (const operation of operations) {
			const isAlone = all.filter((name) => name === operation.name).length === 1;
			const label = isAlone ? operation.name : `${operation.name}: ${resource}`;
			labels[`${value}: ${operation.value}`] = label;
		}
	}
	return `={{ (${JSON.stringify(labels)})[$parameter["resource"] + ": " + $parameter["operation"]] }}`;
}

function operationMenu(resource: Resource): INodeProperties {
	const options: INodePropertyOptions[] = resource.operations.map(
		({ name, value, action, description }) => ({ name, value, action, description }),
	);
	return {
		...OPERATION_MENU,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: options[0]?.value ?? '',
	};
}

function shownFor(
	resource: Resource,
	operation: Operation,
	property: INodeProperties,
): INodeProperties {
	return {
		...property,
		displayOptions: {
			...property.displayOptions,
			show: {
				resource: [resource.value],
				operation: [operation.value],
				...property.displayOptions?.show,
			},
		},
	};
}
