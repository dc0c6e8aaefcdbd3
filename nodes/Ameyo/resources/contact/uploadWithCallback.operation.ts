import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Answers } from '../../../shared/answers';
import type { BulkOperation } from '../../../shared/operation';
import { parameter } from '../../../shared/reader';
import { eitherAuthentication } from '../../authentication';
import { campaignLocators, leadLocators } from '../../locators';
import { fieldsOf, serverTime, UPLOAD_TIMEOUT_MS } from '../../parameters';
import type { Connection } from '../../transport/connection';
import { callbackFields, callbackTimeProperty } from './uploading/callbackProperties';
import { columnReader } from './uploading/columns';
import { columnProperties, uploadOptions } from './uploading/properties';
import { uploadWithCallbackData } from './uploading/settings';
import { uploadAll } from './uploading/upload';
import type { Upload } from './uploading/upload';

const UPLOAD: Upload = {
	commandId: 'uploadContactAndAddCallback',
	listName: 'customerAndCallbackRecords',
	dataOf: uploadWithCallbackData,
	recordReader(this: IExecuteFunctions, connection: Connection) {
		const columnsOf = columnReader.call(this);
		return (i) => {
			const customerRecord = columnsOf(i);
			const hasColumns = Object.keys(customerRecord).length > 0;
			const callbackRecord = callbackOf.call(this, connection, i, hasColumns);
			if (!callbackRecord) {
				if (!hasColumns) {
					fieldsOf
						.call(this, i)
						.refuse(
							'The item has neither a column nor a callback time',
							"Give columns to upload a contact, a 'Callback Time' to add a callback, or both.",
						);
				}
				return { customerRecord };
			}
			return hasColumns ? { customerRecord, callbackRecord } : { callbackRecord };
		};
	},
};

/** The callback of an item; undefined where no time is given (4.8.2, 4.b). */
function callbackOf(
	this: IExecuteFunctions,
	connection: Connection,
	i: number,
	hasColumns: boolean,
): IDataObject | undefined {
	const fields = fieldsOf.call(this, i);
	const time = parameter.call(this, 'callbackTime', i);
	const callBackTime = serverTime.call(this, connection, fields, 'Callback Time', time);
	if (callBackTime === '') return undefined;
	const given = (name: string) => parameter.call(this, `callbackFields.${name}`, i);
	const record: IDataObject = {
		callBackTime,
		isSelfCallBack: fields.boolean('Self Callback', given('isSelfCallback')),
	};
	const userId = fields.text('Agent User ID', given('userId'));
	const callBackPhone = fields.text('Callback Phone', given('callbackPhone'));
	const customerId = fields.digits('Customer ID', given('customerId'));
	const status = fields.text('Status', given('status'));
	if (userId !== '') record.userId = userId;
	if (callBackPhone !== '') record.callBackPhone = callBackPhone;
	if (customerId !== '') record.customerId = customerId;
	if (status !== '') record.status = status;
	if (!hasColumns && callBackPhone === '' && customerId === '') {
		fields.refuse(
			'The callback has nobody to call',
			"An item without columns needs a 'Callback Phone' or a 'Customer ID'.",
		);
	}
	return record;
}

/** ameyo-customer-manager.txt 4.8 */
export const uploadWithCallback: BulkOperation = {
	name: 'Upload with Callback',
	value: 'uploadWithCallback',
	action: 'Upload contacts with callback',
	description:
		'Upload contacts and schedule callbacks for them, many in one request (uploadContactAndAddCallback)',
	limits: { concurrency: 1, timeout: UPLOAD_TIMEOUT_MS },
	properties: [
		eitherAuthentication,
		...campaignLocators,
		...leadLocators,
		...columnProperties,
		callbackTimeProperty,
		callbackFields,
		uploadOptions(true),
	],
	async executeAll(this: IExecuteFunctions, answers: Answers) {
		await uploadAll.call(this, uploadWithCallback, UPLOAD, answers);
	},
};
