import type { Crm } from './crm';
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
	const fill = (text: string) => fillTokens(text, call, settings.timezone);
	const data = new Map([...pairsOf(call.ctlUserdata)].map(([name, value]) => [name, fill(value)]));
	const result = crm.carryOut(data, settings.crmRefusal);
	const added = result.resultCode === 'SUCCESS' ? `[Ctl_newRecordId|${result.record.id}]` : '';
	const ctlUserdata = `${fill(call.ctlUserdata)}${added}`;
	if (data.get('ctl_launchopt') === 'true' && settings.screenPopUrl !== '') {
		sent(await post('launch', settings.screenPopUrl, launchForm(ctlUserdata)));
	}
	const callbackUrl = data.get('ctl_callbackurl') ?? '';
	if (callbackUrl === '') return;
	sent(
		await post('callback', callbackUrl, {
			ctl_userdata: ctlUserdata,
			resultCode: result.resultCode,
			errorString: result.errorString,
		}),
	);
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
