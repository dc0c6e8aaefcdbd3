import { sleep } from 'n8n-workflow';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { ApiResponse } from '../../shared/http/protocol';
import { postToN8n } from './postToN8n';

/** n8n stores an execution within seconds, however busy it is; what it has not taken by now, it will not take. */
const HOLD_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

/** What this process holds at a time, of all calls and of one: nobody fills n8n's memory with posts. */
const MOST_POSTS = 500;
const MOST_OF_A_CALL = 4;
const LONGEST_POST = 100_000;

/** How many posts are held, by the address that they go to. */
const held = new Map<string, number>();

/** Until when an address is known to have taken a post, in epoch milliseconds: n8n would wake with a second one whatever sleeps next. */
const taken = new Map<string, number>();

/** The last post to an address, while n8n has not answered it: the next one waits to hear what became of it. */
const underWay = new Map<string, Promise<ApiResponse | undefined>>();

/**
 * Hands a post on, after those for the same call that came before it.
 *
 * @param address the execution's resume URL
 * @returns n8n's answer; undefined where it has taken a post for this call already, in the last minutes and from this process
 */
export async function handOnce(
	n8n: IWebhookFunctions,
	address: string,
	body: string,
): Promise<ApiResponse | undefined> {
	const sent = postAfter(underWay.get(address), n8n, address, body);
	underWay.set(address, sent);
	const answer = await sent;
	if (underWay.get(address) === sent) underWay.delete(address);
	return answer;
}

async function postAfter(
	earlier: Promise<unknown> | undefined,
	n8n: IWebhookFunctions,
	address: string,
	body: string,
): Promise<ApiResponse | undefined> {
	await earlier;
	if ((taken.get(address) ?? 0) > Date.now()) return undefined;
	const answer = await postToN8n(n8n, address, body);
	if (answer.status === 200) noteTaken(address);
	return answer;
}

function noteTaken(address: string): void {
	for (const [known, until] of taken) if (until <= Date.now()) taken.delete(known);
	taken.set(address, Date.now() + HOLD_MS);
}

/**
 * Holds a post and hands it on until n8n takes it or turns it down, for some minutes at most; then the
 * log tells that it is lost. Resolves at once.
 *
 * @param address the execution's resume URL
 * @returns whether there was room for it
 */
export function hold(n8n: IWebhookFunctions, address: string, body: string): boolean {
	const ofCall = held.get(address) ?? 0;
	const all = [...held.values()].reduce((sum, count) => sum + count, 0);
	if (body.length > LONGEST_POST || ofCall >= MOST_OF_A_CALL || all >= MOST_POSTS) return false;
	held.set(address, ofCall + 1);
	void handOn(n8n, address, body).finally(() => {
		const left = (held.get(address) ?? 1) - 1;
		if (left > 0) held.set(address, left);
		else held.delete(address);
	});
	return true;
}

/** Whether n8n may take later what it has not taken now. */
export function mayTakeLater(answer: ApiResponse): boolean {
	return isRunning(answer) || isOutOfReach(answer);
}

/**
 * Whether n8n says that the execution does not sleep yet. Its other 409 are of executions that have ended.
 * Of a manual run n8n 2.41 has stored nothing until it sleeps, and stumbles over that: a 500 of its own.
 */
export function isRunning({ status, text }: ApiResponse): boolean {
	return status === 409
		? text.includes('is running already')
		: status === 500 && /^\{"code":\d+,"message":/.test(text);
}

function isOutOfReach({ status }: ApiResponse): boolean {
	return status === 0 || status === 429 || status >= 500;
}

async function handOn(n8n: IWebhookFunctions, address: string, body: string): Promise<void> {
	const end = Date.now() + HOLD_MS;
	let pause = FIRST_PAUSE_MS;
	let answer;
	do {
		await sleep(pause);
		pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
		answer = await handOnce(n8n, address, body);
		if (!answer || answer.status === 200) return;
	} while (mayTakeLater(answer) && Date.now() < end);
	const { pathname } = new URL(address);
	n8n.logger.error(
		`What 8x8 posted at the end of a call is lost: n8n answered ${answer.status || 'nothing'} at ${pathname}`,
	);
}
