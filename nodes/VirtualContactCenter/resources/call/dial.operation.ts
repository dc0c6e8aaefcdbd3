import type { IExecuteFunctions } from 'n8n-workflow';
import { fieldsOf } from '../../../shared/parameters';
import type { ItemOperation } from '../../../shared/operation';
import { timeoutOf } from '../../../shared/requestOptions';
import { callProperties } from '../../callProperties';
import { DIAL_LIMITS, ONE_AGENT, placedCall, sendUserDataInProperty } from '../../dialling';
import { readCall } from '../../readCall';
import { connect } from '../../transport/connection';
import { dial as dialCall } from '../../transport/dial';

/** 8x8-click-to-dial.txt, Query Parameters: rings the agent, then the number. */
export const dial: ItemOperation = {
	name: 'Dial',
	value: 'dial',
	action: 'Dial call',
	description: "Place a call with the agent's session, without waiting for its end",
	limits: DIAL_LIMITS,
	properties: [...callProperties, sendUserDataInProperty],
	lane: () => ONE_AGENT,
	async execute(this: IExecuteFunctions, i: number) {
		const fields = fieldsOf.call(this, i);
		const connection = await connect.call(this);
		const call = placedCall.call(this, fields, connection.baseUrl, readCall.call(this, i), i);
		return await dialCall.call(
			this,
			connection,
			call,
			timeoutOf.call(this, i, DIAL_LIMITS.timeout),
		);
	},
};
