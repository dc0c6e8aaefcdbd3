import type { IDataObject } from 'n8n-workflow';
import { inWords } from '../../../transport/sentences';

const ACCEPTED = ['ADDED', 'UPDATED', 'MIGRATED', 'UPDATED_AND_MIGRATED'];

/** The results of ameyo-customer-manager.txt 4.8.3 and the two of 4.7.5 and 4.7.6, as sentences. */
const REJECTED: Record<string, string> = {
	INVALID_RECORD_FAILED: 'The record is invalid',
	ADD_FAILED: 'The customer could not be added',
	UPDATE_FAILED: 'The customer could not be updated',
	MIGRATE_FAILED: 'The customer could not be migrated to the new lead',
	UPDATE_AND_MIGRATE_FAILED: 'The customer could not be updated and migrated',
	DUPLICATE_NOT_ADDED:
		"The customer is a duplicate and was not added. Turn on 'Update Customer' or 'Migrate Customer' to change customers that are there.",
	NOT_MIGRATED: 'The customer could not be migrated to the new lead',
	INVALID_CONFIGURATION: 'The configuration for adding customers is invalid',
	PREPROCESSING_INVALID_LENGTH: 'A value does not have a valid length',
	PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL: 'A column that must be filled is missing or empty',
};

/** What is behind Ameyo: `crmSuccess: false` of a contact that Ameyo accepted (ameyo-customer-manager.txt 4.7.2). */
const CRM_REJECTED = 'The CRM behind Ameyo did not take the contact';

/**
 * The result of a contact that was uploaded: Ameyo's answer for it with `accepted` and, when that is
 * false, `rejection`: a sentence, made of Ameyo's own words where it gave some. `crmRejection` where the
 * contact was accepted and the CRM behind Ameyo did not take it.
 */
export function contactResult(row: IDataObject): IDataObject {
	const accepted = isContactAccepted(row);
	return result(row, accepted ? { accepted } : { accepted, rejection: contactRejection(row) });
}

/** What an item asked for. */
export interface AskedFor {
	contact: boolean;
	callback: boolean;
}

/**
 * The result of a contact and its callback, two things that Ameyo answers for in one record
 * (ameyo-customer-manager.txt 4.8.5): `contactAccepted` and `callbackAdded`, null for what was not asked
 * for, and `accepted` where nothing that was asked for was refused.
 */
export function contactAndCallbackResult(row: IDataObject, asked: AskedFor): IDataObject {
	const contactAccepted = asked.contact ? isContactAccepted(row) : null;
	const callbackAdded = asked.callback ? isCallbackAdded(row) : null;
	const refused: string[] = [];
	const taken: string[] = [];
	if (contactAccepted === true) taken.push('The contact was uploaded');
	if (contactAccepted === false) refused.push(`The contact was not: ${contactRejection(row)}`);
	if (callbackAdded === true) taken.push('The callback was scheduled');
	if (callbackAdded === false) refused.push(`The callback was not: ${callbackRejection(row)}`);
	const accepted = refused.length === 0;
	return result(row, {
		accepted,
		contactAccepted,
		callbackAdded,
		...(accepted ? {} : { rejection: sentencesOf([...taken, ...refused], asked, row) }),
	});
}

/** Whether nothing of what was asked for was taken: what is partly done must not be sent again. */
export function isWhollyRejected({
	accepted,
	contactAccepted,
	callbackAdded,
}: IDataObject): boolean {
	return accepted === false && contactAccepted !== true && callbackAdded !== true;
}

/** In front: n8n shows the columns of a table in this order. */
function result(row: IDataObject, own: IDataObject): IDataObject {
	const contactTaken = own.contactAccepted ?? own.accepted;
	const crmFailed = contactTaken === true && row.crmIntegrated === true && row.crmSuccess === false;
	const crmType = row.crmResultTypeString ?? row.crmTypeString;
	const crm = crmFailed
		? { crmRejection: `${CRM_REJECTED}${typeof crmType === 'string' ? ` (${crmType})` : ''}` }
		: {};
	return { ...own, ...crm, ...row, ...own, ...crm };
}

function sentencesOf(parts: string[], { contact, callback }: AskedFor, row: IDataObject): string {
	if (contact && callback) return `${parts.join('. ')}`;
	return contact ? contactRejection(row) : callbackRejection(row);
}

function isContactAccepted(row: IDataObject): boolean {
	const type = row.resultTypeString;
	if (typeof type === 'string' && type !== '') return ACCEPTED.includes(type);
	if (row.inserted === false || row.isInserted === false) return false;
	return wordsOf(row) === undefined;
}

/** An `id` is a callback; without one, a message or exception says why there is none. That neither means success is inferred: so the document prints it. */
function isCallbackAdded(row: IDataObject): boolean {
	const id = row.id ?? row.customerCallbackId;
	if (id !== undefined && id !== null && id !== '') return true;
	return wordsOf(row) === undefined;
}

function contactRejection(row: IDataObject): string {
	const type = row.resultTypeString;
	const words = wordsOf(row);
	const known =
		typeof type === 'string' && Object.hasOwn(REJECTED, type) ? REJECTED[type] : undefined;
	// A key that is not known says less than the result's own sentence.
	if (words !== undefined && (known === undefined || words.includes(' '))) return words;
	if (known !== undefined) return known;
	return typeof type === 'string' && type !== ''
		? `Ameyo answered with the result '${type}'`
		: 'Ameyo rejected the record and gave no reason';
}

function callbackRejection(row: IDataObject): string {
	return wordsOf(row) ?? 'Ameyo did not schedule the callback and gave no reason';
}

function wordsOf(row: IDataObject): string | undefined {
	const given = [row.exception, row.message].find((value) => inWords(value) !== undefined);
	return inWords(given)?.message;
}
