import type { IDataObject } from 'n8n-workflow';
import { madeOf } from '../shared/http/includeAnswer';
import { underOneName } from './oneName';
import { withIsoDates } from './transport/ameyoDates';

/** What a callback has dates in. */
export const CALLBACK_DATES = ['callbackTime', 'dateAdded'];

/** Names that the command interface has for the same things as the REST interface (ameyo-customer-manager.txt 4.8.3 to 4.8.5). */
export const CALLBACK_NAMES: ReadonlyArray<readonly [string, string]> = [
	['id', 'customerCallbackId'],
	['callbackId', 'customerCallbackId'],
	['callBackId', 'customerCallbackId'],
	['CallBackId', 'customerCallbackId'],
	['callBackTime', 'callbackTime'],
	['CallBackTime', 'callbackTime'],
	['isSelfCallback', 'selfCallback'],
	['isSelfCallBack', 'selfCallback'],
	['IsSelfCallBack', 'selfCallback'],
];

const NAMES = new Map(CALLBACK_NAMES);

/**
 * A callback as the node gives it out, in one form wherever it comes from: under the names of the REST
 * interface (ameyo-callbacks.txt 5.1.5.2), dates in ISO 8601 with the offset of `zone`.
 */
export function callbackRow(row: IDataObject, zone: string): IDataObject {
	return madeOf(withIsoDates(underOneName(row, NAMES), CALLBACK_DATES, zone), row);
}
