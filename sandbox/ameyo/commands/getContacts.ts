import { json } from '../../core/response';
import { isColumn, TABLE_ALIAS } from './columns';
import { AmeyoRefusal } from '../refusals';
import {
	flag,
	isData,
	optionalId,
	optionalIds,
	optionalText,
	requiredId,
	type Data,
} from '../parameters';
import type { Contact } from '../types';
import type { AmeyoState } from '../state';
import type { Command } from './command';

/**
 * The asked columns by their aliases. The document prints an array with keys, which is not JSON (4.6.4); what a server can
 * take is an object.
 * @throws AmeyoRefusal for an array, or a column that is not one of the 35. The words are inferred.
 */
function readColumns(data: Data): Array<readonly [column: string, alias: string]> {
	const { otherColumns } = data;
	if (otherColumns === undefined || otherColumns === null) return [];
	if (!isData(otherColumns)) throw new AmeyoRefusal(1, 'Parameter otherColumns is not an object');
	return Object.entries(otherColumns).map(([key, alias]) => {
		const column = key.startsWith(TABLE_ALIAS) ? key.slice(TABLE_ALIAS.length) : '';
		if (!isColumn(column)) throw new AmeyoRefusal(1, `Invalid column: ${key}`);
		return [column, String(alias)] as const;
	});
}

function bean(
	{ customerId, leadId, customerData, columns, campaignId }: Contact,
	asked: ReturnType<typeof readColumns>,
) {
	const count = (column: string) => Number(columns[column] ?? 0);
	const extra = asked.flatMap(([column, alias]) => {
		const value = columns[column];
		return value === undefined ? [] : [[alias, value] as const];
	});
	return {
		customerId,
		processId: campaignId,
		leadId,
		numInboundAttempted: count('num_inbound_attempted'),
		numInboundConnected: count('num_inbound_connected'),
		numOutboundAttempted: count('num_outbound_attempted'),
		numOutboundConnected: count('num_outbound_connected'),
		customerData,
		extraData: Object.fromEntries(extra),
	};
}

function valueOf(contact: Contact, field: string): string | number {
	if (field === 'customerId' || field === 'customer_id') return contact.customerId;
	if (field === 'leadId' || field === 'lead_id') return contact.leadId;
	const value = contact.columns[field] ?? contact.customerData[field];
	return typeof value === 'number' ? value : String(value ?? '');
}

/** @throws AmeyoRefusal where the server takes neither parameter; the words are inferred. */
function readSorting(
	data: Data,
	{ settings: { sorting } }: AmeyoState,
): { orderBy?: string; limitOffset?: number } {
	const orderBy = optionalText(data, 'orderBy');
	const limitOffset = optionalId(data, 'limitOffset');
	const given = orderBy !== undefined || limitOffset !== undefined;
	if (given && sorting === 'refused') throw new AmeyoRefusal(1, 'Unrecognized field "orderBy"');
	return sorting === 'taken' ? { orderBy, limitOffset } : {};
}

/** Sorted by a field, `asc` unless ` desc` follows it. Which fields and words the server takes is inferred. */
function sorted(contacts: Contact[], orderBy: string | undefined): Contact[] {
	if (orderBy === undefined) return contacts;
	const [name = '', direction = 'asc'] = orderBy.trim().split(/\s+/);
	const field = name.startsWith(TABLE_ALIAS) ? name.slice(TABLE_ALIAS.length) : name;
	const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
	return contacts.sort((a, b) => {
		const [left, right] = [valueOf(a, field), valueOf(b, field)];
		if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
		return sign * String(left).localeCompare(String(right), 'en');
	});
}

/** @throws AmeyoRefusal when an asked lead is not in the campaign (4.6.7). */
function askedLeads(
	data: Data,
	state: AmeyoState,
	campaignId: number,
): (leadId: number) => boolean {
	const ids = optionalIds(data, 'leadIds');
	for (const id of ids ?? []) state.lead(campaignId, Number(id));
	const onlyEnabled = flag(data, 'chooseEnabledLeads');
	const enabled = new Map(
		state.leads.filter((lead) => lead.campaignId === campaignId).map((l) => [l.leadId, l.enabled]),
	);
	return (leadId) =>
		(!ids || ids.has(String(leadId))) && (!onlyEnabled || enabled.get(leadId) === true);
}

/** Customer Manager document, 4.6. */
export const getContacts: Command = {
	access: 'sessionOrHashKey',
	deadSession: 3,
	run: ({ data, state }) => {
		const campaignId = requiredId(data, 'campaignId');
		state.campaign(campaignId);
		const customerIds = optionalIds(data, 'customerIds');
		const inLeads = askedLeads(data, state, campaignId);
		const columns = readColumns(data);
		const { orderBy, limitOffset } = readSorting(data, state);
		const found = [...state.contacts.byKey.values()].filter(
			(contact) =>
				contact.campaignId === campaignId &&
				inLeads(contact.leadId) &&
				(!customerIds || customerIds.has(String(contact.customerId))),
		);
		const rows = sorted(found, orderBy);
		const asked = rows.slice(0, limitOffset ?? rows.length);
		const beanResponse = asked.map((contact) => bean(contact, columns));
		return json({ beanResponse, result: 'Success.', comment: 'Execution successful' });
	},
};
