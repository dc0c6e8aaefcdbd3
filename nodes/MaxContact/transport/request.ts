import type { IDataObject } from 'n8n-workflow';
import type { Context } from '../../shared/context';
import { RequestError } from '../../shared/http/failure';
import type {
	ApiRequest,
	RequestKind,
	RequestSettings,
	VendorAnswer,
	VendorProtocol,
} from '../../shared/http/protocol';
import { request } from '../../shared/http/request';
import { refuse } from '../../shared/refuse';
import type { Connection } from './connection';
import { PASTE_ANOTHER, VENDOR } from './credential';
import { JSON_HEADERS, maxContactProtocol, TELEPHONY_PATH } from './protocol';
import { callActionResponse, readAnswer, saysDeadToken, suspectsToken } from './response';
import type { CallActionResponse } from './response';
import { isListed, rowsOf } from './rows';
import { sentToken } from './sign';

/** How a question of the pack's own is sent. */
const OWN_QUESTION: RequestSettings = { timeout: 60_000 };

/** Query parameters in the order of the document; plain text. What is undefined is left out. */
export type Query = Record<string, string | undefined>;

/** The methods of MaxContact, for one item. All of them are GET. */
export class MaxContactClient {
	/**
	 * @param connect opens the connection of the run, once
	 * @param requests how this item's requests are sent
	 */
	constructor(
		private readonly n8n: Context,
		private readonly connect: () => Promise<Connection>,
		private readonly requests: RequestSettings,
	) {}

	/**
	 * Sends a command, once.
	 *
	 * @param path segments below `/telephony`, encoded: `hold`, `user`, `7`, `call`, `12`
	 * @returns the rows that it gives, or that it was carried out
	 * @throws RequestError with `ResponseDetail` as its message for `Success: false`
	 */
	async command(path: string[], query: Query = {}): Promise<IDataObject[]> {
		const response = await this.send('command', path, query);
		const rows = rowsOf(response.data);
		return rows.length > 0 ? rows : [carriedOut(response)];
	}

	/**
	 * Reads a list.
	 *
	 * @param path as of `command`
	 * @throws RequestError as `command`, and for an answer that is no list
	 */
	async list(path: string[]): Promise<IDataObject[]> {
		const { data } = await this.send('read', path, {});
		if (isListed(data)) return rowsOf(data);
		throw new RequestError({
			kind: 'inDoubt',
			message: `${VENDOR} gave an answer that is no list`,
			details: { answer: JSON.stringify(data).slice(0, 2000) },
		});
	}

	/**
	 * The ID of the user in whose name a list is asked for.
	 *
	 * @param chosen '' for the credential's
	 * @throws InputError where there is none
	 */
	async askingUser(chosen: string): Promise<string> {
		if (chosen !== '') return chosen;
		const { lookupUserId } = await this.connect();
		return (
			lookupUserId ||
			refuse(
				"'Asking User' is empty, and 'Lookup User ID' of the MaxContact credential holds no ID",
				'MaxContact gives lists to users only: fill in one of the two.',
			)
		);
	}

	private async send(kind: RequestKind, path: string[], query: Query): Promise<CallActionResponse> {
		const connection = await this.connect();
		const toSend = methodRequest(kind, connection.baseUrl, path, query, this.requests);
		const answer = await request(this.n8n, protocolOf(connection), connection, toSend);
		return callActionResponse(answer, kind);
	}
}

function methodRequest(
	kind: RequestKind,
	baseUrl: string,
	path: string[],
	query: Query,
	settings: RequestSettings,
): ApiRequest {
	return {
		...settings,
		kind,
		method: 'GET',
		url: `${baseUrl}${TELEPHONY_PATH}/${path.join('/')}${searchOf(query)}`,
		headers: JSON_HEADERS,
	};
}

function searchOf(query: Query): string {
	const pairs: string[] = [];
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) pairs.push(`${name}=${encodeURIComponent(value)}`);
	}
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function protocolOf({ pasted, baseUrl, lookupUserId }: Connection): VendorProtocol {
	if (!pasted) {
		return {
			...maxContactProtocol,
			suspectsSession: suspectsToken,
			sessionOf: sentToken,
			// The users, as the credential test asks for them.
			question: () =>
				lookupUserId === ''
					? undefined
					: methodRequest('read', baseUrl, ['users', 'user', lookupUserId], {}, OWN_QUESTION),
		};
	}
	return {
		...maxContactProtocol,
		read(response) {
			const answer = readAnswer(response);
			return saysDeadToken(response, answer) ? deadPastedKey(answer) : answer;
		},
	};
}

/** A pasted key that is dead stays dead: the person has to paste another. */
function deadPastedKey(answer: VendorAnswer): VendorAnswer {
	const refused = answer.kind === 'refused' ? answer : undefined;
	const message = refused?.said.message ?? `${VENDOR} does not take the TokenKey`;
	return {
		kind: 'refused',
		said: { message, description: PASTE_ANOTHER },
		details: refused?.details ?? {},
	};
}

/** A number or a text is kept, such as the ID of what was made; the document names no method that gives one. */
function carriedOut({ data, responseCode, responseDetail }: CallActionResponse): IDataObject {
	const success: IDataObject = { success: true, responseCode, responseDetail };
	const says = typeof data === 'number' || (typeof data === 'string' && data !== '');
	return says ? { ...success, data } : success;
}
