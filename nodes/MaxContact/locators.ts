import type { INodeProperties } from 'n8n-workflow';
import { locator } from '../shared/locator';

const user = locator({
	displayName: 'Agent',
	name: 'userId',
	description: 'The agent to command, who must be logged in to MaxContact',
	search: 'searchAgents',
	placeholders: { list: 'Select an agent...', id: 'e.g. 7' },
});

/** The agent who is commanded. */
export const agentLocator: INodeProperties = {
	...user,
	hint: 'Commands for one agent are sent one after another; agents are commanded side by side',
};

/** The agent whose calls are read. */
export const callsOfAgentLocator: INodeProperties = {
	...user,
	description: 'The agent whose active calls to return',
};

/** The user who asks for a list that is the same for all. */
export const askingUserLocator: INodeProperties = {
	...locator({
		displayName: 'Asking User',
		name: 'userId',
		description:
			"The user in whose name to ask, because MaxContact gives lists to users only. Leave empty to use the 'Lookup User ID' of the credential.",
		search: 'searchAgents',
		placeholders: { list: 'Lookup user of the credential', id: 'e.g. 7' },
		// With a check n8n takes an ID that is left empty for a fault and does not publish the workflow.
		digits: false,
	}),
	required: false,
};

/** A result code, as `dispose` and `connectcalls` want it: the code, not its number. */
export function resultCodeLocator(displayName: string, name: string): INodeProperties {
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
