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
 * The result of a contact that was uploaded: `accepted` and, when that is false, `rejection`: a sentence, made of
 * Ameyo's own words where it gave some; the columns as sent; `crmRejection` where the contact was accepted and the
 * CRM behind Ameyo did not take it; and Ameyo's answer for it.
 *
 * @param row Ameyo's answer, under the names of `names.ts`
 * @param record the columns, where they are to be part of it
 */
export function contactResult(row: IDataObject, record: IDataObject | undefined): IDataObject {
	const accepted = isContactAccepted(row);
	return {
		accepted,
		...(accepted ? undefined : { rejection: contactRejection(row) }),
		...(record && { record }),
		...(accepted ? crmRejectionIn(row) : undefined),
		...row,
	};
}

/** What is said of the half of a record that was taken. */
export const CONTACT_TAKEN = 'The contact was uploaded';
export const CALLBACK_TAKEN = 'The callback was scheduled';

/** What an item asked for. */
export interface AskedFor {
	contact: boolean;
	callback: boolean;
}

/** What an item asks for that has no callback. */
export const CONTACT_ALONE: AskedFor = { contact: true, callback: false };

/**
 * The result of a contact and its callback, two things that Ameyo answers for in one record
 * (ameyo-customer-manager.txt 4.8.5): as `contactResult`, with `contactAccepted` and `callbackAdded`, null for what
 * was not asked for, and `accepted` where nothing that was asked for was refused.
 */
export function contactAndCallbackResult(
	row: IDataObject,
	asked: AskedFor,
	record: IDataObject | undefined,
): IDataObject {
	const contactAccepted = asked.contact ? isContactAccepted(row) : null;
	const callbackAdded = asked.callback ? isCallbackAdded(row) : null;
	const refused: string[] = [];
	const taken: string[] = [];
	if (contactAccepted === true) taken.push(CONTACT_TAKEN);
	if (contactAccepted === false) refused.push(`The contact was not: ${contactRejection(row)}`);
	if (callbackAdded === true) taken.push(CALLBACK_TAKEN);
	if (callbackAdded === false) refused.push(`The callback was not: ${callbackRejection(row)}`);
	const accepted = refused.length === 0;
	return {
		accepted,
		contactAccepted,
		callbackAdded,
		...(accepted ? undefined : { rejection: sentencesOf([...taken, ...refused], asked, row) }),
		...(record && { record }),
		...((contactAccepted ?? accepted) ? crmRejectionIn(row) : undefined),
		...row,
	};
}

/** Whether nothing of what was asked for was taken: what is partly done must not be sent again. */
export function isWhollyRejected({
	accepted,
	contactAccepted,
	callbackAdded,
}: IDataObject): boolean {
	return accepted === false && contactAccepted !== true && callbackAdded !== true;
}

/**
 * Whether a row is an answer to what an item asked for: a contact's names its result, whether it was inserted, or why it was
 * not taken; a callback's names its ID, its time, what it holds, or why there is none (ameyo-customer-manager.txt 4.7.2,
 * 4.8.3).
 */
export function isAnswerFor(row: IDataObject, { contact, callback }: AskedFor): boolean {
	if (wordsOf(row) !== undefined) return true;
	return (!contact || saysOfContact(row)) && (!callback || saysOfCallback(row));
}

function saysOfContact({ resultTypeString: type, inserted }: IDataObject): boolean {
	const isNamed = typeof type === 'string' && type !== '';
	return isNamed || typeof inserted === 'boolean';
}

function saysOfCallback(row: IDataObject): boolean {
	const { customerCallbackId, callbackTime, callbackProperties } = row;
	if (isGiven(customerCallbackId)) return true;
	return [callbackTime, callbackProperties].some((said) => said !== undefined && said !== null);
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

/** What is said where the CRM behind Ameyo did not take a contact; undefined where it did, or there is none. */
function crmRejectionIn(row: IDataObject): IDataObject | undefined {
	if (row.crmIntegrated !== true || row.crmSuccess !== false) return undefined;
	const type = row.crmResultTypeString;
	return { crmRejection: `${CRM_REJECTED}${typeof type === 'string' ? ` (${type})` : ''}` };
}

function sentencesOf(parts: string[], { contact, callback }: AskedFor, row: IDataObject): string {
	if (contact && callback) return `${parts.join('. ')}`;
	return contact ? contactRejection(row) : callbackRejection(row);
}

function isContactAccepted(row: IDataObject): boolean {
	const type = row.resultTypeString;
	if (typeof type === 'string' && type !== '') return ACCEPTED.includes(type);
	return row.inserted === true && wordsOf(row) === undefined;
}

/** An ID is a callback's; without one, a message or exception says why there is none. That neither means success is inferred: so the document prints it. */
function isCallbackAdded(row: IDataObject): boolean {
	return isGiven(row.customerCallbackId) || wordsOf(row) === undefined;
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
	if (!isGiven(row.exception) && !isGiven(row.message)) return undefined;
	const given = [row.exception, row.message].find((value) => inWords(value) !== undefined);
	return inWords(given)?.message;
}
