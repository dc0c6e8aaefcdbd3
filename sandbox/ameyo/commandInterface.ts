import type { OutgoingResponse } from '../core/response';
import { header, type IncomingRequest } from '../core/request';
import { COMMANDS } from './commands';
import type { Command, CommandContext } from './commands/command';
import { AmeyoRefusal, DeadSession, missing, RefusedHashKey } from './refusals';
import type { CommandForm } from './request';
import { isData, optionalText, type Data } from './parameters';
import type { AmeyoState } from './state';

/**
 * The `data` of a command.
 * @throws AmeyoRefusal when it is missing or no JSON object. The words are inferred.
 */
function readData({ data }: CommandForm): Data {
	if (data === null) throw missing('data');
	let value: unknown;
	try {
		value = JSON.parse(data);
	} catch {
		throw new AmeyoRefusal(1, 'Parameter data is not a valid JSON object');
	}
	if (!isData(value)) throw new AmeyoRefusal(1, 'Parameter data is not a valid JSON object');
	return value;
}

/** The command that is asked for, when the request is well-formed. @throws AmeyoRefusal otherwise. */
function readCommand(
	request: IncomingRequest,
	form: CommandForm,
): { command: Command; data: Data } {
	if (request.method !== 'POST') {
		throw new AmeyoRefusal(1, `Request method ${request.method} is not supported`);
	}
	if (form.command === null) throw missing('command');
	const command = COMMANDS.get(form.command);
	if (!command) throw new AmeyoRefusal(1, `No handler found for command: ${form.command}`);
	return { command, data: readData(form) };
}

/** Whether the three hash-key headers are those of a known policy (click-to-dial document, 5.4.1). */
function hasHashKey(request: IncomingRequest, state: AmeyoState): boolean {
	return state.settings.hashKeys.some(
		(known) =>
			known.hashKey === header(request, 'hash-key') &&
			known.requestingHost === header(request, 'requesting-host') &&
			known.policyName === header(request, 'policy-name'),
	);
}

/** @throws AmeyoRefusal when the caller may not send this command. */
function checkAccess(command: Command, { request, data, state }: CommandContext): void {
	if (command.access === 'none') return;
	const sessionId = command.access === 'hashKey' ? undefined : optionalText(data, 'sessionId');
	if (sessionId !== undefined) {
		if (state.sessions.use(sessionId)) return;
		throw new DeadSession(command.deadSession, sessionId, state.settings.deadSessionWords);
	}
	const takesHashKey = command.access !== 'session';
	if (takesHashKey && hasHashKey(request, state)) return;
	if (takesHashKey && (command.access === 'hashKey' || header(request, 'hash-key') !== '')) {
		throw new RefusedHashKey();
	}
	throw missing('sessionId');
}

/** Carries a command out. @throws AmeyoRefusal for everything that Ameyo refuses. */
export async function runCommand(
	form: CommandForm,
	context: Omit<CommandContext, 'data'>,
): Promise<OutgoingResponse> {
	const { command, data } = readCommand(context.request, form);
	const full = { ...context, data };
	checkAccess(command, full);
	const refusal = context.state.settings.refusedCommands[form.command ?? ''];
	if (refusal !== undefined) throw new AmeyoRefusal(command.deadSession, refusal, refusal);
	return await command.run(full);
}
