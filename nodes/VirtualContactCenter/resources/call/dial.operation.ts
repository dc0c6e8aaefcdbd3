import { beforeCall } from '../../../shared/fields/beforeCall';
import { inForm, placedCall } from '../../placedCall';
import { call, sendUserDataIn, serverDialNotice } from '../../fields';
import { agentLane, operation } from '../../operation';

/** 8x8-click-to-dial.txt, Query Parameters: rings the agent, then the number. */
export const dial = operation({
	name: 'Dial',
	value: 'dial',
	action: 'Dial call',
	description:
		"Place a call from n8n with the agent's session, without waiting for its end (inferred: 8x8 documents the agent's browser only)",
	fields: { serverDialNotice, call, sendUserDataIn, beforeCall },
	lane: agentLane,
	call: ({ call, beforeCall }) => placedCall(call, beforeCall),
	execute: async ({ call, sendUserDataIn, beforeCall }, { virtualContactCenter }) =>
		await virtualContactCenter.dial(inForm(call, beforeCall), sendUserDataIn),
});
