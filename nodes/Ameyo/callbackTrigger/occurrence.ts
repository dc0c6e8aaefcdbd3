import type { IDataObject } from 'n8n-workflow';
import { RequestError } from '../../shared/http/failure';
import { callbackIdOf } from '../callbackList';
import type { TriggerEvent } from './settings';

/** A callback at the moment when it is to start the workflow. */
export interface Occurrence {
	/** Starts once. */
	key: string;
	/** Epoch milliseconds of the server's clock. */
	at: number;
	/** As Ameyo gives it. */
	row: IDataObject;
}

/**
 * A row of the list as an occurrence. A callback is scheduled once, when it is added; it falls due when
 * its time has come, and once more when it was given another time.
 *
 * @throws RequestError for a row without an ID, or without a date that is needed
 */
export function occurrenceOf(row: IDataObject, event: TriggerEvent): Occurrence {
	const id = callbackIdOf(row);
	const added = timeOf(row.dateAdded);
	const time = timeOf(row.callbackTime);
	if (id !== undefined && event === 'scheduled' && added !== undefined) {
		return { key: id, at: added, row };
	}
	if (id !== undefined && event === 'due' && time !== undefined) {
		return { key: `${id}~${time}`, at: Math.max(time, added ?? time), row };
	}
	throw new RequestError({
		kind: 'inDoubt',
		message: 'Ameyo gave a callback without an ID, or without its dates',
		description: 'It cannot be told whether it has started the workflow already.',
		details: { callback: row },
	});
}

/** Epoch milliseconds, as a number or as text; undefined for anything else. */
export function timeOf(value: unknown): number | undefined {
	const time = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}
