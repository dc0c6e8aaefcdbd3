import { isRecord, textOf } from '../guards';
import { doubtOf, originOf } from './failure';
import type { Failure } from './failure';
import type { ApiRequest, ApiResponse, VendorAnswer, VendorMessage } from './protocol';
import { retryAfterMs } from './retry';

/** n8n's full response as an answer; the body must have been asked for as text. */
export function readResponse(response: unknown): ApiResponse {
	if (!isRecord(response)) return { status: 0, text: '' };
	const headers = isRecord(response.headers) ? response.headers : {};
	return {
		status: Number(response.statusCode),
		text: typeof response.body === 'string' ? response.body : '',
		location: textOf(headers.location),
		retryAfter: textOf(headers['retry-after']),
	};
}

/** Whether a server says that it is too busy. */
export function isBusy({ status }: ApiResponse): boolean {
	return status === 429 || status === 503;
}

/** The failure of a busy server. */
export function busyFailure(vendor: string, request: ApiRequest, response: ApiResponse): Failure {
	return {
		kind: 'busy',
		message: `${vendor} is too busy to answer (HTTP ${response.status})`,
		description: doubtOf(vendor, request.kind) ?? 'It was asked several times. Try again later.',
		httpCode: String(response.status),
		waitMs: retryAfterMs(response.retryAfter),
	};
}

/** The failure of a request that the vendor turned down in its own words. */
export function refusal(
	{ said, details, inferred }: Extract<VendorAnswer, { kind: 'refused' }>,
	{ status }: ApiResponse,
): Failure {
	const { message, description } = said;
	const httpCode = status >= 300 ? String(status) : undefined;
	const failure: Failure = { kind: 'refused', message, description, httpCode, details };
	return inferred ? { ...failure, inferred } : failure;
}

/** The failure of an answer for which a vendor has a sentence, and which does not tell what became of the request. */
export function doubtfulAnswer(
	vendor: string,
	request: ApiRequest,
	{ status }: ApiResponse,
	{ message, description }: VendorMessage,
): Failure {
	const sentences = [description, doubtOf(vendor, request.kind)];
	return {
		kind: 'inDoubt',
		message,
		description: sentences.filter((sentence) => sentence !== undefined).join(' '),
		httpCode: status >= 300 ? String(status) : undefined,
	};
}

/** How much of an answer an error shows. */
const SHOWN_CHARACTERS = 2000;

type What = Extract<VendorAnswer, { kind: 'unexpected' }>['what'];

/**
 * The failure of an answer that says nothing about the request: a redirect, a bare status, a web page,
 * XML. The answer is in its details.
 */
export function unexpectedAnswer(
	vendor: string,
	request: ApiRequest,
	response: ApiResponse,
	what: What,
): Failure {
	const failure = describedAs(vendor, request, response, what);
	return response.text === '' ? failure : { ...failure, details: shown(response.text) };
}

function describedAs(
	vendor: string,
	request: ApiRequest,
	response: ApiResponse,
	what: What,
): Failure {
	const inDoubt = doubtOf(vendor, request.kind);
	const httpCode = String(response.status);
	const advised = (advice: string) => `${advice} ${inDoubt ?? ''}`.trim();
	switch (what) {
		case 'redirect':
			return {
				kind: inDoubt === undefined ? 'refused' : 'inDoubt',
				message: `${vendor}'s server points to another address: ${response.location || '(not named)'}`,
				description: advised(
					'Redirects are not followed, because they would take the credentials with them. Enter the right address as the base URL in the credential.',
				),
				httpCode,
			};
		case 'page':
			return {
				kind: 'inDoubt',
				message: `${vendor} answered with a web page instead of data`,
				description: advised(
					'Check the base URL in the credential, and that no sign-in page or proxy stands before the server.',
				),
				httpCode,
			};
		case 'xml':
			return {
				kind: 'inDoubt',
				message: `${vendor} answered in XML although JSON was asked for`,
				description: advised(
					"Check the base URL in the credential, and that no proxy on the way takes the header 'Content-Type: application/json' off the requests.",
				),
				httpCode,
			};
		case 'status':
			return { ...bareStatus(vendor, request.url, response.status, inDoubt), httpCode };
	}
}

/** The failure of an answer that a vendor's reader cannot make sense of. */
export function unreadable(
	vendor: string,
	request: Pick<ApiRequest, 'kind'>,
	answer: string,
): Failure {
	return {
		kind: 'inDoubt',
		message: `${vendor} gave an answer that cannot be read`,
		description: doubtOf(vendor, request.kind),
		details: shown(answer),
	};
}

function shown(answer: string): { answer: string } {
	return { answer: answer.slice(0, SHOWN_CHARACTERS) };
}

function bareStatus(
	vendor: string,
	url: string,
	status: number,
	inDoubt: string | undefined,
): Failure {
	if (status === 404) {
		return {
			kind: 'refused',
			message: `There is no ${vendor} at ${originOf(url)} (HTTP 404)`,
			description: 'Check the base URL in the credential.',
		};
	}
	if (status === 401 || status === 403) {
		return {
			kind: 'refused',
			message: `${vendor} refused the credential (HTTP ${status})`,
			description: 'Check the credential.',
		};
	}
	return {
		kind: 'inDoubt',
		message: `${vendor} answered with HTTP ${status}`,
		description: inDoubt,
	};
}
