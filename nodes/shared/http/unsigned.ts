import type { IHttpRequestHelper } from 'n8n-workflow';
import { AnsweredOtherwise, CredentialError } from '../auth/credential';
import { findCause } from '../guards';
import { networkFailure } from './networkFailure';
import type { ApiRequest, ApiResponse, VendorAnswer, VendorProtocol } from './protocol';
import { redacted, redactor } from './redact';
import type { Redact } from './redact';
import { inWordsToShow, withoutSecrets } from './redactResponse';
import { WHOLE_ANSWER } from './send';
import { readResponse } from './response';

/** Milliseconds that a request of a credential's own may take. */
export const LOGIN_TIMEOUT_MS = 60_000;

/** What a vendor answered to a request of a credential's own, without the secrets that the request carried. */
export interface UnsignedAnswer {
	/** What was asked for, below the server's address. */
	path: string;
	response: ApiResponse;
	answer: VendorAnswer;
}

/** How a request of a credential's own is sent. */
interface UnsignedOptions {
	ignoreSslIssues: boolean;
	/** What it carries and nobody may see. */
	secrets: readonly string[];
}

/**
 * Sends a request of a credential's own (login, check), which n8n does not sign, and reads the answer.
 *
 * @throws AnsweredOtherwise where the answer points elsewhere
 * @throws CredentialError where there is no answer
 */
export async function sendUnsigned<Request extends ApiRequest>(
	n8n: IHttpRequestHelper,
	protocol: VendorProtocol<Request>,
	request: Request,
	{ ignoreSslIssues, secrets }: UnsignedOptions,
): Promise<UnsignedAnswer> {
	const { method, url, headers, body, timeout } = request;
	const redact = redactor(secrets);
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
		throw unreachable(protocol.vendor, request, error, redact);
	}
	const response = readResponse(received);
	const shown = withoutSecrets(response, redact);
	const path = redact(pathOf(url));
	const meant = protocol.read(response, request);
	if (meant.kind === 'ok') return { path, response: shown, answer: meant };
	const answer = inWordsToShow(protocol, request, shown, meant, redact);
	if (answer.kind === 'unexpected' && answer.what === 'redirect') {
		throw new AnsweredOtherwise(
			`The server points to another address (HTTP ${response.status}): ${shown.location ?? ''}`,
			'Redirects are not followed. Enter the address it points to as the base URL, if you trust it.',
			response.status,
		);
	}
	return { path, response: shown, answer };
}

/**
 * The error of an answer that is none of the vendor's.
 *
 * @param words what the server sent, for the message (`whatCame`, or of the vendor's reader); '' for none
 */
export function notTheVendor(
	vendor: string,
	{ path, response, answer }: UnsignedAnswer,
	words = '',
): AnsweredOtherwise {
	const { status } = response;
	const told = words === '' ? '' : `: ${words}`;
	if (answer.kind === 'unexpected' && answer.what === 'status') {
		// Here, because n8n's credential test shows nothing else.
		const where = status === 404 ? `. It has nothing at ${path}: check the base URL` : '';
		return new AnsweredOtherwise(
			`The server answered with HTTP ${status}${told}${where}`,
			'Check the base URL in the credential.',
			status,
		);
	}
	return new AnsweredOtherwise(
		`The server answered, but not as ${vendor} does${told}`,
		`Check the base URL in the credential: it must be the address of ${vendor}, with its port.`,
		status,
	);
}

function pathOf(url: string): string {
	return URL.canParse(url) ? new URL(url).pathname : url;
}

/** How much of an answer is shown. */
const SHOWN_CHARACTERS = 200;
/** How far the title of a page is looked for. */
const HEAD_CHARACTERS = 20_000;

/** An answer in short: a web page by its title, any other by its beginning. */
export function whatCame({ response: { text } }: UnsignedAnswer): string {
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

/** An answer to a login may hold a session that nobody knows yet: what stands behind such a name, or looks like one, is left out. */
function withoutKeys(text: string): string {
	return text
		.replace(/((?:session|token|password|key)\w{0,20}"?\s?[:=]\s?"?)[^\s",;}]+/gi, '$1***')
		.replace(/[\w+/=.~-]{16,}/g, (word) => (looksLikeKey(word) ? '***' : word));
}

/** Whether a word may be a session or a token: long, and not of letters alone. */
export function looksLikeKey(word: string): boolean {
	return word.length >= 16 && /\d/.test(word) && !/\s/.test(word);
}

function inShort(text: string): string {
	const line = text.slice(0, SHOWN_CHARACTERS).split(/\s+/).join(' ');
	return text.length > SHOWN_CHARACTERS ? `${line}…` : line;
}

/** Never the error itself: it holds the request, and the request the password. */
function unreachable(
	vendor: string,
	{ url }: ApiRequest,
	error: unknown,
	redact: Redact,
): CredentialError {
	// No command goes out before the login is answered, so there is no doubt about one. Nobody cancels it.
	const isOverdue = findCause(error, isAborted) !== undefined;
	const failure = networkFailure(vendor, { url, kind: 'read' }, error, isOverdue);
	const { message, description } = redacted(failure, redact);
	const still = 'n8n was still logging in: nothing was carried out. Try again.';
	return new CredentialError(message, description ?? still);
}

function isAborted(error: Error): error is Error {
	return 'code' in error && error.code === 'ERR_CANCELED';
}
