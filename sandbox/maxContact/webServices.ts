import { htmlPage, json, text, type OutgoingResponse } from '../core/response';
import { header, type IncomingRequest } from '../core/request';
import type { MethodContext } from './methods/method';
import { printJson, printXml } from './formats';
import { int, text as textOf } from './parameters';
import { readAsked, tokenOf, wantsJson, type Asked } from './request';
import { notNow, type Refusal } from './refusals';
import type { MaxContactRule } from './faults';
import type { Switches } from './switches';

type Context = Omit<MethodContext, 'agent' | 'parameters'>;

/** What differs between answers. `entity` names the class of `data` or of its rows. */
interface Content {
	success: boolean;
	data: unknown;
	entity?: string | undefined;
	code: number;
	words: string;
}

/** "All methods will return a CallActionResponse object": as JSON, or else as XML. */
function callActionResponse(
	request: IncomingRequest,
	{ success, data, entity, code, words }: Content,
	{ omitted }: Switches,
): OutgoingResponse {
	const members = { Success: success, Data: data, ResponseCode: code, ResponseDetail: words };
	const left = Object.entries(members).filter(([name]) => !omitted.some((one) => one === name));
	return {
		status: 200,
		json: Object.fromEntries(left),
		print: wantsJson(request) ? printJson : printXml('CallActionResponse', entity),
	};
}

/** A refusal as it goes out: HTTP 200, or as told for a dead token or a wrong password. */
export function printRefusal(
	request: IncomingRequest,
	{ code, message }: Refusal,
	settings: Switches,
	rule?: MaxContactRule,
): OutgoingResponse {
	const refusal = (words: string, responseCode: number = code) =>
		callActionResponse(
			request,
			{ success: false, data: null, words, code: responseCode },
			settings,
		);
	if (code !== 401) return refusal(message);
	const words = settings.unauthorizedWords ?? message;
	switch (rule?.unauthorized ?? settings.unauthorized) {
		case 'code':
			return refusal(words);
		case 'words':
			return refusal(words, 0);
		case 'status':
			return { ...refusal(words), status: 401 };
		case 'message':
			return json({ Message: words }, 401);
		case 'detail':
			return json({ ResponseDetail: words }, 401);
		case 'string':
			return json(words, 401);
		case 'text':
			return text(words, 401, 'text/plain');
		case 'null':
			return json(null, 401);
		case 'empty':
			return text('', 401, 'text/plain');
		case 'page':
			return htmlPage(words, 401);
		case 'forbidden':
			return htmlPage('403 - Forbidden: Access is denied.', 403);
		case 'redirect':
			return {
				...text('', 302, 'text/plain'),
				headers: { location: '/account/login?returnUrl=%2F' },
			};
	}
}

/** [field] The token service's answer. */
function printToken(request: IncomingRequest, tokenKey: string): OutgoingResponse {
	const print = wantsJson(request) ? printJson : printXml('ApiToken');
	return { status: 200, json: { TokenKey: tokenKey }, print };
}

function issueToken(
	request: IncomingRequest,
	{ parameters }: Asked,
	{ state }: Context,
): OutgoingResponse {
	const login = textOf(parameters, 'login');
	const { tokenKey } = state.tokens.issue(login, header(request, 'authorization'));
	state.counts.tokensIssued += 1;
	return printToken(request, tokenKey);
}

/** What a method gives, in the form in which this server gives it. The name of the list in an object is made up. */
function asData(
	given: unknown,
	{
		dataOfCommands,
		emptyListAs,
		listsAs,
	}: Pick<Switches, 'dataOfCommands' | 'emptyListAs' | 'listsAs'>,
): unknown {
	if (!Array.isArray(given)) return given ?? dataOfCommands ?? null;
	if (given.length === 0 && emptyListAs === 'null') return null;
	return listsAs === 'object' ? { Items: given } : given;
}

/** Answers a request below `/webservices`. @throws Refusal for everything that MaxContact refuses. */
export function answerRequest(request: IncomingRequest, context: Context): OutgoingResponse {
	const { settings } = context.state;
	if (settings.refusesPlus && /\+|%2B/i.test(request.path)) {
		return htmlPage('IIS Detailed Error - 404.11 - Not Found', 404);
	}
	const asked = readAsked(request, settings);
	if (!asked) return htmlPage('Endpoint not found.', 404);
	if (request.method !== 'GET') return htmlPage('Method not allowed.', 405);
	const { method, parameters } = asked;
	if (!method) return issueToken(request, asked, context);
	const { tokens } = context.state;
	const tokenKey = tokenOf(request);
	if (context.rule?.expireToken && tokenKey) tokens.expire(tokenKey);
	tokens.check(tokenKey);
	if (context.rule?.refuse !== undefined) throw notNow(context.rule.refuse);
	const agent = context.state.agent(int(parameters, 'user'));
	if (method.commands && !agent.loggedIn) throw notNow(`User ${agent.userId} is not logged in.`);
	const data = asData(method.run({ ...context, agent, parameters }), settings);
	// That success has the code 200 and the word OK is inferred.
	const content = { success: true, data, entity: method.entity, code: 200, words: 'OK' };
	return callActionResponse(request, content, settings);
}
