import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { urlOfNobody } from '../support/server';
import type { CredentialStore } from '../support/credentials';
import { toErrorOutput, retrying } from '../support/run';
import type { Run, RunOptions } from '../support/run';
import { byId, useAmeyo } from '../support/ameyo';
import { dial as clickToDial } from '../support/ameyoOperations';
import { useMaxContact } from '../support/maxContact';
import { useVirtualContactCenter } from '../support/virtualContactCenter';

const PHONE = '+44 (161) 000-0009';
const DIGITS = '441610000009';

/** Hours that are just now on or over, whatever the time is: a minute's change while a test runs does not matter. */
function hoursAround(isOpen: boolean, zone: string): INodeParameters {
	const now = DateTime.now().setZone(zone);
	const from = isOpen ? now.minus({ hours: 1 }) : now.plus({ hours: 1 });
	const to = from.plus({ hours: isOpen ? 2 : 1 });
	const window = [
		{ days: [1, 2, 3, 4, 5, 6, 7], from: from.toFormat('HH:mm'), to: to.toFormat('HH:mm') },
	];
	return { callingHours: { window }, callingTimezone: zone };
}

interface Operation {
	name: string;
	/** Who can be called for. */
	agents: string[];
	/** What was sent: nothing, where all calls were held back. */
	sent(): number;
	/** The numbers that were asked for, as they arrived. */
	dialled(): unknown[];
	run(rules: INodeParameters, items?: IDataObject[], more?: Partial<RunOptions>): Promise<Run>;
	/** With rules of the credential's owner. */
	owned(rules: Record<string, string>): CredentialStore;
	/** Where nobody listens. */
	lost(url: string): CredentialStore;
}

const ameyo = useAmeyo();
const maxContact = useMaxContact({ maxContact: { ringMs: 0 } });
const eightByEight = useVirtualContactCenter();
beforeEach(() => eightByEight.simulator.holdCalls());

const maxContactDial = {
	resource: 'call',
	operation: 'dial',
	userId: byId('={{ $json.agent }}'),
	phoneNumber: byId('={{ $json.phone }}'),
};
const dialOf8x8 = (operation: string) => ({
	resource: 'call',
	operation,
	phone: '={{ $json.phone }}',
});
const of8x8 = (operation: string): Operation => ({
	name: `8x8 ${operation}`,
	agents: ['', '', '', ''],
	sent: () => eightByEight.simulator.requests.length,
	dialled: () => eightByEight.simulator.calls.map(({ phone }) => phone),
	run: async (beforeCall, items = [{ phone: PHONE }], more = {}) =>
		await eightByEight.run({ ...dialOf8x8(operation), beforeCall }, items, more),
	owned: (rules) => eightByEight.credentials(rules),
	lost: (url) => eightByEight.credentials({ customUrl: url }),
});

const operations: Operation[] = [
	{
		name: 'Ameyo clickToDial',
		agents: ['amit', 'priya', 'rahul', 'sunita'],
		sent: () => ameyo.simulator.requests.length,
		dialled: () => ameyo.sent('clickToDialWithToken').map(({ data }) => Object(data).phone),
		run: async (beforeCall, items = [{ agent: 'amit', phone: PHONE }], more = {}) =>
			await ameyo.run({ ...clickToDial, beforeCall }, items, more),
		owned: (rules) => ameyo.credentials({}, rules),
		lost: (url) => ameyo.credentials({}, { baseUrl: url }),
	},
	{
		name: 'MaxContact dial',
		agents: ['1001', '1002', '1003', '1004'],
		sent: () => maxContact.simulator.requests.length,
		dialled: () => maxContact.simulator.calls.map(({ phoneNumber }) => phoneNumber),
		run: async (beforeCall, items = [{ agent: '1001', phone: PHONE }], more = {}) =>
			// Without a token: what is sent at all begins with a login.
			await maxContact.run({ ...maxContactDial, beforeCall }, items, {
				credentials: maxContact.credentials(),
				...more,
			}),
		owned: (rules) => maxContact.credentials(rules),
		lost: (url) => maxContact.credentials({ baseUrl: url }),
	},
	of8x8('dial'),
	of8x8('dialAndWait'),
];

