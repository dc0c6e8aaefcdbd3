import { NodeOperationError } from 'n8n-workflow';
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { TIMEOUT_MS } from '../parameters';
import { readCallbacks } from '../resources/callback/list';
import type { Connection } from '../transport/connection';
import { occurrenceOf } from './read';
import type { TriggerOn } from './read';

const ENOUGH = 100;

/**
 * A callback to build the workflow with: the one that was added last, or the one whose time came last
 * (where none is due yet, the next). Says nothing about which ones will start the workflow.
 *
 * @throws NodeOperationError where the campaign has no callback
 */
export async function sample(
	this: IPollFunctions,
	connection: Connection,
	campaignId: string,
	trigger: TriggerOn,
	now: number,
): Promise<INodeExecutionData[][]> {
	const options = { kind: 'read', timeout: TIMEOUT_MS } as const;
	const rows = await readCallbacks.call(this, connection, campaignId, {}, ENOUGH, options);
	const occurrences = rows.map((row) => occurrenceOf.call(this, row, trigger));
	const past = occurrences.filter(({ at }) => at <= now).sort((a, b) => b.at - a.at);
	const coming = occurrences.filter(({ at }) => at > now).sort((a, b) => a.at - b.at);
	const [shown] = trigger === 'due' ? [...past, ...coming] : [...coming.reverse(), ...past];
	if (shown) return [[{ json: shown.row }]];
	throw new NodeOperationError(this.getNode(), 'There is no callback in this campaign to show', {
		description: 'Schedule one in Ameyo, then try again.',
	});
}
