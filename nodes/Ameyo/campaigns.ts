import type { Context } from '../shared/context';
import { textOf } from '../shared/text';
import { ensureAlive, ping, PING_TIMEOUT_MS } from './transport/command';
import type { Connection } from './transport/connection';
import { campaignsOf, keyOf, readSessionInfo } from './transport/session';
import type { CampaignInfo } from './transport/session';

/**
 * The campaigns of the session, as its login gave them (ameyo-customer-manager.txt 4.3.5). Logs in
 * where n8n holds no living session.
 */
export async function sessionCampaigns(
	this: Context,
	connection: Connection,
): Promise<CampaignInfo[]> {
	const { data } = connection.decrypted;
	// Of another login, as after a change of the user ID: its campaigns are not those of this one.
	const isOwn = readSessionInfo(data.sessionInfo)?.key === keyOf(data);
	if (textOf(data.sessionId) === '' || !isOwn) {
		await ping.call(this, connection, PING_TIMEOUT_MS, true);
	} else {
		await ensureAlive.call(this, connection);
	}
	return campaignsOf(readSessionInfo(data.sessionInfo));
}
