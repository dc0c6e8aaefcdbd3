import { sleep } from 'n8n-workflow';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError, LoginRefused, refresh } from '../auth/credential';
import type { CredentialSnapshot } from '../auth/credential';
import { markWith } from '../auth/resend';
import { isCanceled } from '../context';
import type { Context } from '../context';
import { findCause } from '../guards';
import { networkFailure, RequestError } from './failure';
import type { Failure } from './failure';
import type { ApiRequest, ApiResponse, VendorAnswer, VendorProtocol } from './protocol';
import { busyFailure, isBusy, readResponse, refusal, unexpectedAnswer } from './response';
import { retryDelay } from './retry';

/** An answer that was understood. */
export interface Ok {
	kind: 'ok';
	value: unknown;
	response: ApiResponse;
}

/** What came of sending a request once. */
export type Outcome =
	| Ok
	| Failure
	| {
			/** The session that it carried seems to be dead. */
			kind: 'sessionSuspect';
			session: string;
			/** What the answer is where the session cannot be renewed. */
			otherwise: Ok | Failure;
	  };

/** How often a request goes out again because its session was dead: it was not carried out then. */
const RESENDS = 2;

/**
 * Sends a request and gives the vendor's answer. A dead session is renewed through n8n, and the request
 * sent again; reads are tried again when the server is busy or the connection drops.
 *
 * @throws RequestError for everything but an answer that was understood
 */
export async function request<Request extends ApiRequest>(
	n8n: Context,
	protocol: VendorProtocol<Request>,
	credential: CredentialSnapshot,
	request: Request,
): Promise<Ok> {
	for (let attempt = 0; ; attempt++) {
		const outcome = await sendAlive(n8n, protocol, credential, request);
		if (outcome.kind === 'ok') return outcome;
		const delay = retryDelay(outcome, request.kind, attempt);
		if (delay === undefined || isCanceled(n8n)) throw new RequestError(outcome);
		await sleep(delay);
	}
}

/** Sends a request once and says what came of it. Never throws. */
export async function sendOnce<Request extends ApiRequest>(
	n8n: Context,
	protocol: VendorProtocol<Request>,
	credential: CredentialSnapshot,
	request: Request,
): Promise<Outcome> {
	const options = signable(request, credential);
	const response = await transmit(n8n, protocol, credential, request, options);
	if ('kind' in response) return response;
	const answer = protocol.read(response, request);
	const outcome = classify(protocol, request, response, answer);
	// Signing has put it into the very options that were handed over.
	const session = protocol.sessionOf?.(options);
	if (session === undefined) return outcome;
	if (protocol.suspectsSession?.(response, answer, request)) {
		return { kind: 'sessionSuspect', session, otherwise: outcome };
	}
	protocol.sessionUsed?.(session);
	return outcome;
}

/** Sends a request until its session is alive. */
async function sendAlive<Request extends ApiRequest>(
	n8n: Context,
	protocol: VendorProtocol<Request>,
	credential: CredentialSnapshot,
	request: Request,
): Promise<Ok | Failure> {
	let { mark } = request;
	for (let resends = 0; ; resends++) {
		const outcome = await sendOnce(n8n, protocol, credential, { ...request, mark });
		if (outcome.kind !== 'sessionSuspect') return outcome;
		if (resends >= RESENDS) return outcome.otherwise;
		mark = outcome.session;
		await refresh(n8n, credential, outcome.session);
	}
}

/** The request for n8n, made anew for every sending: signing changes it. */
function signable(request: ApiRequest, credential: CredentialSnapshot): IHttpRequestOptions {
	const { method, url, timeout, qs, arrayFormat, body } = request;
	return {
		method,
		url,
		timeout,
		headers: markWith(request.mark, request.headers),
		...(qs === undefined ? {} : { qs: { ...qs } }),
		...(arrayFormat === undefined ? {} : { arrayFormat }),
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : { ...body } }),
		skipSslCertificateValidation: credential.ignoreSslIssues,
		...WHOLE_ANSWER,
	};
}

/** The vendor's words are in the body of a 401, 403 and 512 as well: one reader judges them all. */
export const WHOLE_ANSWER = {
	encoding: 'text',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
} as const;

/** Has n8n sign and send a request. */
async function transmit(
	n8n: Context,
	{ vendor }: { vendor: string },
	credential: CredentialSnapshot,
	request: ApiRequest,
	options: IHttpRequestOptions,
): Promise<ApiResponse | Failure> {
	if (credential.refusedLogin) return notSent(credential.refusedLogin);
	try {
		const response: unknown = await n8n.helpers.httpRequestWithAuthentication.call(
			n8n,
			credential.type,
			options,
			{ credentialsDecrypted: credential.decrypted },
		);
		return readResponse(response);
	} catch (error) {
		const own = findCause(error, (e): e is CredentialError => e instanceof CredentialError);
		if (own instanceof LoginRefused) credential.refusedLogin = own;
		if (own) return notSent(own);
		return (
			networkFailure(vendor, request, error) ?? {
				kind: 'inDoubt',
				message: error instanceof Error ? error.message : 'The request could not be sent',
			}
		);
	}
}

function notSent({ message, description }: CredentialError): Failure {
	return { kind: 'notSent', message, description };
}

function classify(
	{ vendor }: { vendor: string },
	request: ApiRequest,
	response: ApiResponse,
	answer: VendorAnswer,
): Ok | Failure {
	if (answer.kind === 'ok') return { kind: 'ok', value: answer.value, response };
	const saysBusy = isBusy(response) && (answer.kind === 'refused' || answer.what === 'status');
	if (saysBusy) return busyFailure(vendor, request, response);
	return answer.kind === 'refused'
		? refusal(answer, response)
		: unexpectedAnswer(vendor, request, response, answer.what);
}
