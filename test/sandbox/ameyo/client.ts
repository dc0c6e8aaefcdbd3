import { Agent } from 'node:http';

import axios, { type AxiosResponse } from 'axios';

import { ameyoSeed, startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';

const http = axios.create({
	httpAgent: new Agent({ keepAlive: false }),
	maxRedirects: 0,
	validateStatus: () => true,
	transformResponse: (body: string) => body,
});

const { hashKey, requestingHost, policyName } = ameyoSeed.HASH_KEY;
export const HASH_KEY_HEADERS = {
	'hash-key': hashKey,
	'requesting-host': requestingHost,
	'policy-name': policyName,
};

/** A sandbox for one test file, reset before each test, with a plain client. */
export function useSandbox(options?: SandboxOptions) {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	/** Sends a command as the pack does and gives the raw response. */
	const raw = (
		command: string,
		data: unknown,
		headers: Record<string, string> = {},
	): Promise<AxiosResponse<string>> =>
		http.post<string>(
			`${sandbox.url}/ameyowebaccess/command`,
			new URLSearchParams({ command, data: JSON.stringify(data) }),
			{ headers },
		);
	/** The same, decoded. */
	const send = async (command: string, data: unknown, headers?: Record<string, string>) => {
		const decoded: unknown = JSON.parse((await raw(command, data, headers)).data);
		return decoded;
	};
	return {
		http,
		raw,
		send,
		get sandbox() {
			return sandbox;
		},
		get ameyo() {
			return sandbox.ameyo;
		},
		/** Logs in and gives the session id. */
		login: async (user = ameyoSeed.MANAGER, command = 'login'): Promise<string> => {
			await send(command, { ...user, terminal: '127.0.0.1' });
			const session = sandbox.ameyo.livingSessions().at(-1);
			if (!session) throw new Error('The sandbox gave no session.');
			return session.sessionId;
		},
	};
}
