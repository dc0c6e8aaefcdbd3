import { Failure } from '../setup/failure.mjs';
import { answerOf } from './answer.mjs';

const PACK = 'n8n-nodes-contact-center.';
const VENDORS = ['ameyo', 'maxContact', 'virtualContactCenter'];
/** What is no single exchange, or leaves no answer in an execution. */
const NOT_RECORDED = ['login', 'getAllTenant', 'uploadFile', 'dialAndWait', 'getLink', 'parse'];
const UPLOADS = ['upload', 'uploadWithCallback'];
/** Ameyo gives at most so many callbacks a request. */
const PAGE_SIZE = 100;

/**
 * Makes the draft of a recorded case: the node's parameters, the input, the answer, and what came out.
 * What was sent is not part of an execution, so the draft leaves it out.
 * @param {{ nodes: object[], runData: Record<string, object[]> }} execution
 * @param {{ node?: string, item?: string }} choice
 * @returns {{ vendor: string, operation: string, draft: object }}
 * @throws {Failure} where there is nothing to record
 */
export function draftOf(execution, choice) {
	const node = nodeOf(execution, choice.node);
	const vendor = node.type.slice(node.type.indexOf(PACK) + PACK.length);
	const parameters = parametersOf(node.parameters ?? {});
	const { operation } = parameters;
	if (!VENDORS.includes(vendor) || NOT_RECORDED.includes(operation)) {
		throw new Failure(
			`What '${node.name}' does is not one exchange with its answer in the execution. See CONTRIBUTING.md for a case that is written by hand.`,
		);
	}
	const task = execution.runData[node.name].at(-1);
	const input = inputOf(execution, task);
	const chosen = itemsOf(choice.item, input, operation, parameters);
	const outcome = outcomeOf(task, chosen);
	const answer = answerOf(vendor, parameters, outcome);
	if (vendor === 'ameyo' && operation === 'getAll' && parameters.resource === 'callback') {
		onOnePage(parameters, outcome.length);
	}
	return {
		vendor,
		operation,
		draft: {
			shows: 'To be told',
			source: "a user's server",
			parameters,
			items: chosen.map((i) => input[i]),
			answer,
			expect: {
				items: outcome.filter((json) => !isError(json)),
				errors: outcome.filter(isError),
				hints: (task.hints ?? []).map(({ message }) => message),
			},
		},
	};
}

function nodeOf({ nodes, runData }, name) {
	const own = nodes.filter(
		({ type, name: of }) => type?.includes(PACK) && runData[of] !== undefined,
	);
	const found = name === undefined ? own : own.filter((node) => node.name === name);
	if (found.length === 1) return found[0];
	const names = own.map((node) => `'${node.name}'`).join(', ');
	if (found.length > 1) throw new Failure(`Several nodes ran: ${names}. Choose one with --node.`);
	throw new Failure(
		own.length === 0
			? 'No node of this pack ran in the execution.'
			: `No node '${name}' ran; these did: ${names}.`,
	);
}

/** The parameters, without what the editor notes of chosen list entries. */
function parametersOf(parameters) {
	return JSON.parse(
		JSON.stringify(parameters, (key, value) => (/^cachedResult/.test(key) ? undefined : value)),
	);
}

function inputOf({ runData }, { source }) {
	const { previousNode, previousNodeOutput = 0, previousNodeRun = 0 } = source?.[0] ?? {};
	const items = runData[previousNode]?.[previousNodeRun]?.data?.main?.[previousNodeOutput] ?? [];
	return items.length > 0 ? items.map(({ json }) => json) : [{}];
}

function itemsOf(given, input, operation, { options }) {
	const all = input.map((_, i) => i);
	if (given !== undefined) {
		if (!all.includes(Number(given))) throw new Failure(`The input has no item ${given}.`);
		return [Number(given)];
	}
	return UPLOADS.includes(operation) ? all.slice(0, options?.batchSize ?? 500) : [0];
}

/** What came out for some items of the input, in their order: rows, and errors as n8n's error items are. */
function outcomeOf({ data, error }, chosen) {
	const out = (data?.main ?? []).flatMap((items) => items ?? []);
	if (out.length === 0 && error) return [errorThatStopped(error)];
	return out
		.filter(({ pairedItem }) => chosen.includes(itemIn(pairedItem)))
		.sort((a, b) => itemIn(a.pairedItem) - itemIn(b.pairedItem))
		.map(({ json }) => (isError(json) ? errorIn(json) : json));
}

function itemIn(pairedItem) {
	const [first] = Array.isArray(pairedItem) ? pairedItem : [pairedItem];
	return typeof first === 'number' ? first : (first?.item ?? 0);
}

function isError({ error, details }) {
	return typeof error === 'string' && (details === undefined || typeof details === 'object');
}

/** To an error output n8n adds the input: it is left out. */
function errorIn({ error, details }) {
	return details === undefined ? { error } : { error, details };
}

function errorThatStopped({ message, description, httpCode, context }) {
	// What became of the other items is told behind it.
	const own = description?.replace(/ ?(Carried out|Accepted): \d+ of \d+ items[^]*$/, '');
	const details = {
		...(own && { description: own }),
		...(httpCode && { httpCode }),
		...context?.details,
	};
	return errorIn({
		error: message,
		details: Object.keys(details).length > 0 ? details : undefined,
	});
}

/** The whole list would be asked for to its end: only the page that is known. */
function onOnePage(parameters, rows) {
	if (rows > PAGE_SIZE)
		throw new Failure(`More than ${PAGE_SIZE} callbacks are several exchanges.`);
	Object.assign(parameters, { returnAll: false, limit: Math.max(1, rows) });
}
