/**
 * Sends one request over a connection that is closed behind it. For every request to n8n: n8n closes a connection that
 * has been idle for five seconds, and `fetch` alone would now and then send the next request just then, which fails with
 * ECONNRESET and must not be repeated blindly.
 *
 * @returns and throws what `fetch` does
 */
export async function fetchOnNewConnection(url: string, init: RequestInit = {}): Promise<Response> {
	const headers = new Headers(init.headers);
	headers.set('connection', 'close');
	return await fetch(url, { ...init, headers });
}
