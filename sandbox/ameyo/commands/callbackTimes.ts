import { DateTime } from 'luxon';

import { AmeyoRefusal } from '../refusals';
import type { Switches } from '../switches';

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

/** A time in the server's zone as text: `Mar 3, 2015 11:29:34 AM` (4.8.5). */
export const timeAsText = (millis: number, zone: string): string =>
	DateTime.fromMillis(millis, { zone, locale: 'en-US' }).toFormat('MMM d, yyyy h:mm:ss a');

/** A time as the beans print it: as text, unless the server gives milliseconds everywhere. */
export const printTime = (
	millis: number,
	{ timezone, datesAs }: Pick<Switches, 'timezone' | 'datesAs'>,
): string | number => (datesAs === 'epoch' ? millis : timeAsText(millis, timezone));
