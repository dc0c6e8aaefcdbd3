import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Answers } from './answers';
import { copyForItem, errorJson, inputError, ofItem } from './oldErrors';
import { runLanes } from './lanes';
import type { BulkOperation, ItemOperation, Operation, Resource } from './operation';
import { concurrencyOf } from './requestOptions';

/**
 * The `execute` of a node: finds the chosen operation, gives it the items, pairs what comes out and
 * is the only place where an operation's errors are caught.
 *
 * @throws the error of the first failed item, where the node stops on errors
 */
export async function run(
	this: IExecuteFunctions,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation.call(this, resources);
	return 'executeAll' in operation
		? await runBulk.call(this, operation)
		: await runItems.call(this, operation);
}

function chosenOperation(this: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = this.getNodeParameter('resource', 0);
	const operation = this.getNodeParameter('operation', 0);
	const found = resources
		.find((entry) => entry.value === resource)
		?.operations.find((entry) => entry.value === operation);
	if (!found) {
		throw new NodeOperationError(
			this.getNode(),
			`The operation '${String(operation)}' of '${String(resource)}' is not known`,
			{ description: 'Choose a resource and an operation from the lists.' },
		);
	}
	return found;
}

async function runItems(
	this: IExecuteFunctions,
	operation: ItemOperation,
): Promise<INodeExecutionData[][]> {
	const node = this.getNode();
	const length = this.getInputData().length;
	const stops = !this.continueOnFail();
	const results = new Array<IDataObject | IDataObject[] | undefined>(length);
	const errors = new Map<number, Error>();
	const fail = (i: number, error: unknown) => errors.set(i, ofItem(node, error, i));

	const laneOf = (i: number) => {
		try {
			return operation.lane?.call(this, i);
		} catch (error) {
			fail(i, error);
			return undefined;
		}
	};
	const cancelled = this.getExecutionCancelSignal();
	await runLanes(
		length,
		concurrencyOf.call(this, operation),
		laneOf,
		async (i) => {
			if (errors.has(i)) return;
			try {
				results[i] = await operation.execute.call(this, i);
			} catch (error) {
				fail(i, error);
			}
		},
		() => !cancelled?.aborted && !(stops && errors.size > 0),
	);

	const first = [...errors.keys()].sort((a, b) => a - b)[0];
	const firstError = first === undefined ? undefined : errors.get(first);
	if (stops && firstError) throw withCount(firstError, results, errors.size);

	const output: INodeExecutionData[] = [];
	for (let i = 0; i < length; i++) {
		const error = errors.get(i);
		const result = results[i];
		if (error) {
			output.push({ json: errorJson(error), pairedItem: { item: i } });
		} else if (Array.isArray(result)) {
			for (const json of result) output.push({ json, pairedItem: { item: i } });
		} else if (result !== undefined) {
			output.push({ json: result, pairedItem: { item: i } });
		}
	}
	return [output];
}

/** Adds to the error that stops a run what became of the other items: n8n drops their output. */
function withCount(error: Error, results: unknown[], failed: number): Error {
	const done = results.filter((result) => result !== undefined).length;
	if (results.length <= 1) return error;
	const left = results.length - done - failed;
	return describeMore(
		error,
		`Of ${results.length} items ${done} were carried out, ${failed} failed and ${left} were not started. Set 'On Error' in the node's settings to go on past failed items.`,
	);
}

function describeMore(error: Error, sentence: string): Error {
	if (sentence === '' || !('description' in error)) return error;
	const before = typeof error.description === 'string' ? `${error.description} ` : '';
	error.description = `${before}${sentence}`;
	return error;
}

async function runBulk(
	this: IExecuteFunctions,
	operation: BulkOperation,
): Promise<INodeExecutionData[][]> {
	const node = this.getNode();
	const stops = !this.continueOnFail();
	const answers = new Answers(this.getInputData().length, stops);
	try {
		await operation.executeAll.call(this, answers);
	} catch (error) {
		answers.rest((i) => copyForItem(node, error, i));
	}

	const failure = stops ? answers.firstFailure() : undefined;
	if (failure) throw describeMore(failure, bulkCount(answers));

	answers.rest((i) =>
		inputError(node, i, 'The item was not sent', 'The execution ended before its turn.'),
	);
	const output: INodeExecutionData[] = [];
	for (let i = 0; i < answers.length; i++) {
		const answer = answers.get(i);
		if (!answer) continue;
		const json = 'error' in answer ? errorJson(answer.error) : answer.json;
		output.push({ json, pairedItem: { item: i } });
	}
	return [output];
}

function bulkCount(answers: Answers): string {
	const { accepted, rejected, failed, left } = answers.tally();
	if (answers.length <= 1) return '';
	return `Of ${answers.length} items ${accepted} were accepted, ${rejected} rejected, ${failed} failed and ${left} were not sent.`;
}
