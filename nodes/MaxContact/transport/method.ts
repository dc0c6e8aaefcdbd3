import type { IDataObject } from 'n8n-workflow';
import type { Context } from '../../shared/context';
import { apiError, isRecord } from '../../shared/errors';
import { doubt } from '../../shared/network';
import type { Arrival, Reply, Verdict } from '../../shared/reply';
import { send } from '../../shared/send';
import type { SendOptions, Wire } from '../../shared/send';
import { textOf } from '../../shared/text';
import { readReply, saysDeadToken } from './answers';
import type { Connection } from './connection';
import { TELEPHONY_PATH, VENDOR } from './credentials';
import { isListed, rowsOf } from './rows';
import { JSON_HEADERS } from './server';
import { sentToken } from './session';
import { PASTE_ANOTHER } from './tryOut';

/** What a method answers when it was carried out (telephony-agent-remote-control.txt, "CallActionResponse"). */
export interface CallActionResponse {
	data: unknown;
	responseCode: IDataObject[string];
	responseDetail: string;
}

/** One of the methods, all of them GET. */
export interface Method {
	/** Segments below `/telephony`, encoded: `hold`, `user`, `7`, `call`, `12`. */
	path: string[];
	/** Query parameters in the order of the document; plain text. */
	query?: Record<string, string>;
}

/**
 * Sends a method and gives what it answers.
 *
 * @throws NodeApiError with `ResponseDetail` as its message for `Success: false`
 */
export async function callMethod(
	this: Context,
	connection: Connection,
	method: Method,
	options: SendOptions,
): Promise<CallActionResponse> {
	const url = urlOf(connection.baseUrl, method);
	const arrival = await send.call(this, wireOf(connection), connection, {
		build: () => ({ method: 'GET', url, headers: { ...JSON_HEADERS } }),
		...options,
	});
	return responseOf.call(this, arrival, options.kind);
}

/**
 * Sends a method that reads a list, and gives its rows.
 *
 * @throws NodeApiError as `callMethod`, and for an answer that is no list
 */
export async function readList(
	this: Context,
	connection: Connection,
	method: Method,
	timeout: number,
): Promise<IDataObject[]> {
	const { data } = await callMethod.call(this, connection, method, { kind: 'read', timeout });
	if (isListed(data)) return rowsOf(data);
	throw apiError(this.getNode(), {
		message: `${VENDOR} gave an answer that is no list`,
		details: { answer: JSON.stringify(data).slice(0, 2000) },
	});
}

function urlOf(baseUrl: string, { path, query = {} }: Method): string {
	const pairs = Object.entries(query).map(
		([name, value]) => `${name}=${encodeURIComponent(value)}`,
	);
	const search = pairs.length > 0 ? `?${pairs.join('&')}` : '';
	return `${baseUrl}${TELEPHONY_PATH}/${path.join('/')}${search}`;
}

function wireOf({ pasted }: Connection): Wire {
	return {
		vendor: VENDOR,
		read: (reply) => (pasted ? withAdvice(reply, readReply(reply)) : readReply(reply)),
		saysDead: (arrival) => !pasted && saysDeadToken(arrival),
		sentSession: sentToken,
	};
}

/** A pasted key that is dead stays dead: the person has to paste another. */
function withAdvice(reply: Reply, verdict: Verdict): Verdict {
	if (!saysDeadToken({ reply, verdict })) return verdict;
	const said = verdict.kind === 'failed' ? verdict : undefined;
	const message = said?.words.message ?? `${VENDOR} does not take the TokenKey`;
	return {
		kind: 'failed',
		words: { message, description: PASTE_ANOTHER },
		details: said?.details ?? {},
	};
}

function responseOf(
	this: Context,
	{ verdict, reply }: Arrival,
	kind: SendOptions['kind'],
): CallActionResponse {
	if (verdict.kind === 'failed') {
		const { message, description } = verdict.words;
		const httpCode = reply.status >= 400 ? String(reply.status) : undefined;
		throw apiError(this.getNode(), { message, description, httpCode, details: verdict.details });
	}
	if (verdict.kind === 'value' && isRecord(verdict.value) && verdict.value.Success === true) {
		const { Data, ResponseCode, ResponseDetail } = verdict.value;
		return {
			data: Data ?? null,
			responseCode: ResponseCode ?? null,
			responseDetail: textOf(ResponseDetail),
		};
	}
	throw apiError(this.getNode(), {
		message: `${VENDOR} gave an answer that cannot be read`,
		description: kind === 'command' ? doubt(VENDOR) : undefined,
		details: { answer: reply.text.slice(0, 2000) },
	});
}
