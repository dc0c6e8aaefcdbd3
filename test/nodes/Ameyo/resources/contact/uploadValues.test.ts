import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useAmeyo } from '../../../../support/ameyo';
import { dial, upload } from '../../../../support/ameyoOperations';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/;

/** Expressions, and the text that a column gets. */
const TEXTS: Array<[string, unknown]> = [
	['$now', expect.stringMatching(ISO)],
	['$today', expect.stringMatching(ISO)],
	['new Date("2031-05-06T07:08:09Z")', '2031-05-06T07:08:09.000Z'],
	[
		'DateTime.fromISO("2031-05-06T07:08:09", { zone: "Asia/Kolkata" })',
		'2031-05-06T07:08:09.000+05:30',
	],
	['"2031-05-06"', '2031-05-06'],
	['9876543210', '9876543210'],
	['1e21', '1000000000000000000000'],
	['-1', '-1'],
	['0.1', '0.1'],
	['true', 'true'],
	['""', ''],
	['[1, "a", null]', '[1,"a",null]'],
	['({ a: { b: [true] } })', '{"a":{"b":[true]}}'],
	['({ at: new Date("2031-05-06T07:08:09Z") })', '{"at":"2031-05-06T07:08:09.000Z"}'],
	['null', undefined],
	['undefined', undefined],
];

/** Expressions that can be meant as nothing. */
const REFUSED: Array<[string, RegExp]> = [
	['new Date("nonsense")', /date that does not exist/],
	['({ at: new Date("nonsense") })', /date that does not exist/],
	['0 / 0', /no number: NaN/],
	['[1 / 0]', /no number: Infinity/],
	['({ a: () => 1 })', /function/],
];

describe('contact: upload, values of every kind', () => {
	const bench = useAmeyo();
	const dataOf = (number: string) => bench.ameyo.contacts.get(`1:${number}`)?.customerData;

	const defined = (expression: string): INodeParameters => ({
		...upload,
		dataMode: 'defineBelow',
		columns: {
			column: [
				{ name: 'phone1', value: '9800000001' },
				{ name: 'value', value: `={{ ${expression} }}` },
			],
		},
	});

	it.each(TEXTS)('sends what an expression gives as text: %s', async (expression, expected) => {
		const { items, error } = await bench.run(defined(expression));
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.accepted)).toEqual([true]);
		expect(dataOf('9800000001')?.value).toEqual(expected);
	});

	it.each(REFUSED)(
		"refuses what cannot be meant, with the column's name: %s",
		async (expression, why) => {
			const { error } = await bench.run(defined(expression));
			expect(error?.message).toMatch(/^'value' /);
			expect(error?.message).toMatch(why);
			expect(bench.ameyo.requests).toEqual([]);
		},
	);

	it('sends a column of any name', async () => {
		const text = '{"phone1":"9800000003","__proto__":"a","constructor":"b"}';
		const record: IDataObject = JSON.parse(text);
		const { items } = await bench.run(upload, [record]);
		expect(JSON.stringify(dataOf('9800000003'))).toBe(text);
		expect(JSON.stringify(items[0]?.json.record)).toBe(text);
	});

	it('refuses a column that is defined twice, whatever its name is', async () => {
		const column = ['__proto__', '__proto__'].map((name) => ({ name, value: 'x' }));
		const { error } = await bench.run({
			...upload,
			dataMode: 'defineBelow',
			columns: { column },
		});
		expect(error?.message).toBe("'Columns' has '__proto__' twice");
	});

	it('sends what the fields of an item hold, as they are in memory', async () => {
		const at = new Date('2031-05-06T07:08:09Z');
		const item: IDataObject = {};
		Object.assign(item, {
			phone1: 9800000001n,
			date: at,
			time: DateTime.fromJSDate(at, { zone: 'utc' }),
			list: [at, 1n],
			nested: { at },
		});
		const { error } = await bench.run(upload, [item]);
		expect(error).toBeUndefined();
		expect(dataOf('9800000001')).toEqual({
			phone1: '9800000001',
			date: '2031-05-06T07:08:09.000Z',
			time: '2031-05-06T07:08:09.000Z',
			list: '["2031-05-06T07:08:09.000Z","1"]',
			nested: '{"at":"2031-05-06T07:08:09.000Z"}',
		});
	});

	it.each<[string, () => unknown, RegExp]>([
		['a date that does not exist', () => new Date(NaN), /date that does not exist/],
		['a time that does not exist', () => DateTime.invalid('made up'), /date that does not exist/],
		['no number', () => NaN, /no number/],
		['a circle', () => circle(), /cannot be sent/],
	])("refuses an item's field that is %s", async (_name, make, why) => {
		const item: IDataObject = { phone1: '1' };
		Object.assign(item, { value: make() });
		const { error } = await bench.run(upload, [item]);
		expect(error?.message).toMatch(/^'value' /);
		expect(error?.message).toMatch(why);
		expect(bench.ameyo.requests).toEqual([]);
	});

	it.each([
		['={{ $now }}', expect.stringMatching(ISO)],
		['={{ [$now, { a: 1n }] }}', [expect.stringMatching(ISO), { a: '1' }]],
		['={{ 12 }}', 12],
	])('gives a variable of the node flow its value: %s', async (value, expected) => {
		const additionalParams = { parameter: [{ name: 'CaseID', value }] };
		await bench.run({ ...dial, additionalParams }, [{ agent: 'amit', phone: '5550001' }]);
		expect(bench.sent('clickToDialWithToken')[0]?.data).toMatchObject({
			additionalParams: { CaseID: expected },
		});
	});

	it('refuses a variable of the node flow that cannot be meant', async () => {
		const additionalParams = { parameter: [{ name: 'CaseID', value: '={{ 0 / 0 }}' }] };
		const { error } = await bench.run({ ...dial, additionalParams }, [
			{ agent: 'amit', phone: '5550001' },
		]);
		expect(error?.message).toBe("'Node Flow Variables: CaseID' is, or holds, no number: NaN");
		expect(bench.ameyo.requests).toEqual([]);
	});

	it.each([
		['={{ { at: $now } }}', { at: expect.stringMatching(ISO) }],
		['={{ { at: [1n] } }}', { at: ['1'] }],
	])('puts the data of a command into JSON: %s', async (data, expected) => {
		const execute = { resource: 'command', operation: 'execute', authentication: 'session' };
		await bench.run({ ...execute, commandId: 'getLeadsForCampaign', data });
		expect(bench.sent('getLeadsForCampaign')[0]?.data).toMatchObject(expected);
	});

	it('refuses the data of a command that cannot be meant', async () => {
		const execute = { resource: 'command', operation: 'execute', authentication: 'session' };
		const data = '={{ { at: 0 / 0 } }}';
		const { error } = await bench.run({ ...execute, commandId: 'getLeadsForCampaign', data });
		expect(error?.message).toBe("'Data' is, or holds, no number: NaN");
		expect(bench.ameyo.requests).toEqual([]);
	});
});

function circle(): object {
	const around: { self?: object } = {};
	around.self = around;
	return around;
}
