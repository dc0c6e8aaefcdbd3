import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { numberRulesOf } from '../../shared/callRules/credentialRules';
import type { NumbersAsked, SignedRequests } from '../../shared/callRules/guardSigned';
import { hasRules, heldByNumber } from '../../shared/callRules/numberRules';
import { phoneDigits } from '../../shared/callRules/phoneDigits';
import { textsIn, valuesOf } from '../../shared/callRules/requestContent';
import type { RequestContent } from '../../shared/callRules/requestContent';
import { isRecord } from '../../shared/guards';
import { parseKeepingAll } from '../../shared/http/repeatedKeys';
import { serverOf, VENDOR } from './credential';

/** Commands that have nobody called, in small letters (ameyo-customer-manager.txt 4). */
const HARMLESS = /^(?:get\w*|login|logout|ping-session|terminate-session)$/;
const DIALS = ['clicktodialwithtoken', 'clicktodial'];
const ADDS_CALLBACK = ['addcallback'];
const UPLOADS = ['uploadcontacts', 'uploadcontactandaddcallback'];

/** What speaks of a phone in the name of a member, or of a column, which each process names as it likes. */
const PHONE_NAME = /phone|mobile|cell|msisdn|whatsapp|fax|callee|^tel|^gsm/;
/** Values that are digits and dashes, but no numbers to call. */
const DATE = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/;
/** IDs that the commands themselves have. */
const ID_NAMES = ['customerid', 'userid', 'campaignid', 'leadid', 'sessionid'];
/** With fewer digits a value in any column is more likely something else. */
const LEAST_DIGITS = 7;

/** How Ameyo is asked for calls: with a command, whose name and data stand in the query or in the body (ameyo-customer-manager.txt 4.1.1). */
export const ameyoCalls: SignedRequests = { vendor: VENDOR, server: serverOf, numbersIn };

/**
 * What the owner of a credential says of a record of an upload before it is sent: why it must not be.
 *
 * @param data of the credential that signs the upload; the session login has no rules
 * @returns a function that gives undefined for a record that may be sent; undefined where there are no rules
 * @throws InputError for rules that cannot be read
 */
export function ownersRejection(
	data: ICredentialDataDecryptedObject,
): ((record: object) => string | undefined) | undefined {
	const rules = numberRulesOf(data);
	if (!hasRules(rules)) return undefined;
	return (record) => {
		const numbers = recordedNumbers([record]);
		if (numbers === undefined) {
			return 'The callback is for a customer whose number only Ameyo knows, and the credential has rules for numbers';
		}
		for (const number of numbers) {
			const hold = heldByNumber([number], rules, 'the credential');
			if (hold) return hold.message;
		}
		return undefined;
	};
}

function numbersIn(content: RequestContent): NumbersAsked | undefined {
	if (!content.isReadable) return undefined;
	const commands = valuesOf(content, (name) => name === 'command').map((command) =>
		command.trim().toLowerCase(),
	);
	if (commands.length === 0) {
		// The REST interface reads and deletes callbacks (ameyo-callbacks.txt 4).
		const isCommand = content.path.some((part) => /command|to-?dial|^dial$/.test(part));
		return !isCommand && /^(?:GET|HEAD|DELETE)$/.test(content.method) ? [] : undefined;
	}
	if (commands.every((command) => HARMLESS.test(command))) return [];
	const data = dataOf(content);
	if (data === undefined) return undefined;
	// Beside the data, in case a server reads them there.
	const beside = valuesOf(content, (name) => PHONE_NAME.test(name)).filter(isFilled);
	const asked = commands.map((command) => numbersOf(command, data));
	if (asked.some((numbers) => numbers === undefined)) return undefined;
	return [...beside, ...asked.flatMap((numbers) => numbers ?? [])].map((number) => [number]);
}

/** The data of the commands; undefined where there are none, or they cannot be read. */
function dataOf(content: RequestContent): object[] | undefined {
	const data: object[] = [];
	for (const text of valuesOf(content, (name) => name === 'data')) {
		const value = parsed(text);
		if (!isRecord(value)) return undefined;
		data.push(value);
	}
	return data.length === 0 ? undefined : data;
}

function parsed(text: string): unknown {
	try {
		return parseKeepingAll(text);
	} catch {
		return undefined;
	}
}

/** The numbers in a command's data; undefined where it may call somebody else, or is a command that nobody knows. */
function numbersOf(command: string, data: object[]): string[] | undefined {
	if (UPLOADS.includes(command)) return uploadedNumbers(data);
	if (!DIALS.includes(command) && !ADDS_CALLBACK.includes(command)) return undefined;
	const numbers = data
		.flatMap(membersIn)
		.filter(isPhone)
		.map(({ text }) => text);
	return numbers.length === 0 ? undefined : numbers;
}

/** The numbers of the records of an upload, and what may be one in a column of any name; undefined where a list of records is missing or holds anything else. */
function uploadedNumbers(data: object[]): string[] | undefined {
	const lists = data.map((one) => Object.values(one).filter(isList));
	if (lists.some((own) => own.length === 0)) return undefined;
	const records = lists.flat(2);
	return records.every(isRecord) ? recordedNumbers(records) : undefined;
}

function recordedNumbers(records: object[]): string[] | undefined {
	if (records.some(callsUnknownNumber)) return undefined;
	return records
		.flatMap(membersIn)
		.filter((member) => isPhone(member) || mayBePhone(member))
		.map(({ text }) => text);
}

/** Whether a callback is for a customer whose number only Ameyo knows (4.8.2, 5.b). */
function callsUnknownNumber(record: object): boolean {
	const members = Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]);
	const callback: unknown = Object.fromEntries(members).callbackrecord;
	const all = objectsIn(callback);
	return all.some((one) => {
		const named = membersIn(one);
		const isFor = (name: string) => named.some((member) => member.name === name);
		return isFor('customerid') && !isFor('callbackphone');
	});
}

/** A value somewhere in data, with the name of the member that holds it, in small letters. */
interface Member {
	name: string;
	text: string;
}

/** The values in data that are not empty. */
function membersIn(value: unknown): Member[] {
	if (Array.isArray(value)) return value.flatMap(membersIn);
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, member]) => {
		const own = Array.isArray(member) ? member.filter((part) => !isRecord(part)) : member;
		const texts = isRecord(member) ? [] : textsIn(own).filter(isFilled);
		return [...texts.map((text) => ({ name: name.toLowerCase(), text })), ...membersIn(member)];
	});
}

function isPhone({ name }: Member): boolean {
	return PHONE_NAME.test(name);
}

function mayBePhone({ name, text }: Member): boolean {
	if (ID_NAMES.includes(name) || DATE.test(text.trim())) return false;
	const { length } = phoneDigits(text) ?? '';
	return length >= LEAST_DIGITS && length <= 15;
}

function isFilled(text: string): boolean {
	return text.trim() !== '';
}

function isList(value: unknown): value is unknown[] {
	return Array.isArray(value);
}

function objectsIn(value: unknown): object[] {
	return Array.isArray(value) ? value.flatMap(objectsIn) : isRecord(value) ? [value] : [];
}
