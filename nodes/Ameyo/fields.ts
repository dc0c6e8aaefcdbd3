import type { INodeProperties } from 'n8n-workflow';
import { shownAs } from '../shared/fields/field';
import type { Field } from '../shared/fields/field';
import { locator } from '../shared/fields/locator';
import type { LocatorParts } from '../shared/fields/locator';
import { refuse } from '../shared/refuse';

/** Milliseconds that a call may take to be answered. */
export const DIAL_TIMEOUT_MS = 180_000;

const CAMPAIGN: LocatorParts = {
	displayName: 'Campaign',
	name: 'campaignId',
	description: 'The campaign to work in',
	search: 'searchCampaigns',
	placeholders: { list: 'Select a campaign...', id: 'e.g. 1' },
};

const LEAD: LocatorParts = {
	displayName: 'Lead',
	name: 'leadId',
	description: 'The lead of the campaign, that is its list of contacts, to upload into',
	search: 'searchLeads',
	placeholders: { list: 'Select a lead...', id: 'e.g. 35' },
};

/** The campaign, for operations that need the session login. */
export const sessionCampaign = locator(CAMPAIGN);

/** The campaign, for operations that need the hash key: lists come with the session login only. */
export function hashKeyCampaign(description: string): Field<string> {
	return locator({ ...CAMPAIGN, description, listed: false });
}

/** The campaign, for operations that take either credential. */
export const campaign = forEither(CAMPAIGN);
/** The lead, for operations that take either credential. */
export const lead = forEither(LEAD);

/** Where the hash key is chosen, no list is offered. */
function forEither(parts: LocatorParts): Field<string> {
	const unlisted = locator({ ...parts, listed: false }).properties;
	return shownAs(locator(parts), (listed) => [
		shownWith('session', listed),
		...unlisted.map((property) => shownWith('hashKey', property)),
	]);
}

function shownWith(authentication: string, property: INodeProperties): INodeProperties {
	return { ...property, displayOptions: { show: { authentication: [authentication] } } };
}

/** How a date without a time zone is read, for the description of its field. */
export const DATE_HINT =
	'Without a time zone it is read in the time zone of the credential, or of the workflow where that is empty';

/** In which form a phone number is taken, for the description of its field. Public client code meets refusals that say so. */
export const PHONE_HINT =
	'Some servers take digits only, and of a longer number the last ten (seen in public client code)';

/** The collection 'Additional Fields', empty. */
export const ADDITIONAL_FIELDS: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
};

/** What 'Self Callback' means (ameyo-customer-manager.txt 4.8.3, 4.10.1). */
export const SELF_CALLBACK =
	"Whether the callback is for one agent alone, the one in 'Agent User ID'";

/** A callback that is for one agent alone must say for whom. */
export function requireAgentOfSelfCallback<
	Callback extends { agent: string; isSelfCallback: boolean },
>(callback: Callback): Callback {
	if (callback.isSelfCallback && callback.agent === '') {
		refuse(
			"'Self Callback' needs 'Agent User ID': it is for one agent alone",
			"Add 'Agent User ID', or turn 'Self Callback' off.",
		);
	}
	return callback;
}
