import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { listSearch } from '../shared/fields/listSearch';
import { TIMEOUT_MS } from '../shared/http/protocol';
import { refuse } from '../shared/refuse';
import { openConnection } from './transport/connection';
import { MaxContactClient } from './transport/request';

/** The users, for the locator 'Agent' ("Users"). */
export const searchAgents = listSearch(async (n8n) => {
	const rows = await rowsFor(n8n, (lookup) => ['users', 'user', lookup()]);
	return rows.map(({ FullName, ID }) => ({
		name: `${text(FullName)} (${text(ID)})`,
		value: text(ID),
	}));
});

/** The result codes ("Result Codes"); those that agents are not shown come last. */
export const searchResultCodes = listSearch(async (n8n) => {
	const rows = await rowsFor(n8n, (lookup) => ['resultcodes', 'user', lookup()]);
	const isHidden = ({ IsAgentViewable }: IDataObject) => IsAgentViewable === false;
	return [
		...rows.filter((row) => !isHidden(row)).map((row) => ({ name: codeName(row), row })),
		...rows.filter(isHidden).map((row) => ({ name: `${codeName(row)}, not shown to agents`, row })),
	].map(({ name, row }) => ({ name, value: text(row.Code) }));
});

/** The active calls of the chosen agent ("Get Calls"). */
export const searchActiveCalls = listSearch(async (n8n) => {
	const agent = chosenDigits(
		n8n,
		'userId',
		'agent',
		'Choose the agent first: the list shows the calls of that agent',
	);
	const rows = await rowsFor(n8n, () => ['getcalls', 'user', agent]);
	return rows.map((call) => {
		const who = [call.CustomerName, call.CustomerName2].map(text).filter(Boolean).join(' ');
		const label = [text(call.PhoneNumber), who].filter(Boolean).join(', ');
		return { name: `${label} (${text(call.CallId)})`, value: text(call.CallId) };
	});
});

/** The phones of the lead that is to be dialled ("Lead Phones"). */
export const searchLeadPhones = listSearch(async (n8n) => {
	const lead = chosenDigits(
		n8n,
		'additionalFields.leadId',
		'lead',
		"Add 'Lead ID' to 'Additional Fields' first: the list shows the phones of that lead",
	);
	const rows = await rowsFor(n8n, (lookup) => ['leadphones', 'user', lookup(), 'lead', lead]);
	return rows.map(({ PhoneNumber, RecordType }) => {
		const type = text(RecordType);
		const number = text(PhoneNumber);
		return { name: type ? `${number} (${type})` : number, value: number };
	});
});

/** @param pathFor gives the method's path; it is handed the user in whose name lists are asked for */
async function rowsFor(
	n8n: ILoadOptionsFunctions,
	pathFor: (lookupUser: () => string) => string[],
): Promise<IDataObject[]> {
	const connection = await openConnection(n8n);
	const path = pathFor(() => connection.lookupUserId || refuseLookup());
	return await new MaxContactClient(n8n, async () => connection, { timeout: TIMEOUT_MS }).list(
		path,
	);
}

function refuseLookup(): never {
	return refuse(
		"'Lookup User ID' of the MaxContact credential holds no ID",
		'MaxContact gives lists to a user only. Enter the ID of one in the credential.',
	);
}

/** An ID that another parameter of the node holds. n8n shows the message of an error here, not its description. */
function chosenDigits(
	n8n: ILoadOptionsFunctions,
	name: string,
	what: string,
	missing: string,
): string {
	const chosen = text(n8n.getCurrentNodeParameter(name, { extractValue: true })).trim();
	if (chosen.startsWith('=')) {
		refuse(
			`The ${what} is an expression, so the list is not known before the workflow runs`,
			`Choose the ${what} first, or type the value instead of choosing it.`,
		);
	}
	return /^\d+$/.test(chosen) ? chosen : refuse(missing);
}

function codeName({ Code, Description }: IDataObject): string {
	return text(Description) === '' ? text(Code) : `${text(Description)} (${text(Code)})`;
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
