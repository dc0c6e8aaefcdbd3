import type { IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError, secretsOf } from '../auth/credential';
import type { CredentialSnapshot } from '../auth/credential';
import { markWith, RENEWAL_STATUS } from '../auth/mark';
import { PerCredential } from '../auth/perCredential';
import type { Context } from '../context';
import { findCause } from '../guards';
import { CanceledBefore, isOverdue, letFinish, timeFor } from './deadline';
import type { Failure } from './failure';
import { networkFailure } from './networkFailure';
import type { ApiRequest, ApiResponse, Received, VendorAnswer, VendorProtocol } from './protocol';
import {
	busyFailure,
	doubtfulAnswer,
	isBusy,
	readResponse,
	refusal,
	unexpectedAnswer,
} from './response';
import { dataToGive, inWordsToShow, withoutSecrets } from './redactResponse';
import { redacted, redactor } from './redact';
import type { Redact } from './redact';

/** An answer that was understood. */
export interface Ok {
	kind: 'ok';
	value: unknown;
	response: ApiResponse;
	/** To be used on what is shown of the answer. */
	redact: Redact;
}

/** What came of sending a request once. */
export type Outcome =
	| Ok
	| Failure
	| {
			/** The session that it carried may be dead. */
			kind: 'sessionSuspect';
			session: string;
			/** The answer itself proves it. */
			isProven: boolean;
			received: Received;
			/** What the answer is where the session cannot be renewed. */
			otherwise: Ok | Failure;
	  };

const redactors = new PerCredential<Redact>();

/** Sends a request once and says what came of it. Throws only what keeps a command from being sent. */
export async function sendOnce<Request extends ApiRequest>(
	n8n: Context,
	protocol: VendorProtocol<Request>,
	credential: CredentialSnapshot,
	request: Request,
): Promise<Outcome> {
	const timeout = timeFor(request);
	if (timeout === 0) return notInTime(protocol);
	if (request.kind === 'command') request.beforeCommand?.(request);
	// An earlier answer would contradict what becomes of this sending.
	request.received?.(undefined, (text) => text);
	const options = signable(request, credential, timeout);
	if (request.finishes) letFinish(options);
	const response = await transmit(n8n, protocol, credential, request, options);
	if ('kind' in response) return response;
	// Signing has put it into the very options that were handed over.
	const session = protocol.sessionOf?.(options);
	const secrets = [...secretsIn(request, credential), session ?? ''];
	const redact = redactors.of(credential.decrypted.data, secrets, () => redactor(secrets));
	request.received?.(withoutSecrets(response, redact), redact);
	// Below 200 there is no answer yet, such as a switch of protocols that nobody asked for.
	const answer: VendorAnswer =
		response.status >= 200
			? protocol.read(response, request)
			: { kind: 'unexpected', what: 'status' };
	const outcome: Ok | Failure =
		answer.kind === 'ok'
			? { kind: 'ok', value: dataToGive(answer.value, response, secrets, redact), response, redact }
			: failureToShow(protocol, request, response, answer, redact);
	if (session === undefined) return outcome;
	const isProven =
		protocol.suspectsSession !== undefined &&
		(response.status === 401 || protocol.provesDead?.(response, answer, request) === true);
	if (isProven || protocol.suspectsSession?.(response, answer, request)) {
		const received = { response, answer };
		return { kind: 'sessionSuspect', session, isProven, received, otherwise: outcome };
	}
	// A busy server, or a page of somebody else, says nothing of the session.
	if (outcome.kind === 'ok' || outcome.kind === 'refused') protocol.sessionUsed?.(session);
	return outcome;
}

function failureToShow<Request extends ApiRequest>(
	protocol: VendorProtocol<Request>,
	request: Request,
	response: ApiResponse,
	answer: Exclude<VendorAnswer, { kind: 'ok' }>,
	redact: Redact,
): Failure {
	const shown = withoutSecrets(response, redact);
	const words = inWordsToShow(protocol, request, shown, answer, redact);
	return redacted(failureOf(protocol, request, shown, words), redact);
}

function secretsIn({ secrets = [] }: ApiRequest, credential: CredentialSnapshot): string[] {
	return [...secretsOf(credential), ...secrets];
}

/** The request for n8n, made anew for every sending: signing changes it. */
function signable(
	request: ApiRequest,
	credential: CredentialSnapshot,
	timeout: number,
): IHttpRequestOptions {
	const { method, url, qs, arrayFormat, body } = request;
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
	try {
		const response: unknown = await n8n.helpers.httpRequestWithAuthentication.call(
			n8n,
			credential.type,
			options,
			{
				credentialsDecrypted: credential.decrypted,
				preAuthenticationRetryStatusCode: RENEWAL_STATUS,
			},
		);
		return readResponse(response);
	} catch (error) {
		const own = findCause(error, (e): e is CredentialError => e instanceof CredentialError);
		if (own instanceof CanceledBefore) return { kind: 'canceled', message: own.message };
		const failure = own ? notSent(own) : networkFailure(vendor, request, error, isOverdue(options));
		return redacted(failure, redactor(secretsIn(request, credential)));
	}
}

function notInTime({ vendor }: { vendor: string }): Failure {
	return { kind: 'notSent', message: `There was no time left to ask ${vendor}` };
}

function notSent({ message, description }: CredentialError): Failure {
	return { kind: 'notSent', message, description };
}

function failureOf(
	{ vendor }: { vendor: string },
	request: ApiRequest,
	response: ApiResponse,
	answer: Exclude<VendorAnswer, { kind: 'ok' }>,
): Failure {
	const saysBusy = isBusy(response) && (answer.kind === 'refused' || answer.what === 'status');
	if (saysBusy) return busyFailure(vendor, request, response);
	if (answer.kind === 'refused') return refusal(answer, response);
	return answer.said
		? doubtfulAnswer(vendor, request, response, answer.said)
		: unexpectedAnswer(vendor, request, response, answer.what);
}
