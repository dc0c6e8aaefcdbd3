import type { IExecuteFunctions } from 'n8n-workflow';
import { proofOf } from './awaitedCall';
import { postToN8n } from './postToN8n';

/** How long the answer to the question is good for: n8n's address changes only with a restart. */
const OPEN_MS = 10 * 60_000;
const CLOSED_MS = 60_000;
const MOST_REMEMBERED = 1000;

/** Ways that were looked at, or are just now: whether they are open, and until when that is taken for true. */
const remembered = new Map<string, { isOpen: Promise<boolean>; until: number }>();

/**
 * Whether this n8n reaches its own webhook, and through it the resume URL of an execution: no proxy, no
 * certificate and no cookie is in the way. Asks once in a while.
 *
 * @param webhook the URL of the webhook
 * @param query what a post for the execution that asks carries in its query
 * @param cookie the agent's, which the webhook must know as well
 */
export async function canReachOwnWebhook(
	n8n: IExecuteFunctions,
	webhook: string,
	query: string,
	cookie: string,
): Promise<boolean> {
	const way = proofOf({ execution: '', signature: '', call: webhook }, cookie);
	const known = remembered.get(way);
	if (known && Date.now() < known.until) return await known.isOpen;
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	const entry = { isOpen: ask(n8n, webhook, query), until: Date.now() + OPEN_MS };
	remembered.set(way, entry);
	const isOpen = await entry.isOpen;
	if (!isOpen) entry.until = Date.now() + CLOSED_MS;
	return isOpen;
}

async function ask(n8n: IExecuteFunctions, webhook: string, query: string): Promise<boolean> {
	const { status } = await postToN8n(n8n, `${webhook}?${query}`, '');
	if (status === 204) return true;
	n8n.logger.warn(
		`n8n cannot hand a result of 8x8 on to itself at ${webhook} (answer: ${status || 'none'}). 8x8 is given the resume URL: what it posts before n8n has stored the sleeping execution is lost.`,
	);
	return false;
}
