import type { IExecuteFunctions } from 'n8n-workflow';
import type { Fields } from '../../../shared/fields';
import type { ItemOperation } from '../../../shared/operation';
import { fieldsOf } from '../../../shared/parameters';
import { parameter } from '../../../shared/reader';
import { timeoutOf } from '../../../shared/requestOptions';
import { waitingCallProperties } from '../../callProperties';
import { DIAL_LIMITS, ONE_AGENT, placedCall, sendUserDataInProperty } from '../../dialling';
import { readCall } from '../../readCall';
import { connect } from '../../transport/connection';
import { dial } from '../../transport/dial';
import { resumeUrl, sleepUntilCallback } from '../../waiting';

const MINUTES_A_YEAR = 525_600;

/** As `dial`, and the workflow sleeps until 8x8 posts to the callback URL (8x8-click-to-dial.txt, Callback URL). */
export const dialAndWait: ItemOperation = {
	name: 'Dial and Wait',
	value: 'dialAndWait',
	action: 'Dial call and wait for its end',
	description: "Place a call with the agent's session, and go on when it has ended",
	limits: DIAL_LIMITS,
	properties: [
		...waitingCallProperties,
		sendUserDataInProperty,
		{
			displayName: 'Wait Limit (Minutes)',
			name: 'waitLimit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 120,
			description:
				"How many minutes to wait for the end of the call. After that the workflow goes on with 'timedOut': true.",
			hint: 'Takes one item an execution. n8n sleeps meanwhile, and may be restarted.',
		},
	],
	lane: () => ONE_AGENT,
	async execute(this: IExecuteFunctions, i: number) {
		const fields = fieldsOf.call(this, i);
		refuseTool.call(this, fields);
		refuseMany.call(this, fields);
		const minutes = waitLimitOf.call(this, fields, i);
		const connection = await connect.call(this);
		const callbackUrl = resumeUrl.call(this, fields, connection.baseUrl);
		const call = placedCall.call(
			this,
			fields,
			connection.baseUrl,
			readCall.call(this, i, callbackUrl),
			i,
		);
		const timeout = timeoutOf.call(this, i, DIAL_LIMITS.timeout);
		const placed = await dial.call(this, connection, call, timeout);
		await sleepUntilCallback.call(this, minutes);
		return placed;
	},
};

/** What n8n runs for an agent it cannot put to sleep: the agent would be woken instead, without an answer. */
function refuseTool(this: IExecuteFunctions, fields: Fields): void {
	if (!this.isToolExecution() && this.getNode().rewireOutputLogTo === undefined) return;
	fields.refuse(
		"'Dial and Wait' cannot be the tool of an agent: n8n cannot put a tool to sleep. No call was placed.",
		"Give the agent the operation 'Dial', and take what comes of the call with the 8x8 Contact Center Trigger.",
	);
}

function refuseMany(this: IExecuteFunctions, fields: Fields): void {
	const { length } = this.getInputData();
	if (length === 1) return;
	fields.refuse(
		`'Dial and Wait' takes one item an execution, but there are ${length}. No call was placed.`,
		"n8n has one resume URL for an execution. Put the node into a sub-workflow and call it with 'Execute Sub-workflow': mode 'Run once for each item', 'Wait For Sub-Workflow Completion' turned off.",
	);
}

function waitLimitOf(this: IExecuteFunctions, fields: Fields, i: number): number {
	const minutes = Number(parameter.call(this, 'waitLimit', i, 120));
	if (minutes > 0 && minutes <= MINUTES_A_YEAR) return minutes;
	return fields.refuse(
		"'Wait Limit (Minutes)' must be a number above 0, and not above one year",
		'The default is 120.',
	);
}
