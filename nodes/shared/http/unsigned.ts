import type { IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError } from '../auth/credential';
import { findCause } from '../guards';
import { networkFailure } from './networkFailure';
import type { ApiRequest, ApiResponse, VendorAnswer, VendorProtocol } from './protocol';
import type { Redact } from './redact';
import { WHOLE_ANSWER } from './send';
import { readResponse } from './response';

/** Milliseconds that a request of a credential's own may take. */
export const LOGIN_TIMEOUT_MS = 60_000;

/** What a vendor answered to a request of a credential's own. */
export interface UnsignedAnswer {
	response: ApiResponse;
	answer: VendorAnswer;
}

/**
 * Sends a request of a credential's own (login, check), which n8n does not sign, and reads the answer.
 *
 * @throws CredentialError where there is no answer, or one that points elsewhere
 */
export async function sendUnsigned<Request extends ApiRequest>(
	n8n: IHttpRequestHelper,
	protocol: VendorProtocol<Request>,
	request: Request,
	ignoreSslIssues: boolean,
): Promise<UnsignedAnswer> {
	const { method, url, headers, body, timeout } = request;
	let received: unknown;
	try {
		received = await n8n.helpers.httpRequest({
			method,
			url,
			headers: { ...headers },
			body,
			timeout,
			// `timeout` counts idle time only.
			abortSignal: AbortSignal.timeout(timeout),
			skipSslCertificateValidation: ignoreSslIssues,
			...WHOLE_ANSWER,
		});
	} catch (error) {
		throw unreachable(protocol.vendor, request, error);
	}
	const response = readResponse(received);
	const answer = protocol.read(response, request);
	if (answer.kind === 'unexpected' && answer.what === 'redirect') {
		throw new CredentialError(
			`The server points to another address (HTTP ${response.status}): ${response.location ?? ''}`,
			'Redirects are not followed. Enter the address it points to as the base URL, if you trust it.',
		);
	}
	return { response, answer };
}

/**
 * The error of an answer that is none of the vendor's.
 *
 * @param redact takes secrets out of what came; without it the error does not tell what that was
 */
export function notTheVendor(
	vendor: string,
	{ response, answer }: UnsignedAnswer,
	redact?: Redact,
): CredentialError {
	const came = redact ? whatCame(redact(response.text)) : '';
	const told = came === '' ? '' : `: ${came}`;
	if (answer.kind === 'unexpected' && answer.what === 'status') {
		return new CredentialError(
			`The server answered with HTTP ${response.status}${told}`,
			'Check the base URL in the credential.',
		);
	}
	return new CredentialError(
		`The server answered, but not as ${vendor} does${told}`,
		`Check the base URL in the credential: it must be the address of ${vendor}, with its port.`,
	);
}

/** How much of an answer is shown. */
const SHOWN_CHARACTERS = 200;
/** How far the title of a page is looked for. */
const HEAD_CHARACTERS = 20_000;

/** An answer in short: a web page by its title, any other by its beginning. */
function whatCame(text: string): string {
	const trimmed = text.trim();
	if (trimmed === '') return 'it sent nothing';
	if (!trimmed.startsWith('<')) return withoutKeys(inShort(trimmed));
	const title = titleIn(trimmed.slice(0, HEAD_CHARACTERS));
	return title === '' ? 'a web page' : `a web page with the title '${inShort(title)}'`;
}

/** The title of a page; '' where it has none. */
function titleIn(head: string): string {
	const tag = /<title/i.exec(head)?.index ?? -1;
	const begin = tag < 0 ? -1 : head.indexOf('>', tag);
	return begin < 0
		? ''
		: (head
				.slice(begin + 1)
				.split('<', 1)[0]
				?.trim() ?? '');
}

/** An answer to a login may hold a session that nobody knows yet: what stands behind such a name is left out. */
function withoutKeys(text: string): string {
	return text.replace(
		/((?:session|token|password|key)\w{0,20}"?\s?[:=]\s?"?)[^\s",;}]+/gi,
		'$1***',
	);
}

function inShort(text: string): string {
	const line = text.slice(0, SHOWN_CHARACTERS).split(/\s+/).join(' ');
	return text.length > SHOWN_CHARACTERS ? `${line}…` : line;
}

/** Never the error itself: it holds the request, and the request the password. */
function unreachable(vendor: string, { url }: ApiRequest, error: unknown): CredentialError {
	// No command goes out before the login is answered, so there is no doubt about one. Nobody cancels it.
	const isOverdue = findCause(error, isAborted) !== undefined;
	const { message, description } = networkFailure(vendor, { url, kind: 'read' }, error, isOverdue);
	const still = 'n8n was still logging in: nothing was carried out. Try again.';
	return new CredentialError(message, description ?? still);
}

function isAborted(error: Error): error is Error {
	return 'code' in error && error.code === 'ERR_CANCELED';
}
