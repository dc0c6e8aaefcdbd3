import { htmlPage, json, type OutgoingResponse } from '../core/response';
import { header, type IncomingRequest } from '../core/request';
import { isData } from './parameters';
import { CALLBACKS_PATH } from './request';
import type { AmeyoRule } from './faults';
import type { Callback } from './types';
import type { AmeyoState } from './state';

/** "maximum allowed number is - 100" (callbacks document, 5.1.4.1). */
const MAX_ROWS = 100;

/** A refusal of the REST interface, thrown. */
export class RestRefusal extends Error {
	constructor(
		readonly status: number,
		readonly body: Readonly<Record<string, unknown>>,
	) {
		super(`HTTP ${status}`);
	}

	response(): OutgoingResponse {
		return json(this.body, this.status);
	}
}

/** Bad parameters; no document shows this case, the shape is that of 5.2.6.2. */
const badRequest = (info: string): RestRefusal =>
	new RestRefusal(400, { message: null, info, status: 400, errorCode: 400 });

/** @throws RestRefusal for a dead session: 401, or 403 where a rule asks for it. Both from real clients, not documented. */
function checkSession(
	request: IncomingRequest,
	state: AmeyoState,
	rule: AmeyoRule | undefined,
): void {
	if (state.sessions.use(header(request, 'sessionid'))) return;
	const message = 'invalid.authentication.token';
	const status = rule?.deadSessionStatus ?? 401;
	const info = status === 403 ? 'invalid.session.id' : 'Authentication token is invalid';
	throw new RestRefusal(status, { message, code: 909090, info, status });
}

function number(query: URLSearchParams, name: string): number | undefined {
	const value = query.get(name);
	if (value === null || value === '') return undefined;
	if (!/^-?\d+$/.test(value)) throw badRequest(`["invalid.parameter", "${name}"]`);
	return Number(value);
}

function required(query: URLSearchParams, name: string): number {
	const value = number(query, name);
	if (value === undefined) throw badRequest(`["missing.parameter", "${name}"]`);
	return value;
}

function row({ info, ...callback }: Callback, withInfo: boolean) {
	const { customerCallbackId, campaignId, callbackTime, selfCallback } = callback;
	const { userId, phone, customerId, dateAdded } = callback;
	return {
		customerCallbackId,
		campaignId,
		callbackTime,
		selfCallback,
		userId,
		phone,
		customerId,
		dateAdded,
		...(withInfo ? { info } : {}),
	};
}

/** Callbacks document, 5.1. The rows stand in the order in which they were added. */
function getFiltered({ query }: IncomingRequest, state: AmeyoState): OutgoingResponse {
	const limit = Math.min(MAX_ROWS, required(query, 'limit'));
	const offset = required(query, 'offset');
	const campaignId = required(query, 'campaignId');
	const users = new Set(query.getAll('userIds'));
	const between = (value: number, name: string) =>
		value >= (number(query, `fromDate${name}`) ?? -Infinity) &&
		value <= (number(query, `toDate${name}`) ?? Infinity);
	const found = [...state.callbacks.values()].filter(
		(callback) =>
			callback.campaignId === campaignId &&
			(users.size === 0 || users.has(callback.userId ?? '')) &&
			between(callback.dateAdded, 'Added') &&
			between(callback.callbackTime, 'Scheduled'),
	);
	const withInfo = query.get('info') === 'true';
	return json(found.slice(offset, offset + limit).map((callback) => row(callback, withInfo)));
}

function bodyId(request: IncomingRequest): unknown {
	try {
		const body: unknown = JSON.parse(request.body.toString('utf8'));
		return isData(body) ? body.customerCallbackId : undefined;
	} catch {
		return undefined;
	}
}

/** Callbacks document, 5.2. The body must name the id of the path; that another body is refused is inferred. */
function deleteCallback(request: IncomingRequest, state: AmeyoState): OutgoingResponse {
	const id = decodeURIComponent(request.path.slice(CALLBACKS_PATH.length + 1));
	if (bodyId(request) !== id) throw badRequest('["missing.parameter", "customerCallbackId"]');
	if (state.callbacks.delete(id)) return json('OK');
	const info = `["CallBackManager.invalid.campcust.callback.id", "${id}"]`;
	throw new RestRefusal(512, { message: null, info, status: 512, errorCode: 512 });
}

/**
 * Answers a request below `/ameyorestapi`. GET is what newer servers document for the list beside POST.
 * @throws RestRefusal for everything that Ameyo refuses.
 */
export function runRest(
	request: IncomingRequest,
	state: AmeyoState,
	rule: AmeyoRule | undefined,
): OutgoingResponse {
	const { path, method } = request;
	const isList = path === `${CALLBACKS_PATH}/getFiltered` && ['GET', 'POST'].includes(method);
	const isDelete = method === 'DELETE' && path.startsWith(`${CALLBACKS_PATH}/`);
	if (!isList && !isDelete) return htmlPage('HTTP Status 404 – Not Found', 404);
	checkSession(request, state, rule);
	return isList ? getFiltered(request, state) : deleteCallback(request, state);
}
