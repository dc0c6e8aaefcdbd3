import { parse as parseFlatted } from 'flatted';
import { Failure } from '../setup/failure.mjs';

/**
 * Reads an execution as n8n 2.41 gives it:
 * - `GET /api/v1/executions/<id>?includeData=true` of the public API, and the editor's own `GET /rest/executions/<id>`, in
 *   which the data are a text of the package flatted;
 * - what `n8n execute --id=<workflow> --rawOutput` prints: log lines, and the data without the workflow.
 * @param {string} text
 * @param {string} [workflow] the workflow's export, for data that come without one
 * @returns {{ nodes: object[], runData: Record<string, object[]> }}
 * @throws {Failure} for anything else
 */
export function readExecution(text, workflow) {
	const given = jsonIn(text);
	// The editor's own interface wraps what it gives.
	const execution =
		given.workflowData === undefined && isExecution(given.data) ? given.data : given;
	const data = typeof execution.data === 'string' ? parseFlatted(execution.data) : execution.data;
	const runData = data?.resultData?.runData;
	if (runData === undefined) {
		throw new Failure(
			'The file is no execution with its data. Save the answer of GET /api/v1/executions/<id>?includeData=true, or the output of n8n execute --id=<workflow> --rawOutput.',
		);
	}
	const nodes = workflow === undefined ? execution.workflowData?.nodes : nodesIn(workflow);
	if (nodes === undefined) {
		throw new Failure(
			"The file holds no workflow, so the node's parameters are not known. Give the workflow, as the editor downloads it, with --workflow.",
		);
	}
	return { nodes, runData };
}

function isExecution(value) {
	return typeof value === 'object' && value !== null && value.workflowData !== undefined;
}

function nodesIn(workflow) {
	const given = jsonIn(workflow);
	// n8n's command line exports a list.
	const { nodes } = Array.isArray(given) ? (given[0] ?? {}) : given;
	if (!Array.isArray(nodes)) throw new Failure('The file of --workflow is no workflow.');
	return nodes;
}

/** JSON, behind the log lines that n8n's command line prints before it. */
function jsonIn(text) {
	for (const start of [0, ...lineStarts(text)]) {
		if (!'{['.includes(text[start] ?? ' ')) continue;
		try {
			return JSON.parse(text.slice(start));
		} catch {
			continue;
		}
	}
	throw new Failure('The file holds no JSON.');
}

function* lineStarts(text) {
	for (let at = text.indexOf('\n{'); at >= 0; at = text.indexOf('\n{', at + 1)) yield at + 1;
}
