import type { INodeProperties } from 'n8n-workflow';
import { locator } from '../shared/locator';

const campaign = locator({
	displayName: 'Campaign',
	name: 'campaignId',
	description: 'The campaign to work in',
	search: 'searchCampaigns',
	placeholders: { list: 'Select a campaign...', id: 'e.g. 1' },
});

const lead = locator({
	displayName: 'Lead',
	name: 'leadId',
	description: 'The lead of the campaign, that is its list of contacts, to upload into',
	search: 'searchLeads',
	placeholders: { list: 'Select a lead...', id: 'e.g. 35' },
});

/** Where the hash key may be chosen: it has no lists, so the locator begins with the ID. */
function forEither(property: INodeProperties): INodeProperties[] {
	return [
		{ ...property, displayOptions: { show: { authentication: ['session'] } } },
		{
			...property,
			default: { mode: 'id', value: '' },
			displayOptions: { show: { authentication: ['hashKey'] } },
		},
	];
}

/** The campaign, for operations that need the session login. */
export const sessionCampaign = campaign;
/** The campaign, for operations that need the hash key. */
export const hashKeyCampaign: INodeProperties = { ...campaign, default: { mode: 'id', value: '' } };
/** The campaign, for operations that take either credential. */
export const campaignLocators = forEither(campaign);
/** The lead, for operations that take either credential. */
export const leadLocators = forEither(lead);
