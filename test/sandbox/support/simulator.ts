import { Agent } from 'node:http';

import axios from 'axios';

import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';

/** A client that takes every answer as it comes. */
const http = axios.create({
	httpAgent: new Agent({ keepAlive: false }),
	maxRedirects: 0,
	validateStatus: () => true,
	transformResponse: (body: string) => body,
});

/** A sandbox for one test file, reset before each test, to test one vendor's simulator with. */
export function useSimulator<Name extends 'ameyo' | 'maxContact' | 'virtualContactCenter'>(
	name: Name,
	options?: SandboxOptions,
) {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());
	return {
		http,
		get sandbox() {
			return sandbox;
		},
		get simulator() {
			return sandbox[name];
		},
		/** What `GET /sandbox/state` tells, as text. */
		state: async () => (await http.get<string>(`${sandbox.url}/sandbox/state`)).data,
		/** Posts to a control path below `/sandbox`. */
		control: async (path: string, body: unknown = '') =>
			await http.post<string>(`${sandbox.url}/sandbox/${path}`, body),
	};
}
