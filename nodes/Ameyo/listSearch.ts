import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { listSearch, matching } from '../shared/fields/listSearch';
import { TIMEOUT_MS } from '../shared/http/protocol';
import { refuse } from '../shared/refuse';
import { KNOWN_COLUMNS } from './resources/contact/columnsProperty';
import { chosenAuthentication, openConnection } from './transport/connection';
import type { Connection } from './transport/connection';
import { AmeyoClient } from './transport/request';
import { rowsOf } from './transport/rows';
import { NO_CAMPAIGNS, newCampaigns, sessionCampaigns } from './transport/session';
import type { CampaignInfo } from './transport/sessionState';
import { asNumber } from './transport/form';

/** The campaigns of the login, for the locator 'Campaign'; a new login is asked where one is not found. */
export const searchCampaigns = listSearch(async (n8n, filter) => {
	const connection = await connectForList(n8n);
	const known = campaignEntries(await sessionCampaigns(n8n, connection));
	if (matching(filter, known).length > 0) return known;
	const anew = await newCampaigns(n8n, connection);
	const entries = anew ? campaignEntries(anew) : known;
	return entries.length > 0 ? entries : refuse(NO_CAMPAIGNS);
});

/** The leads of the chosen campaign, for the locator 'Lead' (ameyo-customer-manager.txt 4.9). */
export const searchLeads = listSearch(async (n8n) => {
	const connection = await connectForList(n8n);
	const data = { campaignId: asNumber(chosenCampaign(n8n)) };
	const ameyo = new AmeyoClient(n8n, async () => connection, { timeout: TIMEOUT_MS });
	const leads = await ameyo.read('getLeadsForCampaign', data, rowsOf);
	return leads.map((lead) => {
		const id = String(lead.leadId ?? lead.id ?? '');
		const name = typeof lead.leadName === 'string' ? `${lead.leadName} (${id})` : `Lead ${id}`;
		return { name: lead.enabled === false ? `${name}, disabled` : name, value: id };
	});
});

/** The columns that are known, for the names of columns; and what was typed, as a campaign can have columns of its own. */
export const searchColumns = listSearch(async (_n8n, filter = '') => {
	const typed = filter.trim();
	const names = KNOWN_COLUMNS.includes(typed) ? KNOWN_COLUMNS : [...KNOWN_COLUMNS, typed];
	return names.filter((name) => name !== '').map((name) => ({ name, value: name }));
});

function campaignEntries(campaigns: CampaignInfo[]): INodeListSearchItems[] {
	return campaigns.map(({ campaignId, campaignName, campaignType }) => ({
		name: `${campaignName} (${campaignId})`,
		value: campaignId,
		description: campaignType,
	}));
}

function chosenCampaign(n8n: ILoadOptionsFunctions): string {
	const chosen: unknown = n8n.getCurrentNodeParameter('campaignId', { extractValue: true });
	const campaignId = String(chosen ?? '').trim();
	if (campaignId.startsWith('=')) {
		refuse(
			'The campaign is an expression, so its leads are not known before the workflow runs',
			"Choose the campaign from the list first, or give the lead with 'By ID'.",
		);
	}
	return /^\d+$/.test(campaignId)
		? campaignId
		: refuse('Choose a campaign first', 'The list shows the leads of the campaign.');
}

async function connectForList(n8n: ILoadOptionsFunctions): Promise<Connection> {
	// Click to dial is signed with the hash key, whatever the parameter said before.
	const isHashKey =
		chosenAuthentication(n8n) === 'hashKey' || n8n.getCurrentNodeParameter('resource') === 'call';
	if (isHashKey) {
		refuse(
			"Lists need the session login. Give the ID with 'By ID', or set 'Authentication' to 'Session Login'.",
		);
	}
	return await openConnection(n8n, 'session');
}
