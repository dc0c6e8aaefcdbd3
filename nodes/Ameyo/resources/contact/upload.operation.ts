import { refuse } from '../../../shared/refuse';
import { campaign, lead } from '../../fields';
import { columns } from './upload/columns';
import { contactUpload } from './upload/contactUpload';
import { customerProperties, uploadOptions } from './upload/options';
import { contactResult } from './upload/uploadResult';
import { asNumber } from '../../transport/form';

/** ameyo-customer-manager.txt 4.7 */
export const upload = contactUpload({
	name: 'Upload',
	value: 'upload',
	action: 'Upload contacts',
	description: 'Upload contacts into a lead of a campaign, many in one request (uploadContacts)',
	forModel:
		'It adds one contact for each call of the tool. In the result, accepted says whether Ameyo took the contact, and rejection why it did not.',
	fields: { campaign, lead, columns, options: uploadOptions },
	commandId: 'uploadContacts',
	listName: 'customerRecords',
	data: ({ campaign, lead, options }) => ({
		campaignId: campaign,
		leadId: asNumber(lead),
		properties: customerProperties(options),
		numAttempts: options.numAttempts?.toString(),
		// The document prints it with a capital (4.7.3).
		Status: options.status || undefined,
	}),
	record: ({ columns }) =>
		Object.keys(columns).length > 0
			? columns
			: refuse(
					'The contact has no column',
					"Give at least the column 'phone1'. Fields that are null are left out.",
				),
	askedFor: () => ({ contact: true, callback: false }),
	named: ({ columns }) => ({ columns }),
	result: contactResult,
});
