import type { Answer } from '../core/response';
import { header, type Arrival } from '../core/request';
import { COMMANDS } from './commands';
import type { Command, CommandContext } from './commands/command';
import { AmeyoFailure, DeadSession, missing } from './refusals';
import type { CommandForm } from './form';
import { isData, optionalText, type Data } from './parameters';
import type { World } from './state';

/**
 * The `data` of a command.
 * @throws AmeyoFailure when it is missing or no JSON object. The words are inferred.
 */
function readData({ data }: CommandForm): Data {
	if (data === null) throw missing('data');
	let value: unknown;
	try {
		value = JSON.parse(data);
	} catch {
		throw new AmeyoFailure(1, 'Parameter data is not a valid JSON object');
	}
	if (!isData(value)) throw new AmeyoFailure(1, 'Parameter data is not a valid JSON object');
	return value;
}

/** The command that is asked for, when the request is well-formed. @throws AmeyoFailure otherwise. */
export function readCommand(arrival: Arrival, form: CommandForm): { command: Command; data: Data } {
	if (arrival.method !== 'POST') {
		throw new AmeyoFailure(1, `Request method ${arrival.method} is not supported`);
	}
	if (form.command === null) throw missing('command');
	const command = COMMANDS.get(form.command);
	if (!command) throw new AmeyoFailure(1, `No handler found for command: ${form.command}`);
	return { command, data: readData(form) };
}

/** Whether the three hash-key headers are those of a known policy (click-to-dial document, 5.4.1). */
function hasHashKey(arrival: Arrival, world: World): boolean {
	return world.settings.hashKeys.some(
		(known) =>
			known.hashKey === header(arrival, 'hash-key') &&
			known.requestingHost === header(arrival, 'requesting-host') &&
			known.policyName === header(arrival, 'policy-name'),
	);
}

/** @throws AmeyoFailure when the caller may not send this command. The words for a wrong hash key are inferred. */
function checkAccess(command: Command, { arrival, data, world }: CommandContext): void {
	if (command.access === 'none') return;
	const sessionId = command.access === 'hashKey' ? undefined : optionalText(data, 'sessionId');
	if (sessionId !== undefined) {
		if (!world.sessions.use(sessionId)) throw new DeadSession(command.deadSession, sessionId);
		return;
	}
	const takesHashKey = command.access !== 'session';
	if (takesHashKey && hasHashKey(arrival, world)) return;
	if (takesHashKey && (command.access === 'hashKey' || header(arrival, 'hash-key') !== '')) {
		throw new AmeyoFailure(1, 'Authentication failed: invalid hash key');
	}
	throw missing('sessionId');
}

/** Carries a command out. @throws AmeyoFailure for everything that Ameyo refuses. */
export async function runCommand(
	form: CommandForm,
	context: Omit<CommandContext, 'data'>,
): Promise<Answer> {
	const { command, data } = readCommand(context.arrival, form);
	const full = { ...context, data };
	checkAccess(command, full);
	return await command.run(full);
}
