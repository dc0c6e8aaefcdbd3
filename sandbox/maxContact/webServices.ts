import { htmlPage, type OutgoingResponse } from '../core/response';
import { header, type IncomingRequest } from '../core/request';
import type { MethodContext } from './methods/method';
import { printJson, printXml } from './formats';
import { int, text } from './parameters';
import { readAsked, tokenOf, wantsJson, type Asked } from './request';
import { notNow, type Refusal } from './refusals';
import type { MaxContactRule } from './faults';

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
): OutgoingResponse {
	return {
		status: 200,
		json: { Success: success, Data: data, ResponseCode: code, ResponseDetail: words },
		print: wantsJson(request) ? printJson : printXml('CallActionResponse', entity),
	};
}

/** A refusal as it goes out: HTTP 200, or as a rule says for a dead token or a wrong password. */
export function printRefusal(
	request: IncomingRequest,
	{ code, message }: Refusal,
	rule?: MaxContactRule,
): OutgoingResponse {
	const told = code === 401 ? rule?.unauthorized : 'code';
	const content = { success: false, data: null, words: message };
	const response = callActionResponse(request, { ...content, code: told === 'words' ? 0 : code });
	return told === 'status' ? { ...response, status: 401 } : response;
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
	const login = text(parameters, 'login');
	const { tokenKey } = state.tokens.issue(login, header(request, 'authorization'));
	state.counts.tokensIssued += 1;
	return printToken(request, tokenKey);
}

/** Answers a request below `/webservices`. @throws Refusal for everything that MaxContact refuses. */
export function answerRequest(request: IncomingRequest, context: Context): OutgoingResponse {
	const asked = readAsked(request);
	if (!asked) return htmlPage('Endpoint not found.', 404);
	if (request.method !== 'GET') return htmlPage('Method not allowed.', 405);
	const { method, parameters } = asked;
	if (!method) return issueToken(request, asked, context);
	const { tokens } = context.state;
	const tokenKey = tokenOf(request);
	if (context.rule?.expireToken && tokenKey) tokens.expire(tokenKey);
	tokens.check(tokenKey);
	const agent = context.state.agent(int(parameters, 'user'));
	if (method.commands && !agent.loggedIn) throw notNow(`User ${agent.userId} is not logged in.`);
	const data = method.run({ ...context, agent, parameters }) ?? null;
	// That success has the code 200 and the word OK is inferred.
	return callActionResponse(request, {
		success: true,
		data,
		entity: method.entity,
		code: 200,
		words: 'OK',
	});
}
