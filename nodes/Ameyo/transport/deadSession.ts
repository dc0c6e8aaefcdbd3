import { pointsToLogin, soundsDead } from '../../shared/auth/suspicion';
import { isRecord } from '../../shared/guards';
import type { Received, VendorAnswer } from '../../shared/http/protocol';
import { isBusy } from '../../shared/http/response';
import { UNSAID } from './response';

/** Trouble of the server refuses everything alike, and a command that met it may have been carried out. */
const OTHER_CAUSES = [
	'database',
	'deadlock',
	'sql',
	'internal',
	'unavailable',
	'overload',
	'busy',
	'maintenance',
	'try again',
	'unexpected error',
];
/** Words about what a command named: to the question, which names nothing, they say nothing of the session. */
const NAMED = ['user', 'agent', 'campaign', 'lead', 'customer', 'callback', 'command'];

/** How much of a refusal's words is looked at. */
const MOST_CHARACTERS = 2_000;
/** How long a refusal is known to come in a living session: a dead one may be told in the same words. */
const KNOWN_MS = 60_000;

/** Refusals of a run that came while the session was alive: they are about the command, and not asked about again. */
export class KnownRefusals {
	private readonly seenAt = new Map<string, number>();

	add(answer: VendorAnswer): void {
		const kind = kindOf(answer);
		if (kind !== undefined && !soundsDead(kind)) this.seenAt.set(kind, Date.now());
	}

	has(answer: VendorAnswer): boolean {
		const at = this.seenAt.get(kindOf(answer) ?? '');
		return at !== undefined && Date.now() - at < KNOWN_MS;
	}
}

/**
 * Whether an answer may say that the session is dead. Ameyo documents three shapes of it and its words
 * differ from server to server, so every refusal may, unless it is known to come in a living session.
 */
export function suspectsSession(received: Received, known: KnownRefusals): boolean {
	const { response, answer } = received;
	if (isBusy(response)) return false;
	return turnsAway(received) || (answer.kind === 'refused' && !known.has(answer));
}

/**
 * Whether the answer to the question shows that the session is dead: it turns the session away, or it is
 * the very refusal that raised the suspicion. Any other refusal of it proves nothing.
 */
export function confirmsDead(
	question: Received,
	suspicious: Received,
	known: KnownRefusals,
): boolean {
	if (isAlive(question)) known.add(suspicious.answer);
	return provesDead(question) || isAlike(question.answer, suspicious.answer);
}

/**
 * Whether the answer to a ping shows that its session is dead: with `alive: false`
 * (ameyo-customer-manager.txt 4.4.2), or because it turns the session away.
 */
export function provesDead(ping: Received): boolean {
	return saysNotAlive(ping.answer) || (turnsAway(ping) && !saysAny(ping.answer, OTHER_CAUSES));
}

/**
 * Whether an answer turns the session away, whatever was asked: with 401 or 403, in words that sound like
 * it, or with a redirect to a login page.
 */
function turnsAway({ response, answer }: Received): boolean {
	const { status, location = '' } = response;
	if (status === 401 || status === 403) return true;
	if (answer.kind === 'refused') return saysOver(answer);
	return answer.kind === 'unexpected' && answer.what === 'redirect' && pointsToLogin(location);
}

function saysNotAlive(answer: VendorAnswer): boolean {
	return answer.kind === 'ok' && isRecord(answer.value) && answer.value.alive === false;
}

function saysOver({ said }: Extract<VendorAnswer, { kind: 'refused' }>): boolean {
	return said.deadSession === true || soundsDead(said.message);
}

function isAlive({ answer }: Received): boolean {
	return answer.kind === 'ok' && !saysNotAlive(answer);
}

function isAlike(question: VendorAnswer, suspicious: VendorAnswer): boolean {
	const kind = kindOf(question);
	const saysNothing = kind === undefined || kind === UNSAID.message || kind === '';
	if (saysNothing || saysAny(question, [...OTHER_CAUSES, ...NAMED])) return false;
	return kind === kindOf(suspicious);
}

function saysAny(answer: VendorAnswer, words: string[]): boolean {
	const said = kindOf(answer)?.toLowerCase() ?? '';
	return words.some((word) => said.includes(word));
}

/**
 * Names a refusal by its words alone: IDs in them differ from one to the next, and the three shapes leave
 * different marks around them.
 */
function kindOf(answer: VendorAnswer): string | undefined {
	if (answer.kind !== 'refused') return undefined;
	const words = answer.said.message.slice(0, MOST_CHARACTERS).replace(/\d+/g, '#');
	return words.replace(/[^\p{L}#]+/gu, ' ').trim();
}
