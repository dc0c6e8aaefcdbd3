import type { IDataObject } from 'n8n-workflow';
import { isRecord, textOf } from '../../../../shared/guards';

/** What a record names that its answer may name as well. */
export interface NamedInRecord {
	columns: IDataObject;
	/** The number to call back, '' or absent where none is given. */
	callbackPhone?: string;
	/** The customer to call back, '' or absent where none is given. */
	callbackCustomer?: string;
}

/** So many digits at the end tell two numbers apart, whatever a server puts in front of them or takes off. */
const TELLING_DIGITS = 7;

/**
 * Whether answers stand in the order of the records, as ameyo-customer-manager.txt 4.8.3 promises, as far as they show
 * it: one that repeats another's, or names somebody else's number or customer, is no answer to its record.
 *
 * @param named what the nth record names
 * @param rows under the names of `names.ts`; as many as there are records
 */
export function standInOrder(
	named: (n: number) => NamedInRecord,
	rows: ReadonlyArray<IDataObject | undefined>,
): boolean {
	const [callbacks, customers] = [new Set<string>(), new Set<string>()];
	for (let n = 0; n < rows.length; n++) {
		const row = rows[n];
		if (!row) continue;
		if (isKnown(callbacks, callbackOf(row))) return false;
		if (isKnown(customers, addedCustomerOf(row))) return false;
		if (!mayBeAbout(row, named, n)) return false;
	}
	return true;
}

/** Whether an ID was seen before; it is from now on. */
function isKnown(known: Set<string>, id: string): boolean {
	return id !== '' && known.size === known.add(id).size;
}

/** The ID of the callback that a row says was added; every callback has its own. */
function callbackOf({ customerCallbackId }: IDataObject): string {
	return idOf(customerCallbackId);
}

/** The ID of the customer that a row says was added: nobody is added twice, though one may be updated after it. */
function addedCustomerOf({ resultTypeString, customerId }: IDataObject): string {
	return resultTypeString === 'ADDED' ? idOf(customerId) : '';
}

function mayBeAbout(row: IDataObject, named: (n: number) => NamedInRecord, n: number): boolean {
	const { callbackProperties } = row;
	const { phone, customerId } = isRecord(callbackProperties) ? callbackProperties : {};
	const numbers = numbersIn(row, phone);
	const customer = idOf(customerId);
	// Most answers name neither: what was sent is not looked through for nothing.
	if (numbers.length === 0 && customer === '') return true;
	const { columns, callbackPhone = '', callbackCustomer = '' } = named(n);
	// Called back at a number of the customer's own, whichever that is.
	if (callbackCustomer !== '') return customer === '' || customer === callbackCustomer;
	const sent = [callbackPhone, ...Object.values(columns)].map(endOf).filter((end) => end !== '');
	return sent.length === 0 || numbers.every((end) => sent.includes(end));
}

/** The ends of the phone numbers that an answer names. */
function numbersIn(row: IDataObject, phone: unknown): string[] {
	const ends = phone === undefined ? [] : [endOf(phone)];
	for (const name in row) if (isPhone(name)) ends.push(endOf(row[name]));
	return ends.filter((end) => end !== '');
}

function isPhone(name: string): boolean {
	const first = name[0];
	return (first === 'p' || first === 'P') && /^phone\d*$/i.test(name);
}

/** The last digits of a phone number; '' for what is too short to be one, and for one that is masked. */
function endOf(value: unknown): string {
	const digits = idOf(value).replace(/[\s()+./-]/g, '');
	return /^\d{7,}$/.test(digits) ? digits.slice(-TELLING_DIGITS) : '';
}

function idOf(value: unknown): string {
	return typeof value === 'number' ? String(value) : textOf(value).trim();
}
