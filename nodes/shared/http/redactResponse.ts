import type { ApiRequest, ApiResponse, VendorAnswer, VendorProtocol } from './protocol';
import { redacted, redactedData, redactedValue, redactor } from './redact';
import type { Redact } from './redact';

/** An answer without secrets. */
export function withoutSecrets(response: ApiResponse, redact: Redact): ApiResponse {
	const { text, location } = response;
	return {
		...response,
		text: redact(text),
		...(location === undefined ? {} : { location: redact(location) }),
	};
}

/** A shorter secret, such as a password, may be a word in the data of customers, which is not to be changed. */
const LEAST_IN_DATA = 12;

/**
 * The data of an answer that was understood, without the secrets in it that are long enough to be told from words.
 *
 * @param redact takes out all of the secrets
 */
export function dataToGive(
	data: unknown,
	{ text }: ApiResponse,
	secrets: readonly string[],
	redact: Redact,
): unknown {
	// Hardly ever there: the data is not gone through for nothing.
	if (redact(text) === text) return data;
	return redactedValue(data, redactor(secrets.filter(({ length }) => length >= LEAST_IN_DATA)));
}

/** What an answer means that is none to the request. */
type Unfit = Exclude<VendorAnswer, { kind: 'ok' }>;

/**
 * What an answer means, for a person. A vendor's reader cuts long words, and half a secret would be found by
 * nobody: so the words are read from the answer without secrets.
 *
 * @param shown the answer without secrets
 * @param answer what it means as it came
 */
export function inWordsToShow<Request extends ApiRequest>(
	protocol: VendorProtocol<Request>,
	request: Request,
	shown: ApiResponse,
	answer: Unfit,
	redact: Redact,
): Unfit {
	const again = protocol.read(shown, request);
	// A number that was taken out leaves what is no JSON.
	return cleaned(again.kind !== 'ok' && again.kind === answer.kind ? again : answer, redact);
}

function cleaned(answer: Unfit, redact: Redact): Unfit {
	if (answer.kind === 'unexpected') {
		return answer.said ? { ...answer, said: redacted(answer.said, redact) } : answer;
	}
	const { said, details } = answer;
	return {
		...answer,
		said: redacted(said, redact),
		...(details === undefined ? {} : { details: redactedData(details, redact) }),
	};
}
