import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../errors';
import { InputError } from '../refuse';
import type { Operation, Resource } from './operation';
import { Run } from './run';
import { runAsTool } from './tool';

/**
 * The `execute` of a node: finds the chosen operation and runs it for all items.
 *
 * @throws the error of the first failed item, where the node stops on errors
 */
export async function executeOperation(
	n8n: IExecuteFunctions,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const run = new Run(n8n);
	const operation = chosenOperation(n8n, resources);
	return [run.isTool ? await runAsTool(run, operation) : await operation.run(run)];
}

function chosenOperation(n8n: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = n8n.getNodeParameter('resource', 0);
	const operation = n8n.getNodeParameter('operation', 0);
	const found = resources
		.find((entry) => entry.value === resource)
		?.operations.find((entry) => entry.value === operation);
	if (found) return found;
	throw toNodeError(
		n8n.getNode(),
		new InputError(
			`The operation '${String(operation)}' of '${String(resource)}' is not known`,
			'Choose a resource and an operation from the lists.',
		),
	);
}
