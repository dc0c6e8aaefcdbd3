import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameters,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { CredentialStore } from './credentials';
import { runNode } from './run';

const text = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
});

/**
 * Runs `look` inside a node in n8n's own engine, once for each item, and gives what it returned.
 *
 * @throws what the node threw
 */
export async function probe<Result>(
	parameters: INodeParameters,
	items: IDataObject[],
	look: (context: IExecuteFunctions, i: number) => Result,
): Promise<Result[]> {
	const results: Result[] = [];
	const node: INodeType = {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['output'],
			version: 1,
			description: 'Looks at its parameters',
			defaults: { name: 'Probe' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [
				text('value'),
				{
					displayName: 'Rows',
					name: 'rows',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					default: {},
					options: [{ displayName: 'Row', name: 'row', values: [text('name'), text('value')] }],
				},
			],
		},
		async execute() {
			this.getInputData().forEach((_, i) => results.push(look(this, i)));
			return [this.getInputData()];
		},
	};
	const run = await runNode({ node, parameters, items, credentials: new CredentialStore({}) });
	if (run.error) throw run.error;
	return results;
}
