import type { IPollFunctions } from 'n8n-workflow';
import { readCount, requireDigits } from '../../shared/fields/digits';
import { isRecord } from '../../shared/guards';

/** What starts the workflow: that a callback is added, or that its time has come. */
type TriggerEvent = 'scheduled' | 'due';

/** What the trigger is set to wait for. */
export interface TriggerSettings {
	campaignId: string;
	event: TriggerEvent;
	/** How long before its time a callback counts as due, in milliseconds. */
	leadMs: number;
}

/**
 * Reads the trigger's parameters.
 *
 * @throws InputError where no campaign can be meant, or no number of minutes
 */
export function readSettings(n8n: IPollFunctions): TriggerSettings {
	const chosen: unknown = n8n.getNodeParameter('campaignId');
	const event = n8n.getNodeParameter('event') === 'due' ? 'due' : 'scheduled';
	const minutes = event === 'due' ? n8n.getNodeParameter('minutesBefore', 0) : 0;
	return {
		campaignId: requireDigits(isRecord(chosen) ? chosen.value : chosen, 'Campaign'),
		event,
		leadMs: readCount(minutes, 'Minutes Before', 0) * 60_000,
	};
}
