import { refuse } from '../../../shared/refuse';
import { CALLBACK_DATES } from '../../callbackRow';
import { campaign, lead } from '../../fields';
import { callbackFields, callbackRecord, callbackTime } from './upload/callbackFields';
import { columns } from './upload/columns';
import { contactUpload } from './upload/contactUpload';
import { NAMES_OF_CONTACT_AND_CALLBACK } from './upload/names';
import { customerProperties, uploadWithCallbackOptions } from './upload/options';
import { contactAndCallbackResult } from './upload/uploadResult';
import { withIsoDates } from '../../transport/ameyoDates';
import { asNumber } from '../../transport/form';

/** ameyo-customer-manager.txt 4.8 */
export const uploadWithCallback = contactUpload({
	name: 'Upload with Callback',
	value: 'uploadWithCallback',
	action: 'Upload contacts with callback',
	description:
		'Upload contacts and schedule callbacks for them, many in one request (uploadContactAndAddCallback)',
	forModel:
		'It adds one contact and its callback for each call of the tool. In the result, accepted says whether Ameyo took what was asked for, contactAccepted and callbackAdded say it of each half, and rejection tells why not.',
	fields: {
		campaign,
		lead,
		columns,
		callbackTime,
		callbackFields,
		options: uploadWithCallbackOptions,
	},
	commandId: 'uploadContactAndAddCallback',
	listName: 'customerAndCallbackRecords',
	data: ({ campaign, lead, options }) => ({
		campaignId: asNumber(campaign),
		leadId: asNumber(lead),
		properties: customerProperties(options),
		// Beside the lead these two are not in the document: inferred from public client code.
		status: options.status || undefined,
		attempts: options.numAttempts?.toString(),
		validityTime: options.validityTime || undefined,
	}),
	record({ columns, callbackTime, callbackFields }, zone) {
		const hasColumns = Object.keys(columns).length > 0;
		if (!callbackTime && !hasColumns) {
			refuse(
				'The item has neither a column nor a callback time',
				"Give columns to upload a contact, a 'Callback Time' to add a callback, or both.",
			);
		}
		return {
			customerRecord: hasColumns ? columns : undefined,
			callbackRecord:
				callbackTime && callbackRecord(callbackTime, callbackFields, zone, hasColumns),
		};
	},
	callbackPhone: ({ callbackTime, callbackFields }) => (callbackTime ? callbackFields.phone : ''),
	withNumbers: (values, { columns, callbackPhone }) => ({
		...values,
		columns,
		callbackFields: {
			...values.callbackFields,
			phone: callbackPhone || values.callbackFields.phone,
		},
	}),
	notTaken: ({ contact, callback }) => ({
		contactAccepted: contact ? false : null,
		callbackAdded: callback ? false : null,
	}),
	askedFor: ({ columns, callbackTime }) => ({
		contact: Object.keys(columns).length > 0,
		callback: callbackTime !== undefined,
	}),
	named: ({ columns, callbackFields }) => ({
		columns,
		callbackPhone: callbackFields.phone,
		callbackCustomer: callbackFields.customer,
	}),
	names: NAMES_OF_CONTACT_AND_CALLBACK,
	result: (row, asked, record, zone) =>
		withIsoDates(contactAndCallbackResult(row, asked, record), CALLBACK_DATES, zone),
});
