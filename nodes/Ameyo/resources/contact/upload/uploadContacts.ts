import { asNumber } from '../../../transport/form';
import { NAMES_OF_CONTACT } from './names';
import { customerProperties } from './options';
import type { ContactSettings } from './options';
import type { UploadCommand } from './sendBatch';

/** ameyo-customer-manager.txt 4.7 */
export const UPLOAD_CONTACTS: UploadCommand = {
	commandId: 'uploadContacts',
	listName: 'customerRecords',
	names: NAMES_OF_CONTACT,
};

/** What all contacts of a request share (ameyo-customer-manager.txt 4.7.3). */
export function contactsData({
	campaign,
	lead,
	options,
}: {
	campaign: string;
	lead: string;
	options: ContactSettings;
}): object {
	return {
		campaignId: campaign,
		leadId: asNumber(lead),
		properties: customerProperties(options),
		numAttempts: options.numAttempts?.toString(),
		// The document prints it with a capital (4.7.3).
		Status: options.status || undefined,
	};
}
