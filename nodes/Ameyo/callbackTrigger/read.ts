import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { apiError, isRecord } from '../../shared/oldErrors';
import { TIMEOUT_MS } from '../parameters';
import { callbackIdOf, readCallbacks } from '../resources/callback/list';
import { ping } from '../transport/command';
import type { Connection } from '../transport/connection';
import type { Occurrence } from './window';

export type TriggerOn = 'scheduled' | 'due';

/**
 * The server's clock, epoch milliseconds (ping-session, ameyo-customer-manager.txt 4.4.4).
 *
 * @throws NodeApiError when the server does not tell it
 */
export async function serverClock(this: IPollFunctions, connection: Connection): Promise<number> {
	const answer = await ping.call(this, connection, TIMEOUT_MS);
	const time = isRecord(answer) ? timeOf(answer.serverTime) : undefined;
	if (time !== undefined) return time;
	throw apiError(this.getNode(), {
		message: "Ameyo's ping-session did not tell the time of the server",
		description: 'Without it, it is not known which callbacks are new.',
	});
}

/**
 * The callbacks of a campaign that were scheduled, or fell due, since `from`, to the end of the list.
 *
 * @param from epoch milliseconds of the server's clock
 * @param now the same
 * @throws NodeApiError in Ameyo's words, and for rows that cannot be told apart
 */
export async function readOccurrences(
	this: IPollFunctions,
	connection: Connection,
	campaignId: string,
	trigger: TriggerOn,
	from: number,
	now: number,
): Promise<Occurrence[]> {
	const read = async (filters: IDataObject) => {
		const options = { kind: 'read', timeout: TIMEOUT_MS } as const;
		return await readCallbacks.call(this, connection, campaignId, filters, Infinity, options);
	};
	const occurrences = new Map<string, Occurrence>();
	const queries: IDataObject[] =
		trigger === 'scheduled'
			? [{ fromDateAdded: from }]
			: [
					{ fromDateScheduled: from, toDateScheduled: now },
					// Added when their time had come already: due at once.
					{ fromDateAdded: from, toDateScheduled: now },
				];
	for (const filters of queries) {
		for (const row of await read(filters)) {
			const occurrence = occurrenceOf.call(this, row, trigger);
			// A server that does not know a filter gives more.
			const counts = occurrence.at >= from && (trigger === 'scheduled' || occurrence.at <= now);
			if (counts) occurrences.set(occurrence.key, occurrence);
		}
	}
	return [...occurrences.values()];
}

/**
 * A row as an occurrence. A callback is scheduled once, when it is added; it falls due when its time has
 * come, and once more when it was given another time.
 *
 * @throws NodeApiError for a row without an ID, or without a date that is needed
 */
export function occurrenceOf(
	this: IPollFunctions,
	row: IDataObject,
	trigger: TriggerOn,
): Occurrence {
	const id = callbackIdOf(row);
	const added = timeOf(row.dateAdded);
	const time = timeOf(row.callbackTime);
	if (id !== undefined && trigger === 'scheduled' && added !== undefined) {
		return { key: id, at: added, row };
	}
	if (id !== undefined && trigger === 'due' && time !== undefined) {
		return { key: `${id}~${time}`, at: Math.max(time, added ?? time), row };
	}
	throw apiError(this.getNode(), {
		message: 'Ameyo gave a callback without an ID, or without its dates',
		description: 'It cannot be told whether it has started the workflow already.',
		details: { callback: row },
	});
}

function timeOf(value: unknown): number | undefined {
	const time = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}
