import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import { RequestError } from '../../shared/http/failure';

/**
 * The rows of an answer that is a list, or that holds one as `beanResponse`; none where that is null
 * or missing from a success.
 *
 * @throws RequestError for an answer of another form: it would look like an empty list
 */
export function rowsOf(value: unknown): IDataObject[] {
	const rows = isRecord(value) ? value.beanResponse : value;
	if (Array.isArray(rows) && rows.every(isRecord)) return rows;
	// A list of one, as some servers print it; not documented.
	if (isRecord(value) && isRecord(rows)) return [rows];
	const isNone = isRecord(value) && (rows === null || (rows === undefined && isSuccess(value)));
	if (isNone) return [];
	throw new RequestError({
		kind: 'inDoubt',
		message: 'Ameyo gave an answer that cannot be read',
		description: 'A list was expected.',
		details: { answer: JSON.stringify(value)?.slice(0, 2000) },
	});
}

/** A success that holds no more than that (ameyo-customer-manager.txt 4.6.5). */
export function isSuccess({ result, ...rest }: IDataObject): boolean {
	const isAll = Object.keys(rest).every((key) => key === 'comment');
	return isAll && typeof result === 'string' && /^success\b/i.test(result.trim());
}
