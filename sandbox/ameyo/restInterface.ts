import { htmlPage, json, type OutgoingResponse } from '../core/response';
import { header, type IncomingRequest } from '../core/request';
import { isData } from './parameters';
import { timeAsText } from './commands/callbackTimes';
import { CALLBACKS_PATH } from './request';
import type { AmeyoRule } from './faults';
import type { Callback } from './types';
import type { AmeyoState } from './state';

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

/** A bad parameter. [field] No document shows the case. */
const badRequest = (parameter: string): RestRefusal =>
	new RestRefusal(400, { message: 'InvalidInput', code: 40001, info: parameter });

/** [field] How a session that is not taken is told. */
const NO_SESSION = {
	401: { message: 'invalid.authentication.token', code: 909090 },
	403: { message: null, code: 99999, info: 'invalid.session.id' },
} as const;

/** @throws RestRefusal for a dead session, and for one that the server does not serve. Not documented. */
function checkSession(
	request: IncomingRequest,
	{ sessions, settings }: AmeyoState,
	rule: AmeyoRule | undefined,
): void {
	const isAlive = sessions.use(header(request, 'sessionid')) !== undefined;
	if (!isAlive) {
		const status = rule?.deadSessionStatus ?? settings.restDeadSession;
		const words = settings.deadSessionWords;
		throw new RestRefusal(status, words === null ? NO_SESSION[status] : { message: words, status });
	}
	if (settings.restServes === 'noSession') throw new RestRefusal(401, NO_SESSION[401]);
	if (settings.restServes === 'noUser') {
		const info = 'user.not.assigned.to.any.campaign';
		throw new RestRefusal(512, { message: null, info, status: 512, errorCode: 512 });
	}
}

function number(query: URLSearchParams, name: string): number | undefined {
	const value = query.get(name);
	if (value === null || value === '') return undefined;
	if (!/^-?\d+$/.test(value)) throw badRequest(name);
	return Number(value);
}

function required(query: URLSearchParams, name: string): number {
	const value = number(query, name);
	if (value === undefined) throw badRequest(name);
	return value;
}

function row(
	{ info, ...callback }: Callback,
	withInfo: boolean,
	{ datesAs, timezone }: AmeyoState['settings'],
) {
	const { customerCallbackId, campaignId, callbackTime, selfCallback } = callback;
	const { userId, phone, customerId, dateAdded } = callback;
	const date = (millis: number) => (datesAs === 'text' ? timeAsText(millis, timezone) : millis);
	return {
		customerCallbackId,
		campaignId,
		callbackTime: date(callbackTime),
		selfCallback,
		userId,
		phone,
		customerId,
		dateAdded: date(dateAdded),
		...(withInfo ? { info } : {}),
	};
}

/** Callbacks document, 5.1. The rows stand in the order in which they were added. */
function getFiltered({ query }: IncomingRequest, state: AmeyoState): OutgoingResponse {
	const limit = Math.min(state.settings.mostRows, required(query, 'limit'));
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
	return json(
		found.slice(offset, offset + limit).map((callback) => row(callback, withInfo, state.settings)),
	);
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
	if (bodyId(request) !== id) throw badRequest('customerCallbackId');
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
	if (!isList && !isDelete) {
		if (!path.startsWith(CALLBACKS_PATH)) return htmlPage('HTTP Status 404 – Not Found', 404);
		throw new RestRefusal(405, { message: 'method.not.allowed', code: 405 });
	}
	checkSession(request, state, rule);
	return isList ? getFiltered(request, state) : deleteCallback(request, state);
}
