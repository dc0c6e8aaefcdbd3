import { isKnownAction, type Crm } from './crm';
import type { VirtualContactCenterSettings } from './settings';
import { post } from './posts';
import { AGENT, SCREEN_POP } from './seed';
import { fillTokens, pairsOf } from './userData';
import type { Call, Sent } from './types';

/**
 * What 8x8 does when a call has ended: it fills in the tokens, carries out the action, launches the screen pop and calls
 * back, each only where the call asks for it (the document's Launch Option and Callback URL).
 *
 * @param sent told of every form that was posted, when it was answered
 */
export async function finish(
	call: Call,
	crm: Crm,
	settings: VirtualContactCenterSettings,
	sent: (entry: Sent) => void,
): Promise<void> {
	const given = written(call.ctlUserdata, settings);
	const isFilled = settings.fillsTokens === 'always' || isKnownAction(pairsOf(given));
	const fill = (text: string) => (isFilled ? fillTokens(text, call, settings.timezone) : text);
	const data = new Map([...pairsOf(given)].map(([name, value]) => [name, fill(value)]));
	const result = crm.carryOut(data, pairsOf(call.extTransactionData), settings);
	const added = result.resultCode === 'SUCCESS' ? `[Ctl_newRecordId|${result.record.id}]` : '';
	const ctlUserdata = `${fill(given)}${added}`.replaceAll('][', `]${settings.betweenPairs}[`);
	if (data.get('ctl_launchopt') === 'true' && settings.screenPopUrl !== '') {
		sent(await post('launch', settings.screenPopUrl, launchForm(ctlUserdata)));
	}
	const callbackUrl = data.get('ctl_callbackurl') ?? '';
	if (callbackUrl === '') return;
	const { resultWithoutAction, furtherMembers } = settings;
	const resultCode = data.has('ctl_action') ? result.resultCode : resultWithoutAction;
	sent(
		await post('callback', callbackUrl, {
			ctl_userdata: ctlUserdata,
			...(resultCode === null ? {} : { resultCode }),
			errorString: result.errorString,
			...furtherMembers,
		}),
	);
}

/** What becomes of the data as a caller wrote it. */
function written(ctlUserdata: string, { bareEqual }: VirtualContactCenterSettings): string {
	if (bareEqual === 'kept') return ctlUserdata;
	return ctlUserdata.replace(/\[(?!ctl_)([^[\]|]+)\|([^[\]=]*)=[^\]]*\]/gi, '[$1|$2]');
}

function launchForm(ctlUserdata: string): Record<string, string> {
	return {
		CtlUserData: ctlUserdata,
		AgentID: AGENT.agentId,
		Username: AGENT.username,
		extLogin: AGENT.username,
		Password: AGENT.externalPassword,
		extPwd: AGENT.externalPassword,
		Account: SCREEN_POP.account,
		Role: SCREEN_POP.role,
		Command: 'launch',
		cmd: 'launch',
	};
}
