/** Stands before each column's name in `otherColumns` (Customer Manager document, 4.6.4). */
export const TABLE_ALIAS = '__campaign_customer_table_alias__.';

const numbered = (name: string) => [1, 2, 3, 4].map((n) => `${name}_${n}`);

/** The 35 additional attributes of 4.6.2. */
const COLUMNS: readonly string[] = [
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
	...numbered('last_status'),
	...numbered('last_disposition'),
	...numbered('last_user_id'),
	...numbered('last_dialed_number'),
	...numbered('last_dialed_time'),
];

export const isColumn = (name: string): boolean => COLUMNS.includes(name);
