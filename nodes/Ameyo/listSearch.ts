import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { matching, refuseList } from '../shared/lists';
import { sessionCampaigns } from './campaigns';
import { asNumber, rowsOf, TIMEOUT_MS } from './parameters';
import { command } from './transport/command';
import { chosenAuthentication, connect } from './transport/connection';
import type { Connection } from './transport/connection';

/** The campaigns of the login, for the locator 'Campaign'. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const connection = await listConnection.call(this);
	const campaigns = await sessionCampaigns.call(this, connection);
	return matching(
		filter,
		campaigns.map(({ campaignId, campaignName, campaignType }) => ({
			name: `${campaignName} (${campaignId})`,
			value: campaignId,
			description: campaignType,
		})),
	);
}

/** The leads of the chosen campaign, for the locator 'Lead' (ameyo-customer-manager.txt 4.9). */
export async function searchLeads(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const connection = await listConnection.call(this);
	const chosen: unknown = this.getCurrentNodeParameter('campaignId', { extractValue: true });
	const campaignId = String(chosen ?? '').trim();
	if (campaignId.startsWith('=')) {
		refuseList.call(
			this,
			'The campaign is an expression, so its leads are not known before the workflow runs',
			"Choose the campaign from the list first, or give the lead with 'By ID'.",
		);
	}
	if (!/^\d+$/.test(campaignId)) {
		refuseList.call(this, 'Choose a campaign first', 'The list shows the leads of the campaign.');
	}
	const answer = await command.call(
		this,
		connection,
		'getLeadsForCampaign',
		{ campaignId: asNumber(campaignId) },
		{ kind: 'read', timeout: TIMEOUT_MS },
	);
	return matching(
		filter,
		rowsOf.call(this, answer).map((lead) => {
			const id = String(lead.leadId ?? lead.id ?? '');
			const name = typeof lead.leadName === 'string' ? `${lead.leadName} (${id})` : `Lead ${id}`;
			return { name: lead.enabled === false ? `${name}, disabled` : name, value: id };
		}),
	);
}

async function listConnection(this: ILoadOptionsFunctions): Promise<Connection> {
	if (chosenAuthentication.call(this) === 'hashKey' || !hasSession.call(this)) {
		refuseList.call(
			this,
			"Lists need the session login. Give the ID with 'By ID', or set 'Authentication' to 'Session Login'.",
		);
	}
	return await connect.call(this, 'session');
}

/** Click to dial is signed with the hash key, whatever the parameter said before. */
function hasSession(this: ILoadOptionsFunctions): boolean {
	return this.getCurrentNodeParameter('resource') !== 'call';
}
