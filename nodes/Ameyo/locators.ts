import type { INodeProperties, INodePropertyModeValidation } from 'n8n-workflow';

const DIGITS_ONLY: INodePropertyModeValidation[] = [
	{
		type: 'regex',
		properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is made of digits' },
	},
];

const campaign: INodeProperties = {
	displayName: 'Campaign',
	name: 'campaignId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The campaign to work in',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a campaign...',
			typeOptions: { searchListMethod: 'searchCampaigns', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1',
			validation: DIGITS_ONLY,
		},
	],
};

const lead: INodeProperties = {
	displayName: 'Lead',
	name: 'leadId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The lead of the campaign, that is its list of contacts, to upload into',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a lead...',
			typeOptions: { searchListMethod: 'searchLeads', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 35',
			validation: DIGITS_ONLY,
		},
	],
};

/** Where the hash key may be chosen: it has no lists, so the locator begins with the ID. */
function forEither(locator: INodeProperties): INodeProperties[] {
	return [
		{ ...locator, displayOptions: { show: { authentication: ['session'] } } },
		{
			...locator,
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
