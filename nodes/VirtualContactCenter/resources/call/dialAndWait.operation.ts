import { beforeCall } from '../../../shared/fields/beforeCall';
import { field } from '../../../shared/fields/field';
import type { Run } from '../../../shared/operations/run';
import { refuse } from '../../../shared/refuse';
import { secretsIn } from '../../dialAndWait/awaitedCall';
import { callbackUrl, sleepUntilCallback } from '../../dialAndWait/wait';
import { sendUserDataIn, serverDialNotice, waitingCall } from '../../fields';
import { inForm, placedCall } from '../../placedCall';
import { agentLane, operation } from '../../operation';

const MINUTES_A_YEAR = 525_600;

const waitLimit = field(
	{
		displayName: 'Wait Limit (Minutes)',
		name: 'waitLimit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 120,
		description:
			"How many minutes to wait for the end of the call. After that the workflow continues with 'timedOut': true. While the execution waits, n8n may be restarted. If the workflow is published, a result that arrives before the execution is waiting (within a second of dialling, or a few seconds on a busy machine) is kept for it; if it is not, that result is lost.",
		hint: 'Handles one item per execution, which waits until the call has ended',
	},
	(value, label) => {
		const minutes = Number(value);
		if (minutes > 0 && minutes <= MINUTES_A_YEAR) return minutes;
		return refuse(
			`'${label}' must be a number above 0, and not above one year`,
			'The default is 120.',
		);
	},
);

/** As `dial`, and the workflow sleeps until 8x8 posts to the callback URL (8x8-click-to-dial.txt, Callback URL). */
export const dialAndWait = operation({
	name: 'Dial and Wait',
	value: 'dialAndWait',
	action: 'Dial call and wait for its end',
	description:
		"Place a call from n8n with the agent's session, and go on when it has ended (inferred: 8x8 documents the agent's browser only)",
	// What n8n runs for an agent it cannot put to sleep: the agent would be woken instead, without an answer.
	notForAgents: {
		reason: 'n8n cannot put a tool to sleep',
		instead:
			"Give the agent the operation 'Dial', and take what comes of the call with the 8x8 Contact Center Trigger.",
	},
	fields: { serverDialNotice, call: waitingCall, sendUserDataIn, waitLimit, beforeCall },
	lane: agentLane,
	requireFit: refuseMany,
	call: ({ call, beforeCall }) => placedCall(call, beforeCall),
	async execute({ call, sendUserDataIn, waitLimit, beforeCall }, { virtualContactCenter, run }) {
		const platform = await virtualContactCenter.platform();
		const url = await callbackUrl(run.n8n, platform);
		const systemData = { ...call.systemData, callbackUrl: url };
		const placed = await virtualContactCenter.dial(
			{ ...inForm(call, beforeCall), systemData },
			sendUserDataIn,
			secretsIn(url),
		);
		await sleepUntilCallback(run.n8n, waitLimit);
		return placed;
	},
});

function refuseMany({ items }: Run): void {
	if (items.length === 1) return;
	refuse(
		`'Dial and Wait' takes one item an execution, but there are ${items.length}. No call was placed.`,
		"n8n has one resume URL for an execution. Put the node into a sub-workflow and call it with 'Execute Sub-workflow': mode 'Run once for each item', 'Wait For Sub-Workflow Completion' turned off.",
	);
}
