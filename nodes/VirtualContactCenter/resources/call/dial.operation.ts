import { call, sendUserDataIn } from '../../fields';
import { agentLane, operation } from '../../operation';

/** 8x8-click-to-dial.txt, Query Parameters: rings the agent, then the number. */
export const dial = operation({
	name: 'Dial',
	value: 'dial',
	action: 'Dial call',
	description: "Place a call with the agent's session, without waiting for its end",
	fields: { call, sendUserDataIn },
	lane: agentLane,
	execute: async ({ call, sendUserDataIn }, { virtualContactCenter }) =>
		await virtualContactCenter.dial(call, sendUserDataIn),
});
