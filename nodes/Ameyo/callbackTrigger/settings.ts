import type { IPollFunctions } from 'n8n-workflow';
import { requireDigits } from '../../shared/fields/digits';
import { isRecord } from '../../shared/guards';

/** What starts the workflow: that a callback is added, or that its time has come. */
export type TriggerEvent = 'scheduled' | 'due';

/** What the trigger is set to wait for. */
export interface TriggerSettings {
	campaignId: string;
	event: TriggerEvent;
}

/**
 * Reads the trigger's parameters.
 *
 * @throws InputError where no campaign can be meant
 */
export function readSettings(n8n: IPollFunctions): TriggerSettings {
	const chosen: unknown = n8n.getNodeParameter('campaignId');
	return {
		campaignId: requireDigits(isRecord(chosen) ? chosen.value : chosen, 'Campaign'),
		event: n8n.getNodeParameter('event') === 'due' ? 'due' : 'scheduled',
	};
}
