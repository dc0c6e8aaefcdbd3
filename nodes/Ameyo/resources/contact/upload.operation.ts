import { refuse } from '../../../shared/refuse';
import { campaign, lead } from '../../fields';
import { columns } from './upload/columns';
import { contactUpload } from './upload/contactUpload';
import { uploadOptions } from './upload/options';
import { contactsData, UPLOAD_CONTACTS } from './upload/uploadContacts';
import { CONTACT_ALONE, contactResult } from './upload/uploadResult';

/** ameyo-customer-manager.txt 4.7 */
export const upload = contactUpload({
	name: 'Upload',
	value: 'upload',
	action: 'Upload contacts',
	description: 'Upload contacts into a lead of a campaign, many in one request (uploadContacts)',
	forModel:
		'It adds one contact for each call of the tool. In the result, accepted says whether Ameyo took the contact, and rejection why it did not.',
	fields: { campaign, lead, columns, options: uploadOptions },
	...UPLOAD_CONTACTS,
	data: contactsData,
	record: ({ columns }) =>
		Object.keys(columns).length > 0
			? columns
			: refuse(
					'The contact has no column',
					"Give at least the column 'phone1'. Fields that are null are left out.",
				),
	withNumbers: (values, { columns }) => ({ ...values, columns }),
	askedFor: () => CONTACT_ALONE,
	named: ({ columns }) => ({ columns }),
	result: (row, _asked, record) => contactResult(row, record),
});
