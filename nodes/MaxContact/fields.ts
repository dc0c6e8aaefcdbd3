import type { INodeProperties } from 'n8n-workflow';
import { collection } from '../shared/fields/collection';
import { notice } from '../shared/fields/field';
import { locator } from '../shared/fields/locator';
import type { LocatorParts } from '../shared/fields/locator';
import { requirePhone } from '../shared/fields/phone';
import { requireSegment } from '../shared/fields/text';

const user: LocatorParts = {
	displayName: 'Agent',
	name: 'userId',
	description: 'The agent',
	search: 'searchAgents',
	placeholders: { list: 'Select an agent...', id: 'e.g. 7' },
};

/** The agent who is commanded; an agent is one person, so their commands run one after another. */
export const agent = locator({
	...user,
	description:
		'The agent to command, who must be logged in to MaxContact. Commands for the same agent are sent one after another, commands for different agents in parallel.',
});

/** The agent whose calls are read. */
export const agentOfCalls = locator({
	...user,
	description: 'The agent whose active calls to return',
});

/** The user who asks for a list that is the same for all; '' for the credential's. */
export const askingUser = locator({
	displayName: 'On Behalf Of',
	name: 'userId',
	description:
		"The user on whose behalf to ask, because MaxContact gives lists to users only. Leave empty to use the 'Lookup User ID' of the credential.",
	search: 'searchAgents',
	placeholders: { list: 'Lookup user of the credential', id: 'e.g. 7' },
	required: false,
});

/** A call of the agent. */
export function callLocator(displayName: string, name: string) {
	return locator({
		displayName,
		name,
		description:
			"Choose one of the active calls of the agent, or give the 'CallId' that 'Dial' and 'Get Many' of calls return. Call IDs start again at 1,000 when MaxContact's system restarts (not documented, inferred): compare the 'CallStartTime' as well where a call is older than the execution.",
		search: 'searchActiveCalls',
		placeholders: { list: 'Select a call...', id: 'e.g. 5001' },
		// Calls come from the node before, as a rule.
		mode: 'id',
	});
}

/** The call that is commanded. */
export const call = callLocator('Call ID', 'callId');

/** The number to dial, as it can be one segment of the path. */
export const phoneToDial = locator({
	displayName: 'Phone Number',
	name: 'phoneNumber',
	description:
		"The number to dial, or one of the phones of the lead in 'Additional Fields'. Some servers refuse a plus sign in an address (inferred): write 00 instead, or the national form.",
	search: 'searchLeadPhones',
	placeholders: { list: 'Select a phone of the lead...', id: 'e.g. 01611234567' },
	byId: 'By Number',
	mode: 'id',
	read: (value, label) => requireSegment(requirePhone(value, label), label),
});

/** A result code, as `dispose` and `connectcalls` want it: the code, not its number. */
export function resultCodeLocator(displayName: string, name: string) {
	return locator({
		displayName,
		name,
		description: 'How the call ended',
		search: 'searchResultCodes',
		placeholders: { list: 'Select a result code...', id: 'e.g. SALE' },
		byId: 'By Code',
		digits: false,
	});
}

/** 'Options' of a list that is the same for all: who asks. */
export const listOptions = collection(
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
	},
	{ askingUser },
);

const RECORDING_NOTICE: INodeProperties = {
	displayName:
		"The recording button in the agent's browser does not change. The recording is started or stopped all the same.",
	name: 'recordingNotice',
	type: 'notice',
	default: '',
};

/** The NOTE of "Start Recording" and "Stop Recording". */
export const recordingNotice = notice(RECORDING_NOTICE);
