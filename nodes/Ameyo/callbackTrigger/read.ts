import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import { RequestError } from '../../shared/http/failure';
import { readCallbacks } from '../callbackList';
import type { AmeyoClient } from '../transport/request';
import { ping } from '../transport/session';
import { occurrenceOf, timeOf } from './occurrence';
import type { Occurrence } from './occurrence';
import type { TriggerSettings } from './settings';
import { readFrom } from './window';
import type { Known, Reading } from './window';

/**
 * Reads the callbacks that a poll has to look at, those that are known included.
 *
 * @param known of earlier polls; undefined where there was none
 * @throws RequestError in Ameyo's words, and for rows that cannot be told apart
 */
export async function read(
	ameyo: AmeyoClient,
	settings: TriggerSettings,
	known: Known | undefined,
): Promise<Reading> {
	const own = Date.now();
	const clocks = { server: await serverClock(ameyo), own };
	const from = readFrom(known, clocks);
	const occurrences = await readOccurrences(ameyo, settings, from, clocks.server);
	if (known) return { occurrences, clocks };
	// Pages shift when a row before them goes. A row missed here would look new at the next poll.
	const again = await readOccurrences(ameyo, settings, from, clocks.server);
	return { occurrences: occurrences.concat(again), clocks };
}

/**
 * The server's clock, epoch milliseconds (ping-session, ameyo-customer-manager.txt 4.4.4).
 *
 * @throws RequestError where the server does not tell it
 */
export async function serverClock(ameyo: AmeyoClient): Promise<number> {
	const connection = await ameyo.connection();
	const { value } = await ping(ameyo.n8n, connection, ameyo.requests);
	const time = isRecord(value) ? timeOf(value.serverTime, connection.zone) : undefined;
	if (time !== undefined) return time;
	throw new RequestError({
		kind: 'inDoubt',
		message: "Ameyo's ping-session did not tell the time of the server",
		description: 'Without it, it is not known which callbacks are new.',
	});
}

async function readOccurrences(
	ameyo: AmeyoClient,
	settings: TriggerSettings,
	from: number,
	now: number,
): Promise<Occurrence[]> {
	const occurrences = new Map<string, Occurrence>();
	const { zone } = await ameyo.connection();
	for (const filters of queries(settings, from, now)) {
		for (const row of await readCallbacks(ameyo, settings.campaignId, filters, Infinity)) {
			const occurrence = occurrenceOf(row, settings, zone);
			// A server that does not know a filter gives more.
			const isToCome = settings.event === 'due' && occurrence.at > now;
			const counts = occurrence.at >= from && !isToCome;
			if (counts) occurrences.set(occurrence.key, occurrence);
		}
	}
	return [...occurrences.values()];
}

function queries({ event, leadMs }: TriggerSettings, from: number, now: number): IDataObject[] {
	if (event === 'scheduled') return [{ fromDateAdded: from }];
	return [
		{ fromDateScheduled: from + leadMs, toDateScheduled: now + leadMs },
		// Added when their time had come already: due at once.
		{ fromDateAdded: from, toDateScheduled: now + leadMs },
	];
}
