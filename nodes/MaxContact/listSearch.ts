import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { matching, refuseList } from '../shared/lists';
import { TIMEOUT_MS } from '../shared/parameters';
import { connect } from './transport/connection';
import { readList } from './transport/method';

/** The users, for the locator 'Agent' ("Users"). */
export async function searchAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const rows = await rowsFor.call(this, ['users', 'user', await lookupUser.call(this)]);
	return matching(
		filter,
		rows.map(({ FullName, ID }) => ({ name: `${text(FullName)} (${text(ID)})`, value: text(ID) })),
	);
}

/** The result codes ("Result Codes"); those that agents are not shown come last. */
export async function searchResultCodes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const rows = await rowsFor.call(this, ['resultcodes', 'user', await lookupUser.call(this)]);
	const shown = rows.filter(({ IsAgentViewable }) => IsAgentViewable !== false);
	const hidden = rows.filter(({ IsAgentViewable }) => IsAgentViewable === false);
	return matching(filter, [
		...shown.map((row) => ({ name: codeName(row), value: text(row.Code) })),
		...hidden.map((row) => ({
			name: `${codeName(row)}, not shown to agents`,
			value: text(row.Code),
		})),
	]);
}

/** The active calls of the chosen agent ("Get Calls"). */
export async function getActiveCalls(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const agent = chosenDigits.call(
		this,
		'userId',
		'agent',
		'Choose the agent first: the list shows the calls of that agent',
	);
	const rows = await rowsFor.call(this, ['getcalls', 'user', agent]);
	return rows.map((call) => {
		const who = [call.CustomerName, call.CustomerName2].map(text).filter(Boolean).join(' ');
		const label = [text(call.PhoneNumber), who].filter(Boolean).join(', ');
		return { name: `${label} (${text(call.CallId)})`, value: text(call.CallId) };
	});
}

/** The phones of the lead that is to be dialled ("Lead Phones"). */
export async function getLeadPhones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const lead = chosenDigits.call(
		this,
		'additionalFields.leadId',
		'lead',
		"Add 'Lead ID' to 'Additional Fields' first: the list shows the phones of that lead",
	);
	const lookup = await lookupUser.call(this);
	const rows = await rowsFor.call(this, ['leadphones', 'user', lookup, 'lead', lead]);
	return rows.map(({ PhoneNumber, RecordType }) => {
		const type = text(RecordType);
		const number = text(PhoneNumber);
		return { name: type ? `${number} (${type})` : number, value: number };
	});
}

async function rowsFor(this: ILoadOptionsFunctions, path: string[]): Promise<IDataObject[]> {
	const connection = await connect.call(this);
	return await readList.call(this, connection, { path }, TIMEOUT_MS);
}

async function lookupUser(this: ILoadOptionsFunctions): Promise<string> {
	const { lookupUserId } = await connect.call(this);
	if (lookupUserId !== '') return lookupUserId;
	return refuseList.call(
		this,
		"'Lookup User ID' of the MaxContact credential holds no ID",
		'MaxContact gives lists to a user only. Enter the ID of one in the credential.',
	);
}

/** An ID that another parameter of the node holds. n8n shows the message of an error here, not its description. */
function chosenDigits(
	this: ILoadOptionsFunctions,
	name: string,
	what: string,
	missing: string,
): string {
	const chosen = text(this.getCurrentNodeParameter(name, { extractValue: true })).trim();
	if (chosen.startsWith('=')) {
		refuseList.call(
			this,
			`The ${what} is an expression, so the list is not known before the workflow runs`,
			`Choose the ${what} first, or type the value instead of choosing it.`,
		);
	}
	if (!/^\d+$/.test(chosen)) refuseList.call(this, missing);
	return chosen;
}

function codeName({ Code, Description }: IDataObject): string {
	return text(Description) === '' ? text(Code) : `${text(Description)} (${text(Code)})`;
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
