import { fetchOnNewConnection } from '../http';
import type { Sent } from './types';

/** Posts a form as 8x8's servers do: once, and without following a redirect. */
export async function post(
	kind: Sent['kind'],
	url: string,
	fields: Record<string, string>,
): Promise<Sent> {
	try {
		const response = await fetchOnNewConnection(url, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(fields).toString(),
			redirect: 'manual',
		});
		const answer = (await response.text()).slice(0, 500);
		return { kind, url, fields, status: response.status, answer };
	} catch (error) {
		return { kind, url, fields, status: 0, answer: reasonOf(error) };
	}
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}
