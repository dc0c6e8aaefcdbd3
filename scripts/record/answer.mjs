import { Failure } from '../setup/failure.mjs';

/**
 * The answer of an exchange, from what 'Include Answer' adds to the output or an error's details hold.
 * @param {string} vendor
 * @param {object} parameters
 * @param {object[]} outcome rows and error items
 * @returns {{ status: number, body: string, rebuilt?: true }}
 * @throws {Failure} where the execution holds none
 */
export function answerOf(vendor, parameters, outcome) {
	const given = outcome.map((json) => json.answer ?? ofError(json));
	const known = given.filter((answer) => answer !== undefined);
	if (known.length === 0) {
		throw new Failure(
			"The execution holds no answer. Turn on 'Include Answer' in the node's 'Request Options', and run the workflow again.",
		);
	}
	const [{ status }] = known;
	const isUpload = parameters.operation.startsWith('upload');
	const isFailed = outcome.every((json) => json.answer === undefined);
	const isWhole = outcome.length === 1 && !isListed(parameters);
	if (isWhole || (isFailed && !isUpload)) return known[0];
	if (known.length < given.length) {
		throw new Failure(
			'Some rows came without their part of the answer: it cannot be put together.',
		);
	}
	return { status, body: listOf(vendor, parameters, known), rebuilt: true };
}

function isListed({ operation }) {
	return /^(getAll|getPhones|upload)/.test(operation);
}

/** Rows as the vendor's documents print their list; in which form this server sent it is not known. */
function listOf(vendor, { resource, operation }, known) {
	const rows = `[${known.map(({ body }) => body).join(',')}]`;
	if (vendor === 'maxContact') {
		return `{"Success":true,"Data":${rows},"ResponseCode":0,"ResponseDetail":""}`;
	}
	const inBean = resource === 'contact' && operation !== 'uploadWithCallback';
	return inBean ? `{"beanResponse":${rows}}` : rows;
}

function ofError({ details }) {
	const { answer, httpCode } = details ?? {};
	if (answer === undefined) return undefined;
	const isReceived = typeof answer?.status === 'number' && typeof answer.body === 'string';
	if (isReceived) return { status: answer.status, body: answer.body };
	const status = Number(httpCode ?? 200);
	return typeof answer === 'string'
		? { status, body: answer }
		: { status, body: JSON.stringify(answer), rebuilt: true };
}
