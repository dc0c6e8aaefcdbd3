import type { AxiosResponse } from 'axios';

import { ameyoSeed, type SandboxOptions } from '../../../sandbox';
import { useSimulator } from '../support/simulator';

const { hashKey, requestingHost, policyName } = ameyoSeed.HASH_KEY;
export const HASH_KEY_HEADERS = {
	'hash-key': hashKey,
	'requesting-host': requestingHost,
	'policy-name': policyName,
};

export const COMMAND = '/ameyowebaccess/command';
/** The path of a command: its name stands in the query. */
export const commandPath = (command: string) => `${COMMAND}?command=${command}`;
/** The body of a command. */
export const dataForm = (data: unknown) => new URLSearchParams({ data: JSON.stringify(data) });

/** Ameyo's simulator, with a plain client for it. */
export function useAmeyo(options?: SandboxOptions) {
	const ameyo = useSimulator('ameyo', options);
	/** Posts to a path of the sandbox; with the hash key, unless told otherwise. */
	const post = async (
		path: string,
		body: unknown,
		headers: Record<string, string> = HASH_KEY_HEADERS,
	): Promise<AxiosResponse<string>> =>
		await ameyo.http.post<string>(`${ameyo.sandbox.url}${path}`, body, { headers });
	/** Sends a command as the pack does and gives the raw response. */
	const raw = async (command: string, data: unknown, headers: Record<string, string> = {}) =>
		await post(commandPath(command), dataForm(data), headers);
	/** The same, decoded. */
	const send = async (command: string, data: unknown, headers?: Record<string, string>) => {
		const decoded: unknown = JSON.parse((await raw(command, data, headers)).data);
		return decoded;
	};
	/** Logs in and gives the session id. */
	const login = async (user = ameyoSeed.MANAGER, command = 'login'): Promise<string> => {
		await send(command, { ...user, terminal: '127.0.0.1' });
		const session = ameyo.simulator.livingSessions().at(-1);
		if (!session) throw new Error('The sandbox gave no session.');
		return session.sessionId;
	};
	return Object.assign(ameyo, { post, raw, send, login });
}
