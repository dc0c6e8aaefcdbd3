import { pointsToLogin, soundsDead } from '../../shared/auth/suspicion';
import type { ApiResponse, Received, VendorAnswer } from '../../shared/http/protocol';
import { isBusy } from '../../shared/http/response';
import { saysDeadToken } from './response';

/** Words about one user, such as `User 7 is not logged in`: they say nothing of the token. */
const ONE_USER = /\b(user|agent|operator)\b\W{0,3}(id\W{0,3})?\d/i;
const ANY_USER = /\b(user|agent|operator)\b/i;
/** Trouble of the server refuses everything alike, and a command that met it may have been carried out. */
const OTHER_CAUSES =
	/database|deadlock|\bsql\b|exception|internal|unavailable|overload|\bbusy\b|maintenance|timeout (expired|period)|error (has )?occurred|unexpected error|try again/i;

type Refused = Extract<VendorAnswer, { kind: 'refused' }>;

/** How many kinds of refusals are remembered, and for how long: a server may have the same words for a dead token. */
const MOST_KNOWN = 500;
const KNOWN_MS = 60_000;

/** Refusals that came while the token was alive, with when: they are about the command, and not asked about again. */
const known = new Map<string, number>();

/**
 * Whether an answer may say that the token is dead. What a dead token is answered with is not documented,
 * so every refusal may, unless it is known to come with a living token; and 401, 403 and a redirect to a
 * login page do.
 *
 * @param server whose answer it is
 */
export function suspectsToken(
	server: string,
	response: ApiResponse,
	answer: VendorAnswer,
): boolean {
	if (isBusy(response)) return false;
	if (turnsTokenAway({ response, answer })) return true;
	return answer.kind === 'refused' && response.status !== 404 && !isKnown(server, answer);
}

/**
 * Whether the answer to the question shows that a token is dead: it turns the token away, or it is the
 * very refusal that raised the suspicion.
 */
export function confirmsDeadToken(
	server: string,
	question: Received,
	suspicious: Received,
): boolean {
	const { answer } = question;
	if (answer.kind === 'ok') {
		remember(server, suspicious.answer);
		return false;
	}
	if (saysDeadToken(question.response, answer)) return true;
	if (answer.kind === 'refused' && OTHER_CAUSES.test(answer.said.message)) return false;
	return turnsTokenAway(question) || isAlike(server, question, suspicious);
}

/** Whether an answer is one that a dead token may get, whatever was asked. */
function turnsTokenAway({ response, answer }: Received): boolean {
	const { status, location = '' } = response;
	if (status === 403 || saysDeadToken(response, answer)) return true;
	if (answer.kind === 'refused') {
		return soundsDead(answer.said.message) && !ONE_USER.test(answer.said.message);
	}
	return answer.kind === 'unexpected' && answer.what === 'redirect' && pointsToLogin(location);
}

function isAlike(server: string, question: Received, suspicious: Received): boolean {
	if (question.answer.kind !== 'refused' || suspicious.answer.kind !== 'refused') return false;
	if (ANY_USER.test(question.answer.said.message)) return false;
	return kindOf(server, question.answer) === kindOf(server, suspicious.answer);
}

function remember(server: string, answer: VendorAnswer): void {
	if (answer.kind !== 'refused') return;
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(kindOf(server, answer), Date.now());
}

function isKnown(server: string, refused: Refused): boolean {
	const at = known.get(kindOf(server, refused));
	return at !== undefined && Date.now() - at < KNOWN_MS;
}

/** Names a refusal by its code and its words; IDs in them differ from one to the next. */
function kindOf(server: string, { said, details }: Refused): string {
	return JSON.stringify([server, details?.responseCode, said.message.replace(/\d+/g, '#')]);
}
