import type { AxiosResponse } from 'axios';

import { maxContactSeed, type SandboxOptions } from '../../../sandbox';
import { useSimulator } from '../support/simulator';

export const JSON_HEADER = { 'content-type': 'application/json' };
export const cookie = (tokenKey: string = maxContactSeed.TOKEN_KEY) => ({
	cookie: `TokenKey=${tokenKey}`,
});

/** A CallActionResponse, decoded by JSON.parse: numbers above 2^53 are rounded here. */
interface CallActionResponse {
	Success: boolean;
	Data: unknown;
	ResponseCode: number;
	ResponseDetail: string;
}

/** MaxContact's simulator, with a plain client for it. */
export function useMaxContact(options?: SandboxOptions) {
	const maxContact = useSimulator('maxContact', options);
	const get = (path: string, headers: Record<string, string>): Promise<AxiosResponse<string>> =>
		// axios drops the content type of a request without a body, unless there is some data.
		maxContact.http.get<string>(`${maxContact.sandbox.url}${path}`, { headers, data: '' });
	/** Sends a method with the pasted token, as JSON, and gives the raw answer. */
	const raw = (path: string, headers: Record<string, string> = {}) =>
		get(`/webservices/services/telephony/${path}`, { ...JSON_HEADER, ...cookie(), ...headers });
	/** The same, decoded. */
	const send = async (
		path: string,
		headers?: Record<string, string>,
	): Promise<CallActionResponse> => JSON.parse((await raw(path, headers)).data);
	/** `[Success, ResponseCode, ResponseDetail]` of a method. */
	const words = async (path: string, headers?: Record<string, string>) => {
		const { Success, ResponseCode, ResponseDetail } = await send(path, headers);
		return [Success, ResponseCode, ResponseDetail];
	};
	/** Asks the token service. */
	const login = async ({ login: name, password } = maxContactSeed.LOGIN) =>
		await get(`/webservices/services/apitoken/login/${encodeURIComponent(name)}`, {
			...JSON_HEADER,
			authorization: Buffer.from(password, 'ascii').toString('base64'),
		});
	return Object.assign(maxContact, { get, raw, send, words, login });
}
