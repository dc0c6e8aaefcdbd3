import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameters,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import type { Field } from '../../nodes/shared/fields/field';
import { NodeParameters } from '../../nodes/shared/fields/reader';
import { CredentialStore } from './credentials';
import { runNode } from './run';
import type { RunOptions } from './run';

const text = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
});

/** A parameter `value`, and a fixed collection `rows` of `row` with names and values. */
const SOME: INodeProperties[] = [
	text('value'),
	{
		displayName: 'Rows',
		name: 'rows',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		options: [{ displayName: 'Row', name: 'row', values: [text('name'), text('value')] }],
	},
];

/** What a probe is run with, where it is not one empty item and no parameter. */
export interface ProbeOptions extends Partial<Omit<RunOptions, 'node'>> {
	properties?: INodeProperties[];
	/** The types of the credentials that the node has. */
	credentialTypes?: string[];
}

/** A node that does what it is told. */
export function probeNode(
	properties: INodeProperties[],
	execute: INodeType['execute'],
	credentials: string[] = [],
): INodeType {
	return {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['output'],
			version: 1,
			description: 'Does what it is told',
			defaults: { name: 'Probe' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: credentials.map((name) => ({ name, required: true })),
			properties,
		},
		execute,
	};
}

/**
 * Runs `work` once inside a node in n8n's own engine, and gives what it returned.
 *
 * @throws what `work` threw
 */
export async function inNode<Result>(
	work: (n8n: IExecuteFunctions) => Result | Promise<Result>,
	{ properties = SOME, credentialTypes, ...options }: ProbeOptions = {},
): Promise<Result> {
	let outcome: { value: Result } | { thrown: unknown } | undefined;
	const execute: INodeType['execute'] = async function () {
		try {
			outcome = { value: await work(this) };
		} catch (thrown) {
			outcome = { thrown };
		}
		return [[]];
	};
	const node = probeNode(properties, execute, credentialTypes);
	const credentials = options.credentials ?? new CredentialStore({});
	const run = await runNode({ parameters: {}, ...options, node, credentials });
	if (outcome === undefined) throw run.error ?? new Error('The node did not run');
	if ('thrown' in outcome) throw outcome.thrown;
	return outcome.value;
}

/** Runs `look` inside a node in n8n's own engine, once for each item, and gives what it returned. */
export async function probe<Result>(
	parameters: INodeParameters,
	items: IDataObject[],
	look: (context: IExecuteFunctions, i: number) => Result,
): Promise<Result[]> {
	return await inNode((n8n) => n8n.getInputData().map((_, i) => look(n8n, i)), {
		parameters,
		items,
	});
}

/**
 * Reads a field in n8n's own engine for every item, all in one run.
 *
 * @throws the refusal of the first item that cannot be meant
 */
export async function readField<T>(
	field: Field<T>,
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
): Promise<T[]> {
	return await inNode(
		(n8n) => {
			const reader = field.reader(new NodeParameters(n8n));
			return n8n.getInputData().map((_, i) => reader(i));
		},
		{ properties: field.properties, parameters, items },
	);
}
