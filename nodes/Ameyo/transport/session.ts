import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { baseUrlOf } from '../../shared/baseUrl';
import { CredentialError, isRecord } from '../../shared/oldErrors';
import { CHECK, SessionRefused, takeMark } from '../../shared/mark';
import { Liveness, loginKey, Logins } from '../../shared/session';
import { textOf } from '../../shared/text';
import { putSessionIntoForm, sessionInForm } from './form';

/** The mark that always renews: 'Log In'. */
export const RENEW = 'renew';
const END = 'end:';

/** What this process knows of the sessions it uses. */
export const liveness = new Liveness();

/** Campaign of a login's answer (ameyo-customer-manager.txt 4.3.5). */
export interface CampaignInfo {
	campaignId: string;
	campaignName: string;
	campaignType: string;
}

/** What the pack keeps of a login beside the session id, as JSON text in the hidden field `sessionInfo`. */
export interface SessionInfo {
	/** Over the fields of the credential that were sent: a changed password is another login. */
	key: string;
	userId: string;
	campaignInfos: IDataObject[];
}

/** Logins of this process. */
export const logins = new Logins<Login>();

/** What n8n stores of a login. */
export interface Login extends IDataObject {
	sessionId: string;
	sessionInfo: string;
}

/** Sessions that were ended on purpose and that n8n still stores. */
const ended = new Set<string>();

/** The mark that makes n8n store that a session is over. */
export function endMark(sessionId: string): string {
	return `${END}${sessionId}`;
}

/** True once for a session that was marked as ended: n8n is to store none in its place. */
export function takeEnded(sessionId: string): boolean {
	return ended.delete(sessionId);
}

/** The message where a request is to be signed and there is no session. */
export const NO_SESSION = 'There is no session';

/** Names the login that a credential's fields ask for. */
export function keyOf(credential: ICredentialDataDecryptedObject): string {
	const { userId, password, terminal, clientType, forceLogin, ignoreSslIssues } = credential;
	return loginKey([
		baseUrlOf(credential.baseUrl),
		userId,
		password,
		terminal,
		clientType,
		forceLogin === true,
		ignoreSslIssues === true,
	]);
}

/**
 * Signs a request with the session that the credential holds: in the data of a command, or in the
 * header `sessionId` of the REST interface (ameyo-callbacks.txt 5.1.2).
 *
 * @throws an error with `response.status` 401, on which n8n logs in and signs again, when the request
 *   is marked with the session held, or when that session belongs to another login
 */
export function signWithSession(
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const mark = takeMark(request);
	const sessionId = textOf(credential.sessionId);
	if (mark === `${END}${sessionId}`) ended.add(sessionId);
	if (asksForRenewal(mark, credential, sessionId)) {
		throw new SessionRefused('The session is to be renewed');
	}
	if (sessionId === '') throw new CredentialError(NO_SESSION);
	const info = readSessionInfo(credential.sessionInfo);
	if (info && info.key !== keyOf(credential)) {
		throw new SessionRefused('The session belongs to another login');
	}
	if (!putSessionIntoForm(request, sessionId)) {
		request.headers = { ...request.headers, sessionId };
	}
	return request;
}

function asksForRenewal(
	mark: string | undefined,
	credential: ICredentialDataDecryptedObject,
	sessionId: string,
): boolean {
	if (mark === undefined) return false;
	// The credential test renews, unless the session comes from a login of this moment.
	if (mark === CHECK) return !logins.isRecent(keyOf(credential), sessionId);
	return mark === RENEW || mark === sessionId || mark === `${END}${sessionId}`;
}

/** The session id that a signed request carries. */
export function sentSession(request: IHttpRequestOptions): string | undefined {
	const header: unknown = request.headers?.sessionId;
	return typeof header === 'string' ? header : sessionInForm(request);
}

export function readSessionInfo(value: unknown): SessionInfo | undefined {
	if (typeof value !== 'string' || value === '') return undefined;
	try {
		const info: unknown = JSON.parse(value);
		if (!isRecord(info)) return undefined;
		const { key, userId, campaignInfos } = info;
		return {
			key: textOf(key),
			userId: textOf(userId),
			campaignInfos: Array.isArray(campaignInfos) ? campaignInfos.filter(isRecord) : [],
		};
	} catch {
		return undefined;
	}
}

/** The campaigns of a login, as the login gave them. */
export function campaignsOf(info: SessionInfo | undefined): CampaignInfo[] {
	const campaigns: CampaignInfo[] = [];
	for (const entry of info?.campaignInfos ?? []) {
		if (entry.campaignId === undefined || entry.campaignId === null) continue;
		campaigns.push({
			campaignId: String(entry.campaignId),
			campaignName: String(entry.campaignName ?? entry.campaignId),
			campaignType: textOf(entry.campaignType),
		});
	}
	return campaigns;
}
