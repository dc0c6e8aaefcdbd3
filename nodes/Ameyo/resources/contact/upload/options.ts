import type { INodeProperties } from 'n8n-workflow';
import type { NumberFormat } from '../../../../shared/callRules/numberFormat';
import type { NumberList } from '../../../../shared/callRules/numberList';
import { collection } from '../../../../shared/fields/collection';
import { count, optionalCount } from '../../../../shared/fields/digits';
import { field } from '../../../../shared/fields/field';
import {
	blockedNumbers,
	countryCode,
	keepDigits,
	numberFormat,
} from '../../../../shared/fields/numbers';
import { boolean, knownChoice, onUnlessOff, readList, text } from '../../../../shared/fields/text';
import { STATUSES } from './status';

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
};

const PHONE_COLUMNS: INodeProperties = {
	displayName: 'Phone Columns',
	name: 'phoneColumns',
	type: 'string',
	default: 'phone1',
	placeholder: 'e.g. phone1, phone2',
	description:
		"The columns that hold phone numbers, separated by commas: 'Number Format', 'Blocked Numbers' and 'Same Number Twice' are about them, and about 'Callback Phone'. Without it they are about 'phone1'.",
};

/** The fields of 'Options'. */
export const uploadFields = {
	batchSize: count(
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 500,
			description:
				'How many contacts one request carries at most. Requests that grow too large for the server carry fewer.',
		},
		1,
		500,
	),
	blocked: blockedNumbers,
	countryCode,
	keepDigits,
	includeRecord: onUnlessOff({
		displayName: 'Include Record',
		name: 'includeRecord',
		type: 'boolean',
		default: true,
		description:
			"Whether to return the columns as sent with each result, under 'record'. With it, a rejected contact tells who it was.",
	}),
	migrateCustomer: boolean({
		displayName: 'Migrate Customer',
		name: 'migrateCustomer',
		type: 'boolean',
		default: false,
		description: 'Whether to move a contact that is in another lead already to this lead',
	}),
	numberFormat,
	numAttempts: optionalCount(
		{
			displayName: 'Number of Attempts',
			name: 'numAttempts',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description: 'How many dialling attempts the contacts count as having had',
		},
		0,
	),
	phoneColumns: field(PHONE_COLUMNS, (value, label) =>
		value === undefined ? [] : readList(value, label),
	),
	rejectedAsErrors: boolean({
		displayName: 'Rejected as Errors',
		name: 'rejectedAsErrors',
		type: 'boolean',
		default: false,
		description:
			"Whether a contact that Ameyo rejects is an error of its item. Otherwise it comes out with 'accepted' set to false.",
	}),
	sameNumberTwice: knownChoice(
		{
			displayName: 'Same Number Twice',
			name: 'sameNumberTwice',
			type: 'options',
			options: [
				{ name: 'Send', value: 'send', description: 'Send both, and let Ameyo decide' },
				{
					name: 'Skip',
					value: 'skip',
					description: "Send the first only; the other names it under 'sameAsItem'",
				},
			],
			default: 'send',
			description:
				'What becomes of a contact whose first phone column holds the number of an earlier item of this run',
		},
		['send', 'skip'],
	),
	status: text({
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: STATUSES,
		default: 'NOT_TRIED',
		description:
			'The dialling status that the contacts get. Choose from the list, or give another with an expression.',
	}),
	updateCustomer: boolean({
		displayName: 'Update Customer',
		name: 'updateCustomer',
		type: 'boolean',
		default: false,
		description:
			'Whether to update a contact that is in the campaign already. Otherwise it is rejected as a duplicate.',
	}),
};

/** The collection 'Options' of an upload. */
export const uploadOptions = collection(OPTIONS, uploadFields);

/** The same for an upload with callbacks. */
export const uploadWithCallbackOptions = collection(OPTIONS, {
	...uploadFields,
	validityTime: text({
		displayName: 'Validity Time',
		name: 'validityTime',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-04-13 22:30:00 IST',
		description:
			'The time after which the contacts are not dialled, with a time zone. It is sent as typed.',
	}),
});

/** What every contact of an upload gets, and what becomes of those that are there already. */
export interface ContactSettings {
	migrateCustomer: boolean;
	numAttempts: number | undefined;
	/** '' where it is not given. */
	status: string;
	updateCustomer: boolean;
}

/** What an upload's options hold. */
export interface UploadOptions extends ContactSettings {
	batchSize: number;
	blocked: NumberList | undefined;
	countryCode: string;
	includeRecord: boolean;
	keepDigits: number;
	numberFormat: NumberFormat['as'];
	/** None where they are not given. */
	phoneColumns: string[];
	rejectedAsErrors: boolean;
	sameNumberTwice: 'send' | 'skip';
	/** Absent or '' where it is not given. */
	validityTime?: string;
}

/** Whether contacts that are there already are changed, as both uploads send it (ameyo-customer-manager.txt 4.7.3). */
export function customerProperties({ updateCustomer, migrateCustomer }: ContactSettings) {
	return { 'update.customer': updateCustomer, 'migrate.customer': migrateCustomer };
}