describe.each(operations)('$name', (operation) => {
	const isHeld = async (
		rules: INodeParameters,
		expected: IDataObject,
		more: Partial<RunOptions> = {},
	) => {
		const run = await operation.run(rules, undefined, more);
		expect(run.error).toBeUndefined();
		expect(run.items).toEqual([{ json: { held: true, ...expected }, pairedItem: { item: 0 } }]);
		expect(operation.sent()).toBe(0);
		expect(run.waitTill).toBeUndefined();
		return run;
	};
	const isPlaced = async (
		rules: INodeParameters,
		number: string,
		more: Partial<RunOptions> = {},
	) => {
		const { error, items } = await operation.run(rules, undefined, more);
		expect(error).toBeUndefined();
		expect(items[0]?.json).not.toHaveProperty('held');
		expect(operation.dialled()).toEqual([number]);
	};

	it.each([{}, { allowedNumbers: '', blockedNumbers: '', callingTimezone: '' }])(
		'places the call by rules that say nothing: %j',
		async (rules) => await isPlaced(rules, PHONE),
	);

	it('holds a number that is not allowed', async () => {
		await isHeld(
			{ allowedNumbers: '1*, 44 20*' },
			{
				reason: 'numberNotAllowed',
				message: `The number ${PHONE} is not among those that the node allows`,
				heldUntil: null,
			},
		);
	});

	it('holds a blocked number, however it is written', async () => {
		await isHeld(
			{ allowedNumbers: '44*', blockedNumbers: '={{ ["112", "+44/161.000 0009"] }}' },
			{
				reason: 'numberBlocked',
				message: `The number ${PHONE} is blocked by the node`,
				heldUntil: null,
			},
		);
	});

	it.each([
		[
			PHONE,
			{ numberFormat: 'lastDigits', keepDigits: 13 },
			'it has 12 digits, and 13 are to be kept',
		],
		[
			'0161 000 0009',
			{ numberFormat: 'plusAndCountry' },
			'it does not say its country, and none is given',
		],
	])('holds %s, which cannot be brought into its form: %j', async (phone, rules, why) => {
		const { items } = await operation.run(rules, [{ agent: '1001', phone }]);
		expect(items[0]?.json).toEqual({
			held: true,
			reason: 'numberNotValid',
			message: `The number '${phone}' cannot be brought into its form: ${why}`,
			heldUntil: null,
		});
		expect(operation.sent()).toBe(0);
	});

	it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata', ''])(
		'holds a call outside the hours of %j until they begin',
		async (zone) => {
			const workflow = 'Australia/Lord_Howe';
			const rules = hoursAround(false, zone || workflow);
			const run = await isHeld(
				{ ...rules, callingTimezone: zone },
				{
					reason: 'outsideCallingHours',
					message: expect.stringContaining('is outside the calling hours'),
					heldUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000[+-]\d\d:\d\d$/),
				},
				{ timezone: workflow },
			);
			const until = DateTime.fromISO(String(run.items[0]?.json.heldUntil), { setZone: true });
			expect(until.offset).toBe(DateTime.now().setZone(zone || workflow).offset);
			const minutes = until.diffNow('minutes').minutes;
			expect(minutes).toBeGreaterThan(0);
			expect(minutes).toBeLessThanOrEqual(61);
		},
	);

	it('places a call within the hours', async () => {
		await isPlaced(hoursAround(true, 'Pacific/Kiritimati'), PHONE);
	});

	it('holds a call for ever where no hours are coming', async () => {
		await isHeld(
			{ callingHours: { window: [{ days: [], from: '00:00', to: '24:00' }] } },
			{
				reason: 'outsideCallingHours',
				message:
					'The call is outside the calling hours in Europe/London: no calling hours are coming',
				heldUntil: null,
			},
		);
	});

	it.each([
		[{ numberFormat: 'digitsOnly', allowedNumbers: DIGITS }, DIGITS],
		[{ numberFormat: 'lastDigits', keepDigits: 7, allowedNumbers: '0000009' }, '0000009'],
		[{ numberFormat: 'plusAndCountry', blockedNumbers: '0161*' }, `+${DIGITS}`],
	])('compares and sends the number in its form: %j', async (rules, number) => {
		await isPlaced(rules, number);
	});

	it("gives an error with the reason where 'Held As' says so", async () => {
		const rules = { blockedNumbers: '44*', heldAs: 'error' };
		const { items, errors } = await operation.run(rules, undefined, { onError: toErrorOutput });
		expect(items).toEqual([]);
		expect(errors.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				error: `The number ${PHONE} is blocked by the node`,
				details: {
					description: 'The call was held back by the calling rules. Nothing was sent.',
					held: true,
					reason: 'numberBlocked',
					heldUntil: null,
				},
			}),
		]);
		const stopped = await operation.run(rules);
		expect(stopped.error?.message).toBe(`The number ${PHONE} is blocked by the node`);
		expect(stopped.error?.context?.itemIndex).toBe(0);
		expect(operation.sent()).toBe(0);
	});

	describe("with rules of the credential's owner", () => {
		it.each([
			[
				{ allowedNumbers: '1*' },
				'numberNotAllowed',
				'is not among those that the credential allows',
			],
			[{ blockedNumbers: '*0009' }, 'numberBlocked', 'is blocked by the credential'],
		])(
			'holds what %j does not let through, whatever the node allows',
			async (rules, reason, words) => {
				const credentials = operation.owned(rules);
				await isHeld(
					{ allowedNumbers: '*' },
					{ reason, message: `The number ${PHONE} ${words}`, heldUntil: null },
					{ credentials },
				);
			},
		);

		it('lets the node narrow them', async () => {
			const credentials = operation.owned({ allowedNumbers: '44*' });
			await isHeld(
				{ allowedNumbers: '1*' },
				{
					reason: 'numberNotAllowed',
					message: `The number ${PHONE} is not among those that the node allows`,
					heldUntil: null,
				},
				{ credentials },
			);
		});

		it('places what they allow', async () => {
			await isPlaced({}, PHONE, { credentials: operation.owned({ allowedNumbers: '44*' }) });
		});

		it('holds a number with letters: nobody knows what would be dialled', async () => {
			const credentials = operation.owned({ blockedNumbers: '18003569377' });
			const { items } = await operation.run({}, [{ agent: '1001', phone: '1-800-FLOWERS' }], {
				credentials,
			});
			expect(items[0]?.json).toMatchObject({ held: true, reason: 'numberNotValid' });
			expect(operation.sent()).toBe(0);
		});

		it('refuses what is no list, with the name of the field', async () => {
			const credentials = operation.owned({ blockedNumbers: '112, the boss' });
			const { error } = await operation.run({}, undefined, { credentials });
			expect(error?.message).toBe(
				"'Blocked Numbers of the credential' holds 'the boss', which is no phone number",
			);
			expect(operation.sent()).toBe(0);
		});
	});

	it('asks no server at all where every call is held', async () => {
		const credentials = operation.lost(await urlOfNobody());
		await isHeld(
			{ blockedNumbers: '*' },
			{ reason: 'numberBlocked', message: expect.any(String), heldUntil: null },
			{ credentials },
		);
	});

	it.each([
		[
			{ callingTimezone: 'Mars/Olympus' },
			"'Calling Timezone' is not a known time zone: 'Mars/Olympus'",
		],
		[
			{ callingHours: { window: [{ days: [1], from: '9', to: '17:00' }] } },
			"'Calling Hours: From' is not a time of day: '9'",
		],
		[
			{ callingHours: { window: [{ days: [1], from: '09:00', to: '24:01' }] } },
			"'Calling Hours: To' is not a time of day: '24:01'",
		],
		[
			{ callingHours: { window: [{ days: [1], from: '24:00', to: '09:00' }] } },
			"'Calling Hours: From' is 24:00, the end of a day",
		],
		[
			{ callingHours: { window: [{ days: [1], from: '09:00', to: '09:00' }] } },
			"'Calling Hours' begin and end at 09:00",
		],
		[
			{ callingHours: { window: [{ days: [0], from: '09:00', to: '17:00' }] } },
			"'Calling Hours: Days' holds '0', which is no day",
		],
		[{ callingHours: '={{ $json.hours }}' }, "'Calling Hours' has no hours"],
		[
			{ callingHours: { window: [{ days: [1], from: '={{ $json.opens }}', to: '17:00' }] } },
			"'Calling Hours: From' is nothing: its expression gave no value",
		],
		[
			{ callingHours: { window: [{ days: [1], from: '09:00', to: '={{ null }}' }] } },
			"'Calling Hours: To' is nothing: its expression gave no value",
		],
		[
			{ callingHours: { window: [{ days: '={{ $json.days }}', from: '09:00', to: '17:00' }] } },
			"'Calling Hours: Days' is nothing: its expression gave no value",
		],
		[
			{ numberFormat: '={{ $json.format }}' },
			"'Number Format' is nothing: its expression gave no value",
		],
		[{ heldAs: '={{ $json.heldAs }}' }, "'Held As' is nothing: its expression gave no value"],
		[
			{ callingHours: { window: [{ days: '={{ "always" }}', from: '09:00', to: '17:00' }] } },
			"'Calling Hours: Days' holds 'always', which is no day",
		],
		[
			{ numberFormat: '={{ "digits" }}' },
			"'Number Format' must be one of asTyped, digitsOnly, lastDigits, plusAndCountry, but it is 'digits'",
		],
		[{ heldAs: '={{ "nothing" }}' }, "'Held As' must be one of item, error, but it is 'nothing'"],
		[{ blockedNumbers: 'n/a' }, "'Blocked Numbers' holds 'n/a', which is no phone number"],
		[
			{ blockedNumbers: '={{ $json.misspelled }}' },
			"'Blocked Numbers' is nothing: its expression gave no value",
		],
		[{ countryCode: 'GB' }, "'Country Code' is not the code of a country: 'GB'"],
		[{ keepDigits: 0 }, "'Digits to Keep' must be a whole number of at least 1, but it is '0'"],
	])('refuses %j with the name of the field, and sends nothing', async (rules, message) => {
		const { error } = await operation.run(rules);
		expect(error?.message).toBe(message);
		expect(operation.sent()).toBe(0);
	});

	it('holds it in every try of Retry On Fail', async () => {
		const { items } = await operation.run({ blockedNumbers: '44*', heldAs: 'error' }, undefined, {
			onError: 'continueRegularOutput',
			retries: retrying,
		});
		expect(items[0]?.json.details).toMatchObject({ held: true, reason: 'numberBlocked' });
		expect(operation.sent()).toBe(0);
	});
});

