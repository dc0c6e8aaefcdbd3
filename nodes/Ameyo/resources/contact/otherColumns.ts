import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../../shared/guards';
import { madeOf } from '../../../shared/http/includeAnswer';
import { withIsoDates } from '../../transport/ameyoDates';

/** The additional attributes that getContacts can return (ameyo-customer-manager.txt 4.6.2, 4.c). */
export const OTHER_COLUMNS = [
	'attempts',
	'last_dialed',
	'status',
	'last_churn_1',
	'last_churn_2',
	'disposition',
	'last_churn_date',
	'churn_count',
	'last_user_id',
	'num_inbound_attempted',
	'num_outbound_attempted',
	'num_inbound_connected',
	'num_outbound_connected',
	'last_connected_time',
	'last_dialed_time',
	'last_status_1',
	'last_status_2',
	'last_status_3',
	'last_status_4',
	'last_disposition_1',
	'last_disposition_2',
	'last_disposition_3',
	'last_disposition_4',
	'last_user_id_1',
	'last_user_id_2',
	'last_user_id_3',
	'last_user_id_4',
	'last_dialed_number_1',
	'last_dialed_number_2',
	'last_dialed_number_3',
	'last_dialed_number_4',
	'last_dialed_time_1',
	'last_dialed_time_2',
	'last_dialed_time_3',
	'last_dialed_time_4',
];

/** Those that hold a date. `last_dialed` is not said to be one: it may be a number. */
const DATES = OTHER_COLUMNS.filter((column) => /_(time|date)(_\d)?$/.test(column));

/** Less than this is no date but, as a 0, none: epoch milliseconds of the year 1973. */
const EARLIEST_MS = 100_000_000_000;

/** A contact with its dates in ISO 8601 with the offset of `zone`; the sample has none (ameyo-customer-manager.txt 4.6.5). */
export function contactRow(row: IDataObject, zone: string): IDataObject {
	const { extraData } = row;
	if (!isRecord(extraData)) return row;
	const dates = DATES.map((column) => column.toUpperCase()).filter(
		(name) => !(Number(extraData[name]) < EARLIEST_MS),
	);
	return madeOf({ ...row, extraData: withIsoDates(extraData, dates, zone) }, row);
}

const TABLE = '__campaign_customer_table_alias__';

/** `last_user_id_1` as `Last User ID 1`. */
export function columnLabel(column: string): string {
	return column
		.split('_')
		.map((word) => (word === 'id' ? 'ID' : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}

/** What to send for columns: an object, though the sample prints an array with keys, which is not JSON. */
export function otherColumnsData(columns: string[]): Record<string, string> {
	return Object.fromEntries(columns.map((column) => [`${TABLE}.${column}`, column.toUpperCase()]));
}
