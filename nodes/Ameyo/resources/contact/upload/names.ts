import { CALLBACK_NAMES } from '../../../callbackRow';

/** What a result has of its own: what a server calls so is no word of ours. */
const OWN_NAMES = [
	'accepted',
	'contactAccepted',
	'callbackAdded',
	'rejection',
	'record',
	'crmRejection',
].map((name) => [name, undefined] as const);

/** What the documents print in several ways (ameyo-customer-manager.txt 4.7.4, 4.7.6, 4.8.3, 4.8.5). */
const CONTACT_NAMES = [
	['Inserted', 'inserted'],
	['isInserted', 'inserted'],
	['IsInserted', 'inserted'],
	['crmTypeString', 'crmResultTypeString'],
] as const;

/** The one name of each thing in the answer for a contact. */
export const NAMES_OF_CONTACT = new Map<string, string | undefined>([
	...OWN_NAMES,
	...CONTACT_NAMES,
]);

/** The one name of each thing in the answer for a contact and its callback. */
export const NAMES_OF_CONTACT_AND_CALLBACK = new Map<string, string | undefined>([
	...NAMES_OF_CONTACT,
	...CALLBACK_NAMES,
	['callBackProperties', 'callbackProperties'],
	['CallBackProperties', 'callbackProperties'],
]);
