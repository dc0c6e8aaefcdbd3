import { DateTime } from 'luxon';

import { AmeyoRefusal } from '../refusals';

/** Epoch milliseconds of a `callBackTime`, wall-clock time in the server's zone (Customer Manager document, 4.10.3). */
export function readCallbackTime(value: string, zone: string): number {
	const time = DateTime.fromFormat(value, 'yyyy-MM-dd HH:mm:ss', { zone, locale: 'en-US' });
	if (!time.isValid) {
		throw new AmeyoRefusal(
			3,
			`Unparseable date: "${value}"`,
			'CallBackManager.invalid.callback.time',
			[value],
		);
	}
	return time.toMillis();
}

/** A time as the beans print it, in the server's zone: `Mar 3, 2015 11:29:34 AM` (4.8.5). */
export const printTime = (millis: number, zone: string): string =>
	DateTime.fromMillis(millis, { zone, locale: 'en-US' }).toFormat('MMM d, yyyy h:mm:ss a');