describe.each(operations.slice(0, 3))('$name, of several items', (operation) => {
	const { agents } = operation;
	const items = [
		{ agent: agents[0], phone: '441610000001', allowed: '44*' },
		{ agent: agents[1], phone: '331610000002', allowed: '44*' },
		{ agent: agents[2], phone: '441610000003', allowed: [] },
	];

	it('reads the rules of each, and holds each by itself', async () => {
		const { items: out } = await operation.run({ allowedNumbers: '={{ $json.allowed }}' }, items);
		const reasonOf = ({ held, reason }: IDataObject) => (held ? reason : 'placed');
		expect(out.map(({ json, pairedItem }) => [reasonOf(json), pairedItem])).toEqual([
			['placed', { item: 0 }],
			['numberNotAllowed', { item: 1 }],
			['numberNotAllowed', { item: 2 }],
		]);
		expect(operation.dialled()).toEqual(['441610000001']);
	});

	it('reads the rules of all before it places a call', async () => {
		const rules = { allowedNumbers: '={{ $json.allowed }}' };
		const { error } = await operation.run(rules, [...items, { agent: agents[3], phone: '44161' }]);
		expect(error?.message).toBe("'Allowed Numbers' is nothing: its expression gave no value");
		expect(error?.context?.itemIndex).toBe(3);
		expect(operation.sent()).toBe(0);
	});
});
