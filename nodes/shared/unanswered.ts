import type { IHttpRequestOptions, NodeApiError } from 'n8n-workflow';
import type { Context } from './context';
import { apiError } from './oldErrors';
import { doubt, originOf } from './network';
import type { Trouble } from './network';
import type { Arrival } from './reply';
import { retryAfterMs } from './retry';

/** A read may be sent again; a command is sent once. */
export type Kind = 'read' | 'command';

/** The error of a request that got no answer; of a command it says what is not known. */
export function noAnswer(this: Context, kind: Kind, trouble: Trouble): NodeApiError {
	const { outcome, message, description } = trouble;
	const sure = outcome === 'notSent';
	const error = apiError(this.getNode(), {
		message: sure || kind === 'read' ? message : `${message}. ${description}`,
		description: sure ? description : undefined,
	});
	error.context.passing = trouble.passing;
	return error;
}

/**
 * Throws for answers that say nothing about the command: a busy server, redirects, bare statuses, web
 * pages, XML.
 */
export function refuseUnanswered(
	this: Context,
	vendor: string,
	kind: Kind,
	request: IHttpRequestOptions,
	arrival: Arrival,
): void {
	const { reply, verdict } = arrival;
	const httpCode = String(reply.status);
	const after = kind === 'command' ? doubt(vendor) : undefined;
	const busy = reply.status === 429 || reply.status === 503;
	if (busy && (verdict.kind === 'status' || verdict.kind === 'failed')) {
		throw tooBusy.call(this, vendor, arrival, after);
	}
	const refusal = refusalOf(vendor, request.url, arrival, after);
	if (refusal) throw apiError(this.getNode(), { ...refusal, httpCode });
}

function tooBusy(
	this: Context,
	vendor: string,
	{ reply }: Arrival,
	after: string | undefined,
): NodeApiError {
	const waitMs = retryAfterMs(reply.retryAfter);
	const error = apiError(this.getNode(), {
		message: `${vendor} is too busy to answer (HTTP ${reply.status})`,
		description: after ?? 'It was asked several times. Try again later.',
		httpCode: String(reply.status),
		failure: {
			cause: reply.status === 429 ? 'rate-limited' : 'temporarily-unavailable',
			...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
		},
	});
	error.context.passing = true;
	if (waitMs !== undefined) error.context.waitMs = waitMs;
	return error;
}

function refusalOf(
	vendor: string,
	url: string,
	{ reply, verdict }: Arrival,
	after: string | undefined,
): { message: string; description?: string } | undefined {
	const followed = (advice: string) => `${advice} ${after ?? ''}`.trim();
	switch (verdict.kind) {
		case 'redirect':
			return {
				message: `${vendor}'s server points to another address: ${verdict.to || '(not named)'}`,
				description:
					'Redirects are not followed, because they would take the credentials with them. Enter the right address as the base URL in the credential.',
			};
		case 'status':
			return statusRefusal(vendor, url, reply.status, after);
		case 'page':
			return {
				message: `${vendor} answered with a web page instead of data`,
				description: followed(
					'Check the base URL in the credential, and that no sign-in page or proxy stands before the server.',
				),
			};
		case 'xml':
			return {
				message: `${vendor} answered in XML although JSON was asked for`,
				description: followed(
					"Check the base URL in the credential, and that no proxy on the way takes the header 'Content-Type: application/json' off the requests.",
				),
			};
		default:
			return undefined;
	}
}

function statusRefusal(
	vendor: string,
	url: string,
	status: number,
	after: string | undefined,
): { message: string; description?: string } {
	if (status === 404) {
		return {
			message: `There is no ${vendor} at ${originOf(url)} (HTTP 404)`,
			description: 'Check the base URL in the credential.',
		};
	}
	if (status === 401 || status === 403) {
		return {
			message: `${vendor} refused the credential (HTTP ${status})`,
			description: 'Check the credential.',
		};
	}
	return { message: `${vendor} answered with HTTP ${status}`, description: after };
}
