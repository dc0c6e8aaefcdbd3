import { NodeApiError } from 'n8n-workflow';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { refresh } from './connection';
import type { HeldCredential } from './connection';
import { isCanceled } from './context';
import type { Context } from './context';
import { apiError, CredentialError, findCause, LoginRefused } from './oldErrors';
import { DEAD_SESSION_MARK } from './mark';
import { readTrouble } from './network';
import { readResponse } from './reply';
import type { Arrival, Reply, Verdict } from './reply';
import { withRetry } from './retry';
import { noAnswer, refuseUnanswered } from './unanswered';
import type { Kind } from './unanswered';

/** A dead session is the one answer after which a command goes out again: it was not carried out. */
const RESENDS = 2;

/** How a vendor speaks. */
export interface Wire {
	/** Name for the sentences. */
	vendor: string;
	read(reply: Reply): Verdict;
	/** Whether an answer says that the session is dead, and n8n can renew it. */
	saysDead(arrival: Arrival): boolean;
	/** The session that a signed request carries. */
	sentSession(request: IHttpRequestOptions): string | undefined;
	/** Told of every session that an answer shows to be alive. */
	alive?(session: string): void;
}

export interface SendOptions {
	kind: Kind;
	/** Milliseconds. */
	timeout: number;
}

export interface Shipment extends SendOptions {
	/** Makes the request anew for every sending: signing changes it. */
	build: () => IHttpRequestOptions;
	/** A mark of the vendor's that the request carries from the start. */
	mark?: string;
	/** False leaves a dead session dead. */
	renews?: boolean;
}

/**
 * Sends a request and reads its answer. A dead session is renewed through n8n, and the request sent
 * again; reads are tried again when the server is busy or the connection drops.
 *
 * @throws NodeApiError for everything but an answer that says something (`value`, `failed`, `unreadable`)
 */
export async function send(
	this: Context,
	wire: Wire,
	held: HeldCredential,
	shipment: Shipment,
): Promise<Arrival> {
	const attempt = async () => await sendAlive.call(this, wire, held, shipment);
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
		() => isCanceled(this),
	);
}

async function sendAlive(
	this: Context,
	wire: Wire,
	held: HeldCredential,
	shipment: Shipment,
): Promise<Arrival> {
	let { mark } = shipment;
	for (let resends = 0; ; resends++) {
		const request = finished(held, shipment, mark);
		const reply = await transmit.call(this, wire, held, shipment, request);
		const arrival = { reply, verdict: wire.read(reply) };
		const session = wire.sentSession(request);
		const dead = wire.saysDead(arrival);
		if (dead && shipment.renews === false) return arrival;
		if (dead && session !== undefined && resends < RESENDS) {
			mark = session;
			await refresh.call(this, held, session);
			continue;
		}
		if (!dead && session !== undefined) wire.alive?.(session);
		refuseUnanswered.call(this, wire.vendor, shipment.kind, request, arrival);
		return arrival;
	}
}

function finished(
	held: HeldCredential,
	shipment: Shipment,
	mark: string | undefined,
): IHttpRequestOptions {
	const request = shipment.build();
	return {
		...request,
		headers: { ...request.headers, ...(mark === undefined ? {} : { [DEAD_SESSION_MARK]: mark }) },
		skipSslCertificateValidation: held.ignoreSslIssues,
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
	{ vendor }: Wire,
	held: HeldCredential,
	shipment: Shipment,
	request: IHttpRequestOptions,
): Promise<Reply> {
	if (held.refusal) throw shown.call(this, held.refusal);
	try {
		const response: unknown = await this.helpers.httpRequestWithAuthentication.call(
			this,
			held.type,
			request,
			{ credentialsDecrypted: held.decrypted },
		);
		return readResponse(response);
	} catch (error) {
		const own = findCause(error, (e): e is CredentialError => e instanceof CredentialError);
		if (own instanceof LoginRefused) held.refusal = own;
		if (own) throw shown.call(this, own);
		const trouble = readTrouble(vendor, request.url, error);
		if (!trouble) {
			throw apiError(this.getNode(), {
				message: error instanceof Error ? error.message : 'The request could not be sent',
			});
		}
		throw noAnswer.call(this, shipment.kind, trouble);
	}
}

function shown(this: Context, { message, description }: CredentialError): NodeApiError {
	return apiError(this.getNode(), { message, description });
}
