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
	forModel:
		'It rings the agent whose session n8n has, then the number, and does not wait until somebody answers. It needs the number to dial. In the result, requested: true means that 8x8 took the request, and page what its page says; what comes of the call is not known here. With held true no call was placed: message says why, and heldUntil when it may be placed (null: never as it is). After an error that says that it is not known whether it was carried out, do not call it again: the customer could be called twice.',
	fields: { serverDialNotice, call, sendUserDataIn, beforeCall },
	lane: agentLane,
	call: ({ call, beforeCall }) => placedCall(call, beforeCall),
	execute: async ({ call, sendUserDataIn, beforeCall }, { virtualContactCenter }) =>
		await virtualContactCenter.dial(inForm(call, beforeCall), sendUserDataIn),
});
