import { Agent } from 'node:http';

import axios, { type AxiosResponse } from 'axios';

import { maxContactSeed, startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';

const http = axios.create({
	httpAgent: new Agent({ keepAlive: false }),
	maxRedirects: 0,
	validateStatus: () => true,
	transformResponse: (body: string) => body,
});

export const JSON_HEADER = { 'content-type': 'application/json' };
export const cookie = (tokenKey: string = maxContactSeed.TOKEN_KEY) => ({
	cookie: `TokenKey=${tokenKey}`,
});

/** A CallActionResponse, decoded by JSON.parse: numbers above 2^53 are rounded here. */
export interface Response {
	Success: boolean;
	Data: unknown;
	ResponseCode: number;
	ResponseDetail: string;
}

/** A sandbox for one test file, reset before each test, with a plain client for MaxContact. */
export function useMaxContact(options?: SandboxOptions) {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	const get = (path: string, headers: Record<string, string>): Promise<AxiosResponse<string>> =>
		// axios drops the content type of a request without a body, unless there is some data.
		http.get<string>(`${sandbox.url}${path}`, { headers, data: '' });
	/** Sends a method with the pasted token, as JSON, and gives the raw answer. */
	const raw = (path: string, headers: Record<string, string> = {}) =>
		get(`/webservices/services/telephony/${path}`, { ...JSON_HEADER, ...cookie(), ...headers });
	/** The same, decoded. */
	const send = async (path: string, headers?: Record<string, string>): Promise<Response> =>
		JSON.parse((await raw(path, headers)).data);
	return {
		http,
		get,
		raw,
		send,
		/** Asks the token service. */
		login: async ({ login, password } = maxContactSeed.LOGIN, headers = JSON_HEADER) =>
			await get(`/webservices/services/apitoken/login/${encodeURIComponent(login)}`, {
				...headers,
				authorization: Buffer.from(password, 'ascii').toString('base64'),
			}),
		/** `[Success, ResponseCode, ResponseDetail]` of a method. */
		words: async (path: string, headers?: Record<string, string>) => {
			const { Success, ResponseCode, ResponseDetail } = await send(path, headers);
			return [Success, ResponseCode, ResponseDetail];
		},
		get sandbox() {
			return sandbox;
		},
		get room() {
			return sandbox.maxContact;
		},
	};
}
