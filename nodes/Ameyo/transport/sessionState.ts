import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { Liveness } from '../../shared/auth/liveness';
import { Logins } from '../../shared/auth/logins';
import { PerCredential } from '../../shared/auth/perCredential';
import { isRecord, textOf } from '../../shared/guards';

/** What n8n stores of a login. */
export interface Login extends IDataObject {
	sessionId: string;
	/** A `SessionInfo` as JSON text. */
	sessionInfo: string;
}

/** What the pack keeps of a login beside the session id. */
export interface SessionInfo {
	/** Over the fields of the credential that were sent: a changed password is another login. */
	key: string;
	userId: string;
	campaignInfos: IDataObject[];
	/** The login's whole answer. */
	answer: IDataObject;
}

/** Campaign of a login's answer (ameyo-customer-manager.txt 4.3.5). */
export interface CampaignInfo {
	campaignId: string;
	campaignName: string;
	campaignType: string;
}

/** Logins of this process. */
export const logins = new Logins<Login>();

/** Which sessions this process knows to be alive. */
export const liveness = new Liveness();

/** What is stored of a login; undefined where it is not known. */
export function readSessionInfo(value: unknown): SessionInfo | undefined {
	if (typeof value !== 'string' || value === '') return undefined;
	try {
		const info: unknown = JSON.parse(value);
		if (!isRecord(info)) return undefined;
		const { key, userId, campaignInfos, answer } = info;
		return {
			key: textOf(key),
			userId: textOf(userId),
			campaignInfos: Array.isArray(campaignInfos) ? campaignInfos.filter(isRecord) : [],
			answer: isRecord(answer) ? answer : {},
		};
	} catch {
		return undefined;
	}
}

const storedKeys = new PerCredential<string | undefined>();

/** The `key` of the login whose session a credential holds; undefined where nothing is stored of it. */
export function storedKeyOf(credential: ICredentialDataDecryptedObject): string | undefined {
	const { sessionInfo } = credential;
	return storedKeys.of(credential, [sessionInfo], () => readSessionInfo(sessionInfo)?.key);
}

/**
 * The campaigns that a login's answer names: as `campaignInfos`, or as three arrays of IDs, names and
 * types (ameyo-customer-manager.txt 4.3.3 and 4.3.5).
 */
export function campaignInfosOf(answer: IDataObject): IDataObject[] {
	if (Array.isArray(answer.campaignInfos)) return answer.campaignInfos.filter(isRecord);
	const listOf = (name: string): unknown[] => {
		const list: unknown = answer[name];
		return Array.isArray(list) ? list : [];
	};
	const [names, types] = [listOf('campaignNames'), listOf('campaignTypes')];
	return listOf('campaignIds').map((id, n) => ({
		campaignId: String(id),
		campaignName: String(names[n] ?? id),
		campaignType: textOf(types[n]),
	}));
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
