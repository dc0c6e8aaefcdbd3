import type { IDataObject } from 'n8n-workflow';
import { RequestError } from '../../shared/http/failure';
import { callbackIdOf } from '../callbackList';
import { callbackRow } from '../callbackRow';
import { readServerDate } from '../transport/ameyoDates';
import type { TriggerSettings } from './settings';

/** A callback at the moment when it is to start the workflow. */
export interface Occurrence {
	/** Starts once. */
	key: string;
	/** Epoch milliseconds of the server's clock. */
	at: number;
	/** As it comes out. */
	row: IDataObject;
}

/**
 * A row of the list as an occurrence. A callback is scheduled once, when it is added; it falls due when
 * its time has come (or so many minutes before), and once more when it was given another time.
 *
 * @param zone the server's, for dates that it gives as text
 * @throws RequestError for a row without an ID, or without a date that is needed
 */
export function occurrenceOf(
	row: IDataObject,
	{ event, leadMs }: TriggerSettings,
	zone: string,
): Occurrence {
	// Half a character could not be stored.
	const id = callbackIdOf(row)?.replace(/\p{Surrogate}/gu, '\uFFFD');
	const added = timeOf(row.dateAdded, zone);
	const time = timeOf(row.callbackTime, zone);
	if (id !== undefined && event === 'scheduled' && added !== undefined) {
		return { key: id, at: added, row: callbackRow(row, zone) };
	}
	if (id !== undefined && event === 'due' && time !== undefined) {
		const due = time - leadMs;
		return { key: `${id}~${time}`, at: Math.max(due, added ?? due), row: callbackRow(row, zone) };
	}
	throw new RequestError({
		kind: 'inDoubt',
		message: 'Ameyo gave a callback without an ID, or without its dates',
		description: 'It cannot be told whether it has started the workflow already.',
		details: { callback: row },
	});
}

/** A date of Ameyo's in epoch milliseconds; undefined for anything else. */
export function timeOf(value: unknown, zone: string): number | undefined {
	return readServerDate(value, zone)?.toMillis();
}
