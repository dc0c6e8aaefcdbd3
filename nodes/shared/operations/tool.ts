import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { toNodeError, toToolError } from '../errors';
import { refuse } from '../refuse';
import type { Operation } from './operation';
import type { Run } from './run';

/** What is told of a list without rows: an AI Agent would tell its model two quotation marks. */
const NOTHING = { message: 'There are none.' };

/**
 * Runs an operation as the tool of an agent.
 *
 * @throws what the model is told: a sentence and the next step
 */
export async function runAsTool(run: Run, operation: Operation): Promise<INodeExecutionData[]> {
	try {
		refuseUnsuited(operation);
		const items = await operation.run(run);
		return items.length > 0 ? items : [{ json: NOTHING, pairedItem: { item: 0 } }];
	} catch (error) {
		throw toToolError(run.node, toNodeError(run.node, error));
	}
}

function refuseUnsuited({ name, notForAgents }: Operation): void {
	if (!notForAgents) return;
	const { reason, instead } = notForAgents;
	refuse(`'${name}' cannot be the tool of an agent: ${reason}. Nothing was sent.`, instead);
}

/**
 * The parameter that tells a model what an operation does, shown for the node as a tool. Without it n8n tells the
 * operation's `action` and nothing more. A user may change the text, as n8n's own name for the parameter promises.
 *
 * @param vendor the node's label
 */
export function toolDescription(vendor: string, operation: Operation): INodeProperties {
	return {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: textForModel(vendor, operation),
		description:
			'What the model is told about this tool. Add when to use it, and what the agent must not do with it.',
		displayOptions: { show: { '@tool': [true] } },
	};
}

function textForModel(vendor: string, operation: Operation): string {
	const { description, forModel, notForAgents } = operation;
	const sentence = `${vendor}: ${description}${description.endsWith('.') ? '' : '.'}`;
	if (notForAgents) return `Do not call this tool: ${notForAgents.reason}. ${sentence}`;
	return forModel === undefined ? sentence : `${sentence} ${forModel}`;
}
