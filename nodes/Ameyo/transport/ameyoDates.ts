import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { madeOf } from '../../shared/http/includeAnswer';

/** `Mar 3, 2015 4:05:00 PM` (ameyo-customer-manager.txt 4.8.5, 4.10.4). */
const PRINTED = 'LLL d, yyyy h:mm:ss a';
/** As databases print it, `2015-03-03 16:05:00.0`: in no document, inferred for columns of contacts. */
const STORED = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,9})?$/;

/**
 * A date that Ameyo gives: epoch milliseconds (ameyo-callbacks.txt 5.1.5.2), or text in the server's zone.
 *
 * @returns undefined for anything else
 */
export function readServerDate(value: unknown, zone: string): DateTime | undefined {
	const date = dateOf(value, zone);
	return date?.isValid ? date : undefined;
}

/** A row with its dates in ISO 8601 with the server's offset; what is no date stays as it is. */
export function withIsoDates(
	row: IDataObject,
	names: readonly string[],
	zone: string,
): IDataObject {
	const dated = { ...row };
	for (const name of names) {
		const iso = readServerDate(row[name], zone)?.toISO();
		if (iso) dated[name] = iso;
	}
	return madeOf(dated, row);
}

function dateOf(value: unknown, zone: string): DateTime | undefined {
	const text = typeof value === 'string' ? value.trim() : value;
	if (typeof text === 'number') return DateTime.fromMillis(text, { zone });
	if (typeof text !== 'string' || text === '') return undefined;
	if (/^\d{1,16}$/.test(text)) return DateTime.fromMillis(Number(text), { zone });
	return STORED.test(text)
		? DateTime.fromSQL(text, { zone })
		: DateTime.fromFormat(text, PRINTED, { zone, locale: 'en' });
}
