import type { IDataObject } from 'n8n-workflow';
import { madeOf } from '../shared/http/includeAnswer';
import { withIsoDates } from './transport/ameyoDates';

const DATES = ['callbackTime', 'dateAdded'];

/** Names that the command interface has for the same things as the REST interface. */
const SAME: Record<string, string> = {
	id: 'customerCallbackId',
	callBackTime: 'callbackTime',
	isSelfCallback: 'selfCallback',
};

/**
 * A callback as the node gives it out, in one form wherever it comes from: under the names of the REST
 * interface (ameyo-callbacks.txt 5.1.5.2), dates in ISO 8601 with the offset of `zone`.
 */
export function callbackRow(row: IDataObject, zone: string): IDataObject {
	const named = Object.entries(row).map(([name, value]) => [SAME[name] ?? name, value]);
	return madeOf(withIsoDates(Object.fromEntries(named), DATES, zone), row);
}
