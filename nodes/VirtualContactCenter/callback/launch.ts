import type { IDataObject } from 'n8n-workflow';
import type { WebhookFields } from '../../shared/webhook/incoming';
import { memberOf } from './member';
import { postedUserData } from './postedUserData';
import type { UrlSecrets } from './postedUserData';

/** What 8x8 posts beside the data, without `Password` and `extPwd`: those come in the clear. */
const HANDED_ON = ['AgentID', 'Username', 'extLogin', 'Account', 'Role', 'Command', 'cmd'];

/**
 * Reads what 8x8 posts to the screen-pop URL (8x8-click-to-dial.txt, Launch Option).
 *
 * @returns undefined for fields that 8x8 does not send so
 */
export function readLaunch(fields: WebhookFields, secrets: UrlSecrets): IDataObject | undefined {
	const text = memberOf(fields, 'CtlUserData');
	const commands = [memberOf(fields, 'Command'), memberOf(fields, 'cmd')];
	const launches = commands.some((command) => command?.trim().toLowerCase() === 'launch');
	if (text === undefined || !launches) return undefined;
	const about = HANDED_ON.map((name): [string, string] => [name, memberOf(fields, name) ?? '']);
	return { ...postedUserData(text, secrets), ...Object.fromEntries(about) };
}
