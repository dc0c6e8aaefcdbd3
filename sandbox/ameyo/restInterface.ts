import { htmlPage, json, type Answer } from '../core/response';
import { header, type Arrival } from '../core/request';
import { isData } from './parameters';
import { CALLBACKS_PATH } from './request';
import type { AmeyoRule } from './faults';
import type { Callback } from './types';
import type { World } from './state';

/** "maximum allowed number is - 100" (callbacks document, 5.1.4.1). */
const MAX_ROWS = 100;

/** A refusal of the REST interface, thrown. */
export class RestFailure extends Error {
	constructor(
		readonly status: number,
		readonly body: Readonly<Record<string, unknown>>,
	) {
		super(`HTTP ${status}`);
	}

	answer(): Answer {
		return json(this.body, this.status);
	}
}

/** Bad parameters; no document shows this case, the shape is that of 5.2.6.2. */
const badRequest = (info: string): RestFailure =>
	new RestFailure(400, { message: null, info, status: 400, errorCode: 400 });

/** @throws RestFailure for a dead session: 401, or 403 where a rule asks for it. Both from real clients, not documented. */
function checkSession(arrival: Arrival, world: World, rule: AmeyoRule | undefined): void {
	if (world.sessions.use(header(arrival, 'sessionid'))) return;
	const message = 'invalid.authentication.token';
	const status = rule?.deadSessionStatus ?? 401;
	const info = status === 403 ? 'invalid.session.id' : 'Authentication token is invalid';
	throw new RestFailure(status, { message, code: 909090, info, status });
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
function getFiltered({ query }: Arrival, world: World): Answer {
	const limit = Math.min(MAX_ROWS, required(query, 'limit'));
	const offset = required(query, 'offset');
	const campaignId = required(query, 'campaignId');
	const users = new Set(query.getAll('userIds'));
	const between = (value: number, name: string) =>
		value >= (number(query, `fromDate${name}`) ?? -Infinity) &&
		value <= (number(query, `toDate${name}`) ?? Infinity);
	const found = [...world.callbacks.values()].filter(
		(callback) =>
			callback.campaignId === campaignId &&
			(users.size === 0 || users.has(callback.userId ?? '')) &&
			between(callback.dateAdded, 'Added') &&
			between(callback.callbackTime, 'Scheduled'),
	);
	const withInfo = query.get('info') === 'true';
	return json(found.slice(offset, offset + limit).map((callback) => row(callback, withInfo)));
}

function bodyId(arrival: Arrival): unknown {
	try {
		const body: unknown = JSON.parse(arrival.body.toString('utf8'));
		return isData(body) ? body.customerCallbackId : undefined;
	} catch {
		return undefined;
	}
}

/** Callbacks document, 5.2. The body must name the id of the path; that another body is refused is inferred. */
function deleteCallback(arrival: Arrival, world: World): Answer {
	const id = decodeURIComponent(arrival.path.slice(CALLBACKS_PATH.length + 1));
	if (bodyId(arrival) !== id) throw badRequest('["missing.parameter", "customerCallbackId"]');
	if (world.callbacks.delete(id)) return json('OK');
	const info = `["CallBackManager.invalid.campcust.callback.id", "${id}"]`;
	throw new RestFailure(512, { message: null, info, status: 512, errorCode: 512 });
}

/**
 * Answers a request below `/ameyorestapi`. GET is what newer servers document for the list beside POST.
 * @throws RestFailure for everything that Ameyo refuses.
 */
export function runRest(arrival: Arrival, world: World, rule: AmeyoRule | undefined): Answer {
	const { path, method } = arrival;
	const isList = path === `${CALLBACKS_PATH}/getFiltered` && ['GET', 'POST'].includes(method);
	const isDelete = method === 'DELETE' && path.startsWith(`${CALLBACKS_PATH}/`);
	if (!isList && !isDelete) return htmlPage('HTTP Status 404 – Not Found', 404);
	checkSession(arrival, world, rule);
	return isList ? getFiltered(arrival, world) : deleteCallback(arrival, world);
}
