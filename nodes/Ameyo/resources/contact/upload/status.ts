import type { INodePropertyOptions } from 'n8n-workflow';

/** The statuses of a customer (ameyo-customer-manager.txt 4.6.3, 9), and the one that both uploads are printed with. */
export const STATUSES: INodePropertyOptions[] = [
	{ name: 'All Circuits Busy', value: 'SIT_NOCIRCUIT' },
	{ name: 'Answering Machine', value: 'AMD' },
	{ name: 'Attempt Failed', value: 'ATTEMPT_FAILED' },
	{ name: 'Busy', value: 'BUSY' },
	{ name: 'Call Dropped', value: 'CALL_DROP' },
	{ name: 'Call Failure', value: 'SIT_REORDER' },
	{ name: 'Call Hung Up', value: 'CALL_HANGUP' },
	{ name: 'Call Not Picked', value: 'CALL_NOT_PICKED' },
	{ name: 'Connected', value: 'CONNECTED' },
	{ name: 'Failed', value: 'FAILED' },
	{ name: 'No Answer', value: 'NO_ANSWER' },
	{ name: 'Not Tried', value: 'NOT_TRIED' },
	{ name: 'Number Changed or Disconnected', value: 'SIT_INTERCEPT' },
	{ name: 'Number Failed for Now', value: 'NUMBER_TEMP_FAILURE' },
	{ name: 'Number Failed for Good', value: 'NUMBER_FAILURE' },
	{ name: 'Number Unassigned', value: 'SIT_VACANT' },
	{ name: 'Provider Refused for Good', value: 'PROVIDER_FAILURE' },
	{ name: 'Provider Refused for Now', value: 'PROVIDER_TEMP_FAILURE' },
	{ name: 'System Error', value: 'SYSTEM_ERROR' },
	{ name: 'Transferred to Campaign', value: 'TRANSFERRED_TO_CAMPAIGN' },
];
