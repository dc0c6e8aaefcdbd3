import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { CallingWindow } from '../callRules/callingHours';
import type { CallRules } from '../callRules/callRules';
import { isRecord } from '../guards';
import { refuse } from '../refuse';
import { isZone } from '../zone';
import { collection } from './collection';
import { derived, field } from './field';
import type { Field } from './field';
import { knownChoice, readText, refuseNothing, shortened } from './text';
import {
	blockedNumbers,
	countryCode,
	keepDigits,
	numberFormat,
	numberFormatOf,
	numberList,
} from './numbers';

const DAY_MINUTES = 24 * 60;

const BEFORE_CALL: INodeProperties = {
	displayName: 'Calling Rules',
	name: 'beforeCall',
	type: 'collection',
	placeholder: 'Add Rule',
	default: {},
	description:
		"What must hold before the call is placed. A call that may not be placed now is held back: nothing is sent, and its item comes out with 'held', the reason and, where it is the hour, when it may be placed.",
};

const CALLING_HOURS: INodeProperties = {
	displayName: 'Calling Hours',
	name: 'callingHours',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Hours',
	default: {},
	description:
		"When calls may be placed, by the clock of 'Calling Timezone'. A day without hours has none.",
	options: [
		{
			displayName: 'Hours',
			name: 'window',
			values: [
				{
					displayName: 'Days',
					name: 'days',
					type: 'multiOptions',
					options: [
						{ name: 'Monday', value: 1 },
						{ name: 'Tuesday', value: 2 },
						{ name: 'Wednesday', value: 3 },
						{ name: 'Thursday', value: 4 },
						{ name: 'Friday', value: 5 },
						{ name: 'Saturday', value: 6 },
						{ name: 'Sunday', value: 7 },
					],
					default: [1, 2, 3, 4, 5],
					description: 'The days on which the hours begin',
				},
				{
					displayName: 'From',
					name: 'from',
					type: 'string',
					default: '09:00',
					placeholder: 'e.g. 09:00',
					description: 'When they begin, in 24-hour time',
				},
				{
					displayName: 'To',
					name: 'to',
					type: 'string',
					default: '18:00',
					placeholder: 'e.g. 18:00',
					description:
						"When they end, in 24-hour time: 24:00 for the end of the day. A time before 'From' is on the next day.",
				},
			],
		},
	],
};

const rules = collection(BEFORE_CALL, {
	allowed: numberList({
		displayName: 'Allowed Numbers',
		name: 'allowedNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 44*, +1 650 292 8880',
		description:
			"The only numbers that may be called, separated by commas, with '*' for any digits. They narrow those of the credential. Numbers are compared by their digits alone.",
	}),
	blocked: blockedNumbers,
	windows: field(CALLING_HOURS, readWindows),
	zone: field(
		{
			displayName: 'Calling Timezone',
			name: 'callingTimezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/London',
			description:
				"The customer's time zone by its IANA name, usually an expression over the customer's record. Leave empty to use the workflow's time zone.",
		},
		readZone,
	),
	countryCode,
	keepDigits,
	heldAs: knownChoice(
		{
			displayName: 'Held As',
			name: 'heldAs',
			type: 'options',
			options: [
				{ name: 'Error', value: 'error', description: 'The item fails, and says why' },
				{
					name: 'Item',
					value: 'item',
					description: "The item comes out with 'held', the reason and when the call may be placed",
				},
			],
			default: 'item',
			description: 'What a call that is held back comes out as',
		},
		['item', 'error'],
	),
	numberFormat,
});

/** The calling rules of an operation that places a call. */
export const beforeCall: Field<CallRules> = derived(
	rules,
	({ allowed, blocked, windows, zone, heldAs, ...format }) => ({
		numbers: { allowed, blocked },
		hours: windows && { windows, zone },
		format: numberFormatOf(format),
		heldAs,
	}),
);

/** The windows of calling hours; undefined where there are no such hours. */
function readWindows(value: unknown, label: string): CallingWindow[] | undefined {
	if (value === undefined) return undefined;
	const window = isRecord(value) ? value.window : undefined;
	// An expression in place of the whole comes without a window, too: n8n drops it.
	if (window === undefined) refuse(`'${label}' has no hours`, 'Add hours, or take the rule out.');
	if (!Array.isArray(window)) return refuseHours(label, window);
	return window.map((given) => readWindow(given, label));
}

function readWindow(given: unknown, label: string): CallingWindow {
	if (!isRecord(given)) return refuseHours(label, given);
	const from = readTime(valueIn(given, 'from', '09:00', `${label}: From`), `${label}: From`);
	const to = readTime(valueIn(given, 'to', '18:00', `${label}: To`), `${label}: To`);
	if (from === DAY_MINUTES) {
		refuse(`'${label}: From' is 24:00, the end of a day`, 'Hours begin at 00:00 at the earliest.');
	}
	if (from === to) {
		refuse(
			`'${label}' begin and end at ${String(given.from)}`,
			'Give 00:00 and 24:00 for a whole day.',
		);
	}
	const days = valueIn(given, 'days', [1, 2, 3, 4, 5], `${label}: Days`);
	return { days: readDays(days, `${label}: Days`), from, to };
}

/** A member of some hours; what is there and nothing is an expression's, and must not become the usual hours. */
function valueIn(given: IDataObject, name: string, preset: unknown, label: string): unknown {
	if (!Object.hasOwn(given, name)) return preset;
	return given[name] ?? refuseNothing(label);
}

function readDays(given: unknown, label: string): Set<number> {
	const days = Array.isArray(given) ? given : readText(given, label).split(',').filter(isFilled);
	return new Set(
		days.map((day: unknown) => {
			const number = Number(readText(day, label));
			if (Number.isInteger(number) && number >= 1 && number <= 7) return number;
			return refuse(
				`'${label}' holds '${shortened(String(day))}', which is no day`,
				'Days are the numbers from 1 (Monday) to 7 (Sunday).',
			);
		}),
	);
}

/** Minutes after midnight. */
function readTime(given: unknown, label: string): number {
	const text = readText(given, label);
	const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
	const time = Number(hours ?? NaN) * 60 + Number(minutes ?? NaN);
	if (Number(minutes) < 60 && time <= DAY_MINUTES) return time;
	return refuse(
		`'${label}' is not a time of day: '${shortened(text)}'`,
		'Give hours and minutes in 24-hour time, such as 09:00, 18:30 or 24:00.',
	);
}

function readZone(value: unknown, label: string): string {
	const zone = readText(value, label);
	if (zone === '' || isZone(zone)) return zone;
	return refuse(
		`'${label}' is not a known time zone: '${shortened(zone)}'`,
		'Give the IANA name of a zone, such as Europe/London or Asia/Kolkata.',
	);
}

function isFilled(text: string): boolean {
	return text.trim() !== '';
}

function refuseHours(label: string, given: unknown): never {
	return refuse(
		`'${label}' cannot be read: ${shortened(JSON.stringify(given) ?? 'nothing')}`,
		"Each of the hours needs days, 'from' and 'to'.",
	);
}
