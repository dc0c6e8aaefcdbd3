import { binaryFile } from '../../../shared/fields/binary';
import { campaign, lead } from '../../fields';
import { operation } from '../../operation';
import { columns } from './uploadFile/columns';
import { options } from './uploadFile/options';
import { uploadRows } from './uploadFile/uploadRows';

/** Milliseconds that a batch may take. */
const TIMEOUT_MS = 300_000;

const file = binaryFile({
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input binary field containing the file to be uploaded',
	description: 'The CSV file to upload. Its first line names its columns.',
});

/** Contacts from a file, whatever its size: the rows never become items (ameyo-customer-manager.txt 4.7). */
export const uploadFile = operation({
	name: 'Upload File',
	value: 'uploadFile',
	action: 'Upload file of contacts',
	description:
		'Upload the contacts of a CSV file, of any size, into a lead of a campaign (uploadContacts). It gives one summary of the file.',
	notForAgents: {
		reason: 'n8n gives a tool no files',
		instead:
			"Upload the file in a workflow of its own. For one contact at a time, give the agent the operation 'Upload' with 'Define Below'.",
	},
	fields: { campaign, lead, file, columns, options },
	requestOptions: { concurrency: 1, timeout: TIMEOUT_MS },
	inTurn: true,
	execute: async (values, services, requests) => await uploadRows(values, services, requests),
});
