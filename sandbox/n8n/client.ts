import { randomUUID } from 'node:crypto';
import { fetchOnNewConnection } from '../http';
import { owner } from './environment';

/** What n8n's REST interface answered instead of a result. */
export class N8nRefusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

export interface N8nClient {
	url: string;
	/**
	 * Sends one request to n8n's own REST interface, the one its editor uses, as the owner.
	 * @param path below `/rest`, with its query, e.g. `/workflows/1`
	 * @returns the `data` of n8n's answer
	 * @throws N8nRefusal for every status of 400 and above, with n8n's message
	 */
	request<T>(method: string, path: string, body?: unknown): Promise<T>;
	/** A GET of a page beside `/rest`, with the owner's login, e.g. `/types/nodes.json`. */
	page(path: string): Promise<Response>;
}

/**
 * Logs in as the owner.
 * @param url `http://127.0.0.1:PORT`
 */
export async function connect(url: string): Promise<N8nClient> {
	// n8n ties the login cookie to the browser that this header names.
	const headers: Record<string, string> = {
		'browser-id': randomUUID(),
		'content-type': 'application/json',
	};
	const ask = async (method: string, path: string, body?: unknown) =>
		await fetchOnNewConnection(`${url}/rest${path}`, {
			method,
			headers,
			body: body === undefined ? undefined : JSON.stringify(body),
		});
	const settings: { data: { userManagement: { showSetupOnFirstLoad?: boolean } } } = JSON.parse(
		await (await ask('GET', '/settings')).text(),
	);
	// An n8n that is older than the owner from the environment.
	if (settings.data.userManagement.showSetupOnFirstLoad) await ask('POST', '/owner/setup', owner);
	const login = await ask('POST', '/login', {
		emailOrLdapLoginId: owner.email,
		// The name of the field before n8n 1.114.
		email: owner.email,
		password: owner.password,
	});
	if (!login.ok)
		throw new N8nRefusal(login.status, `The login to n8n failed: ${await login.text()}`);
	headers.cookie = login.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
	return {
		url,
		page: async (path) => await fetchOnNewConnection(`${url}${path}`, { headers }),
		async request<T>(method: string, path: string, body?: unknown): Promise<T> {
			const response = await ask(method, path, body);
			const text = await response.text();
			if (!response.ok) {
				throw new N8nRefusal(
					response.status,
					`${method} ${path} was answered ${response.status}: ${text}`,
				);
			}
			const answer: { data: T } = JSON.parse(text);
			return answer.data;
		},
	};
}
