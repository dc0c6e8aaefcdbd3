import { fetchOnNewConnection } from '../../sandbox/http';

/** Posts JSON to a webhook, which must answer with JSON. */
export async function postJson(
	url: string,
	body: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
	const response = await fetchOnNewConnection(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	const answer: Record<string, unknown> = JSON.parse(await response.text());
	return { status: response.status, body: answer };
}
