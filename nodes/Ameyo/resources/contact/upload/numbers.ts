import type { IDataObject } from 'n8n-workflow';
import { formatNumber } from '../../../../shared/callRules/numberFormat';
import type { NumberFormat } from '../../../../shared/callRules/numberFormat';
import { heldByNumber } from '../../../../shared/callRules/numberRules';
import { phoneDigits } from '../../../../shared/callRules/phoneDigits';
import { numberFormatOf } from '../../../../shared/fields/numbers';
import type { UploadOptions } from './options';

/** What is given for an item, as far as it holds numbers. */
export interface Numbers {
	columns: IDataObject;
	/** '' where there is none. */
	callbackPhone: string;
}

/** Why a record is not sent. */
export interface NotSent {
	rejection: string;
	/** Index of the earlier item with the same number. */
	sameAsItem?: number;
}

/** The column by which Ameyo knows a contact, as a rule (ameyo-customer-manager.txt 4.8.2). */
const USUAL_COLUMNS = ['phone1'];

/** Whether options say anything of an item's numbers. */
export function looksAtNumbers({ numberFormat, blocked, sameNumberTwice }: UploadOptions): boolean {
	return numberFormat !== 'asTyped' || blocked !== undefined || sameNumberTwice === 'skip';
}

/** Looks at the numbers of an upload's items, one after another: brings them into their form, and says which record is not sent. */
export class NumberCheck {
	/** The items of the run by their numbers: the first with each. */
	private readonly seen = new Map<string, number>();

	/** The numbers as they go out, or why the record does not. */
	look(given: Numbers, options: UploadOptions, i: number): Numbers | NotSent {
		if (!looksAtNumbers(options)) return given;
		const { phoneColumns, sameNumberTwice } = options;
		const format = numberFormatOf(options);
		const skips = sameNumberTwice === 'skip';
		const names = phoneColumns.length > 0 ? phoneColumns : USUAL_COLUMNS;
		const filled = names.filter(
			(name) => Object.hasOwn(given.columns, name) && isFilled(given.columns[name]),
		);
		if (filled.length === 0 && Object.keys(given.columns).length > 0) {
			return { rejection: `The contact has no number in its phone columns: ${names.join(', ')}` };
		}
		const columns = { ...given.columns };
		const numbers = { columns, callbackPhone: given.callbackPhone };
		for (const name of filled) {
			const formatted = checked(String(columns[name]), format, options);
			if (typeof formatted !== 'string') return formatted;
			columns[name] = formatted;
		}
		if (given.callbackPhone !== '') {
			const formatted = checked(given.callbackPhone, format, options);
			if (typeof formatted !== 'string') return formatted;
			numbers.callbackPhone = formatted;
		}
		const [first = ''] = names;
		return (skips && this.repeated(filled.includes(first) ? columns[first] : '', i)) || numbers;
	}

	/** Remembers a number; says so where an earlier item has it. */
	private repeated(number: unknown, i: number): NotSent | undefined {
		if (!isFilled(number)) return undefined;
		const text = String(number);
		const key = phoneDigits(text) ?? text.trim();
		const earlier = this.seen.get(key);
		if (earlier === undefined) this.seen.set(key, i);
		return earlier === undefined
			? undefined
			: { rejection: `The number ${text} is that of item ${earlier} already`, sameAsItem: earlier };
	}
}

function checked(
	typed: string,
	format: NumberFormat,
	{ blocked }: UploadOptions,
): string | NotSent {
	const formatted = formatNumber(typed, format);
	if ('hold' in formatted) return { rejection: formatted.hold.message };
	const hold = heldByNumber([formatted.number], { allowed: undefined, blocked }, 'the node');
	return hold ? { rejection: hold.message } : formatted.number;
}

function isFilled(value: unknown): boolean {
	return value !== undefined && value !== null && String(value).trim() !== '';
}
