import { isCanceled } from '../../shared/context';
import type { Context } from '../../shared/context';
import { isRecord, textOf } from '../../shared/guards';
import { doubt, RequestError } from '../../shared/http/failure';
import type { Failure } from '../../shared/http/failure';
import type { RequestSettings } from '../../shared/http/protocol';
import { isProvenDead, request } from '../../shared/http/request';
import { sendOnce } from '../../shared/http/send';
import type { Ok } from '../../shared/http/send';
import type { AmeyoRequest } from './ameyoRequest';
import type { Connection } from './connection';
import { keyOf, VENDOR } from './credential';
import { commandRequest, pingRequest } from './form';
import { sessionProtocol } from './protocol';
import { valueOf } from './response';
import { campaignsOf, liveness, logins, readSessionInfo, storedKeyOf } from './sessionState';
import type { CampaignInfo } from './sessionState';
import { endMark, loginMark, renewMark } from './sign';

/** How a ping of the pack's own is sent. */
const OWN_PING: RequestSettings = { timeout: 60_000 };

/** Pings with the session held, and renews it where it is dead (ameyo-customer-manager.txt 4.4). */
export async function ping(
	n8n: Context,
	connection: Connection,
	requests: RequestSettings,
): Promise<Ok> {
	return await sendPing(n8n, connection, pingRequest(connection.baseUrl, requests));
}

/**
 * Logs in anew, and pings with the new session: n8n logs in while it signs a request. Ameyo is asked also
 * where it refused the same login a moment ago.
 */
export async function logIn(
	n8n: Context,
	connection: Connection,
	requests: RequestSettings,
): Promise<Ok> {
	const mark = loginMark(textOf(connection.decrypted.data.sessionId));
	return await sendPing(n8n, connection, { ...pingRequest(connection.baseUrl, requests), mark });
}

/** As `logIn`, for what the pack wants to know of a login. */
async function renew(n8n: Context, connection: Connection): Promise<void> {
	const mark = renewMark(textOf(connection.decrypted.data.sessionId));
	await sendPing(n8n, connection, { ...pingRequest(connection.baseUrl, OWN_PING), mark });
}

/**
 * Pings a stored session that this process has not used for a minute, as the document's API flow asks
 * for (ameyo-customer-manager.txt 3). A dead one is renewed on the way.
 */
export async function ensureAlive(n8n: Context, connection: Connection): Promise<void> {
	const session = textOf(connection.decrypted.data.sessionId);
	if (session === '') return;
	const checked = liveness.ensure(session, async () => {
		await ping(n8n, connection, OWN_PING);
	});
	await checked.catch(async (error: unknown) => {
		// The check was another execution's, which was canceled.
		const isOthers = error instanceof RequestError && error.failure.kind === 'canceled';
		if (!isOthers || isCanceled(n8n)) throw error;
		await ensureAlive(n8n, connection);
	});
}

/** What to say where a login names no campaigns. */
export const NO_CAMPAIGNS =
	'The login names no campaigns: its user is assigned to none, or this Ameyo does not tell them. Ask your Ameyo administrator, or give the campaign by its ID.';

/** When a login was asked for its campaigns anew, by the login's key. */
const refreshedAt = new Map<string, number>();
const REFRESH_MS = 60_000;

/** The campaigns as a new login gives them; at most one login a minute, and undefined in between. */
export async function newCampaigns(
	n8n: Context,
	connection: Connection,
): Promise<CampaignInfo[] | undefined> {
	const { data } = connection.decrypted;
	const key = keyOf(data);
	const last = refreshedAt.get(key);
	if (last !== undefined && Date.now() - last < REFRESH_MS) return undefined;
	refreshedAt.set(key, Date.now());
	const renewed = renew(n8n, connection).then(
		() => campaignsOf(readSessionInfo(data.sessionInfo)),
		(error: unknown) => {
			// A user with one session may not log in a second time: the campaigns of the first are all that is known.
			if (error instanceof RequestError) return undefined;
			throw error;
		},
	);
	return await renewed;
}

/**
 * The campaigns of the session, as its login gave them (ameyo-customer-manager.txt 4.3.5). Logs in
 * where n8n holds no living session.
 */
export async function sessionCampaigns(
	n8n: Context,
	connection: Connection,
): Promise<CampaignInfo[]> {
	const { data } = connection.decrypted;
	// Of another login, as after a change of the user ID: its campaigns are not those of this one.
	const isOwn = storedKeyOf(data) === keyOf(data);
	if (textOf(data.sessionId) === '' || !isOwn) await renew(n8n, connection);
	else await ensureAlive(n8n, connection);
	return campaignsOf(readSessionInfo(data.sessionInfo));
}

/**
 * Ends the session that n8n holds, at Ameyo and in n8n's store; where none is held, nothing is there to
 * be ended. One that is dead already is not renewed in order to be ended (ameyo-customer-manager.txt 4.5).
 *
 * @throws RequestError in Ameyo's words
 */
export async function endSession(
	n8n: Context,
	connection: Connection,
	commandId: 'logout' | 'terminate-session',
	requests: RequestSettings,
): Promise<void> {
	const { data } = connection.decrypted;
	const session = textOf(data.sessionId);
	if (session === '') return;
	const toSend = commandRequest('command', connection.baseUrl, commandId, '', requests);
	const protocol = sessionProtocol(connection);
	const outcome = await sendOnce(n8n, protocol, connection, toSend);
	const isSuspect = outcome.kind === 'sessionSuspect';
	if (!isSuspect || !(await isProvenDead(n8n, protocol, connection, outcome))) {
		requireEnded(isSuspect ? outcome.otherwise : outcome);
	}
	logins.forget(keyOf(data));
	await forgetStored(n8n, connection, session);
}

/**
 * The documents print `{}` for a session that was ended, and call it null (ameyo-customer-manager.txt 4.5.3, 4.5.5).
 *
 * @throws RequestError for any other answer, and for none
 */
function requireEnded(outcome: Ok | Failure): void {
	if (outcome.kind !== 'ok') throw new RequestError(outcome);
	const value = valueOf(outcome, 'command');
	const isOk = typeof value === 'string' && /^(ok|null)$/i.test(value.trim());
	if (value === null || isRecord(value) || isOk) return;
	throw new RequestError({
		kind: 'inDoubt',
		message: 'Ameyo did not confirm that the session was ended',
		description: doubt(VENDOR),
		details: { answer: outcome.redact(outcome.response.text).slice(0, 2000) },
	});
}

/** n8n stores what a login gives: the mark makes it store that there is none, and nothing is sent. */
async function forgetStored(n8n: Context, connection: Connection, session: string): Promise<void> {
	// Goes out only where somebody logged in anew meanwhile.
	const toSend = { ...pingRequest(connection.baseUrl, OWN_PING), mark: endMark(session) };
	const outcome = await sendOnce(n8n, sessionProtocol(connection), connection, toSend);
	if (outcome.kind === 'ok' || outcome.kind === 'sessionSuspect') return;
	if (outcome.kind !== 'notSent') throw new RequestError(outcome);
}

async function sendPing(n8n: Context, connection: Connection, toSend: AmeyoRequest): Promise<Ok> {
	const answer = await request(n8n, sessionProtocol(connection), connection, toSend);
	valueOf(answer, 'read');
	return answer;
}
