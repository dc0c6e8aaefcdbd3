import { IANAZone } from 'luxon';

/** Whether a zone such as `Asia/Kolkata` is one that dates can be computed in. */
export function isZone(zone: string): boolean {
	return IANAZone.isValidZone(zone);
}
