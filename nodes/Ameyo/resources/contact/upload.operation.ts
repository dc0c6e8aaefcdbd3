import type { IExecuteFunctions } from 'n8n-workflow';
import type { Answers } from '../../../shared/answers';
import type { BulkOperation } from '../../../shared/operation';
import { eitherAuthentication } from '../../authentication';
import { campaignLocators, leadLocators } from '../../locators';
import { fieldsOf, UPLOAD_TIMEOUT_MS } from '../../parameters';
import { columnReader } from './uploading/columns';
import { columnProperties, uploadOptions } from './uploading/properties';
import { uploadData } from './uploading/settings';
import { uploadAll } from './uploading/upload';
import type { Upload } from './uploading/upload';

const UPLOAD: Upload = {
	commandId: 'uploadContacts',
	listName: 'customerRecords',
	dataOf: uploadData,
	recordReader(this: IExecuteFunctions) {
		const columnsOf = columnReader.call(this);
		return (i) => {
			const columns = columnsOf(i);
			if (Object.keys(columns).length === 0) {
				fieldsOf
					.call(this, i)
					.refuse(
						'The contact has no column',
						"Give at least the column 'phone1'. Fields that are null are left out.",
					);
			}
			return columns;
		};
	},
};

/** ameyo-customer-manager.txt 4.7 */
export const upload: BulkOperation = {
	name: 'Upload',
	value: 'upload',
	action: 'Upload contacts',
	description: 'Upload contacts into a lead of a campaign, many in one request (uploadContacts)',
	limits: { concurrency: 1, timeout: UPLOAD_TIMEOUT_MS },
	properties: [
		eitherAuthentication,
		...campaignLocators,
		...leadLocators,
		...columnProperties,
		uploadOptions(false),
	],
	async executeAll(this: IExecuteFunctions, answers: Answers) {
		await uploadAll.call(this, upload, UPLOAD, answers);
	},
};
