import { htmlPage, type Answer } from '../furniture/answer';
import type { Arrival } from '../furniture/arrival';
import type { MethodContext } from './methods/method';
import { printJson } from './print/json';
import { printXml } from './print/xml';
import { int } from './parameters';
import { wantsJson, type Asked } from './reading';
import { notNow, type Refusal } from './refusal';
import type { MaxContactRule } from './rules';

/** What differs between answers. `entity` names the class of `data` or of its rows. */
interface Content {
	success: boolean;
	data: unknown;
	entity?: string | undefined;
	code: number;
	words: string;
}

/** "All methods will return a CallActionResponse object": as JSON, or else as XML. */
function response(arrival: Arrival, { success, data, entity, code, words }: Content): Answer {
	return {
		status: 200,
		json: { Success: success, Data: data, ResponseCode: code, ResponseDetail: words },
		print: wantsJson(arrival) ? printJson : printXml('CallActionResponse', entity),
	};
}

/** A refusal as it goes out: HTTP 200, or as a rule says for a dead token or a wrong password. */
export function printRefusal(
	arrival: Arrival,
	{ code, message }: Refusal,
	rule?: MaxContactRule,
): Answer {
	const told = code === 401 ? rule?.unauthorized : 'code';
	const content = { success: false, data: null, words: message };
	const answer = response(arrival, { ...content, code: told === 'words' ? 0 : code });
	return told === 'status' ? { ...answer, status: 401 } : answer;
}

/** [field] The token service's answer. */
export function printToken(arrival: Arrival, tokenKey: string): Answer {
	const print = wantsJson(arrival) ? printJson : printXml('ApiToken');
	return { status: 200, json: { TokenKey: tokenKey }, print };
}

/** Runs a method. @throws Refusal for everything that MaxContact refuses. */
export function runMethod(
	arrival: Arrival,
	{ method, parameters }: Asked,
	context: Omit<MethodContext, 'agent' | 'parameters'>,
): Answer {
	if (!method) return htmlPage('Endpoint not found.', 404);
	const agent = context.world.agent(int(parameters, 'user'));
	if (method.commands && !agent.loggedIn) {
		throw notNow(`User ${agent.userId} is not logged in.`);
	}
	const data = method.run({ ...context, agent, parameters }) ?? null;
	// That success has the code 200 and the word OK is inferred.
	return response(arrival, { success: true, data, entity: method.entity, code: 200, words: 'OK' });
}
