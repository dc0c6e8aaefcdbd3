import type { INodeProperties } from 'n8n-workflow';
import { collection } from '../../shared/fields/collection';
import { field } from '../../shared/fields/field';
import type { TransactionData } from '../link/call';
import { carried } from './carried';

const TRANSACTION_DATA: INodeProperties = {
	displayName: 'Transaction Data',
	name: 'transactionData',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description:
		"The CRM record that the call log is linked to (extTransactionData). The link is to the call log that 'Action' generates, so it needs 'Action' in 'System Data', and the Enhanced Salesforce integration.",
};

const RECORD_ID: INodeProperties = {
	displayName: 'Record ID',
	name: 'extRecordId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 0015000000AbCdE',
	description: 'The ID of the CRM record the call is made from (extRecordId)',
};

const RECORD_TYPE: INodeProperties = {
	displayName: 'Record Type',
	name: 'extRecordType',
	type: 'string',
	default: '',
	placeholder: 'e.g. Account',
	description: 'The type of that record (extRecordType)',
};

/** The record that a call's log is linked to (8x8-click-to-dial.txt, extTransactionData). */
export const transactionData = collection<TransactionData>(TRANSACTION_DATA, {
	recordId: field(RECORD_ID, carried),
	recordType: field(RECORD_TYPE, carried),
});
