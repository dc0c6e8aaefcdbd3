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

/**
 * One record's answer, with `accepted` and, when that is false, `rejection`: a sentence, made of
 * Ameyo's own words where it gave some.
 */
export function recordResult(row: IDataObject): IDataObject {
	const type = row.resultTypeString;
	const words = wordsOf(row);
	const accepted =
		typeof type === 'string' && type !== '' ? ACCEPTED.includes(type) : words === undefined;
	// In front: n8n shows the columns of a table in this order.
	const verdict: IDataObject = accepted
		? { accepted }
		: { accepted, rejection: rejection(type, words) };
	return { ...verdict, ...row, ...verdict };
}

function rejection(type: unknown, words: string | undefined): string {
	const known =
		typeof type === 'string' && Object.hasOwn(REJECTED, type) ? REJECTED[type] : undefined;
	// A key that is not known says less than the result's own sentence.
	if (words !== undefined && (known === undefined || words.includes(' '))) return words;
	if (known !== undefined) return known;
	return typeof type === 'string' && type !== ''
		? `Ameyo answered with the result '${type}'`
		: 'Ameyo rejected the record and gave no reason';
}

function wordsOf(row: IDataObject): string | undefined {
	const given = [row.exception, row.message].find((value) => inWords(value) !== undefined);
	return inWords(given)?.message;
}
