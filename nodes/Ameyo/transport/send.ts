import { NodeApiError } from 'n8n-workflow';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { isCancelled } from '../../shared/context';
import type { Context } from '../../shared/context';
import { apiError, CredentialError, findCause } from '../../shared/errors';
import { doubt, originOf, readTrouble } from '../../shared/network';
import type { Trouble } from '../../shared/network';
import { retryAfterMs, withRetry } from '../../shared/retry';
import { readReply, saysDeadSession } from './answers';
import type { Reply, Verdict } from './answers';
import { refresh } from './connection';
import type { Connection } from './connection';
import { readResponse } from './login';
import { DEAD_SESSION_MARK, liveness, sentSession } from './session';

const VENDOR = 'Ameyo';
/** A dead session is the one answer after which a command goes out again: it was not carried out. */
const RESENDS = 2;

export interface Shipment {
	/** Makes the request anew for every sending: signing changes it. */
	build: () => IHttpRequestOptions;
	interface: 'command' | 'rest';
	/** A read may be sent again; a command is sent once. */
	kind: 'read' | 'command';
	timeout: number;
	/** A mark of `session.ts` that the request carries from the start. */
	mark?: string;
	/** False leaves a dead session dead. */
	renews?: boolean;
}

export interface Arrival {
	reply: Reply;
	verdict: Verdict;
}

/**
 * Sends a request and reads its answer. A dead session is renewed through n8n, and the request sent
 * again; reads are tried again when the server is busy or the connection drops.
 *
 * @throws NodeApiError for everything but an answer that says something (`value`, `failed`, `unreadable`)
 */
export async function send(
	this: Context,
	connection: Connection,
	shipment: Shipment,
): Promise<Arrival> {
	const attempt = async () => await sendAlive.call(this, connection, shipment);
	if (shipment.kind === 'command') return await attempt();
	return await withRetry(
		attempt,
		(outcome) => {
			if (!('error' in outcome)) return { again: false };
			const { error } = outcome;
			if (!(error instanceof NodeApiError) || error.context.passing !== true)
				return { again: false };
			const waitMs: unknown = error.context.waitMs;
			return { again: true, waitMs: typeof waitMs === 'number' ? waitMs : undefined };
		},
		() => isCancelled(this),
	);
}

async function sendAlive(
	this: Context,
	connection: Connection,
	shipment: Shipment,
): Promise<Arrival> {
	let { mark } = shipment;
	for (let resends = 0; ; resends++) {
		const request = finished(connection, shipment, mark);
		const reply = await transmit.call(this, connection, shipment, request);
		const verdict = readReply(reply);
		const session = sentSession(request);
		const dead =
			connection.authentication === 'session' &&
			saysDeadSession(reply, verdict, shipment.interface);
		if (dead && shipment.renews === false) return { reply, verdict };
		if (dead && session !== undefined && resends < RESENDS) {
			mark = session;
			await refresh.call(this, connection, session);
			continue;
		}
		if (!dead && session !== undefined) liveness.used(session);
		refuseUnanswered.call(this, shipment, request, reply, verdict);
		return { reply, verdict };
	}
}

function finished(
	connection: Connection,
	shipment: Shipment,
	mark: string | undefined,
): IHttpRequestOptions {
	const request = shipment.build();
	return {
		...request,
		headers: { ...request.headers, ...(mark === undefined ? {} : { [DEAD_SESSION_MARK]: mark }) },
		skipSslCertificateValidation: connection.ignoreSslIssues,
		timeout: shipment.timeout,
		encoding: 'text',
		returnFullResponse: true,
		// The vendor's words are in the body of a 401, 403 and 512 as well: one reader judges them all.
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

async function transmit(
	this: Context,
	connection: Connection,
	shipment: Shipment,
	request: IHttpRequestOptions,
): Promise<Reply> {
	try {
		const response: unknown = await this.helpers.httpRequestWithAuthentication.call(
			this,
			connection.type,
			request,
			{ credentialsDecrypted: connection.decrypted },
		);
		return readResponse(response);
	} catch (error) {
		const own = findCause(error, (e): e is CredentialError => e instanceof CredentialError);
		if (own) throw apiError(this.getNode(), { message: own.message, description: own.description });
		const trouble = readTrouble(VENDOR, request.url, error);
		if (!trouble) {
			throw apiError(this.getNode(), {
				message: error instanceof Error ? error.message : 'The request could not be sent',
			});
		}
		throw noAnswer.call(this, shipment, trouble);
	}
}

/** The error of a request that got no answer; of a command it says what is not known. */
function noAnswer(this: Context, shipment: Shipment, trouble: Trouble): NodeApiError {
	const { outcome, message, description } = trouble;
	const sure = outcome === 'notSent';
	const error = apiError(this.getNode(), {
		message: sure || shipment.kind === 'read' ? message : `${message}. ${description}`,
		description: sure ? description : undefined,
	});
	error.context.passing = trouble.passing;
	return error;
}

/** Throws for answers that say nothing about the command: redirects, bare statuses, web pages. */
function refuseUnanswered(
	this: Context,
	shipment: Shipment,
	request: IHttpRequestOptions,
	reply: Reply,
	verdict: Verdict,
): void {
	const httpCode = String(reply.status);
	const after = shipment.kind === 'command' ? doubt(VENDOR) : undefined;
	const busy = reply.status === 429 || reply.status === 503;
	if (busy && (verdict.kind === 'status' || verdict.kind === 'failed')) {
		const waitMs = retryAfterMs(reply.retryAfter);
		const error = apiError(this.getNode(), {
			message: `${VENDOR} is too busy to answer (HTTP ${httpCode})`,
			description: after ?? 'It was asked several times. Try again later.',
			httpCode,
			failure: {
				cause: reply.status === 429 ? 'rate-limited' : 'temporarily-unavailable',
				...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
			},
		});
		error.context.passing = true;
		if (waitMs !== undefined) error.context.waitMs = waitMs;
		throw error;
	}
	if (verdict.kind === 'redirect') {
		throw apiError(this.getNode(), {
			message: `${VENDOR}'s server points to another address: ${verdict.to || '(not named)'}`,
			description:
				'Redirects are not followed, because they would take the credentials with them. Enter the right address as the base URL in the credential.',
			httpCode,
		});
	}
	if (verdict.kind === 'status') {
		const where = originOf(request.url);
		const [message, description] =
			reply.status === 404
				? [`There is no ${VENDOR} at ${where} (HTTP 404)`, 'Check the base URL in the credential.']
				: reply.status === 401 || reply.status === 403
					? [`${VENDOR} refused the credential (HTTP ${httpCode})`, 'Check the credential.']
					: [`${VENDOR} answered with HTTP ${httpCode}`, after];
		throw apiError(this.getNode(), { message, description, httpCode });
	}
	if (verdict.kind === 'page') {
		throw apiError(this.getNode(), {
			message: `${VENDOR} answered with a web page instead of data`,
			description:
				`Check the base URL in the credential, and that no sign-in page or proxy stands before the server. ${after ?? ''}`.trim(),
			httpCode,
		});
	}
}
