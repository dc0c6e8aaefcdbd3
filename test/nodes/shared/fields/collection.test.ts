import type { INodeProperties } from 'n8n-workflow';
import { collection, limit, namedValues } from '../../../../nodes/shared/fields/collection';
import { count, digits, optionalCount } from '../../../../nodes/shared/fields/digits';
import { boolean, text } from '../../../../nodes/shared/fields/text';
import { inNode, readField } from '../../../support/probe';

const property = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name.charAt(0).toUpperCase() + name.slice(1),
	name,
	type: 'string',
	default: '',
	...more,
});
const items = [{ a: 'x', on: true }, { a: 'y', on: 'false' }, {}];

describe('a collection', () => {
	const options = collection(property('options', { type: 'collection', default: {} }), {
		words: text(property('words', { default: 'preset' })),
		id: digits(property('id')),
		on: boolean(property('on', { type: 'boolean', default: true })),
		tries: count(property('tries', { type: 'number', default: 5 }), 1, 3),
		sales: optionalCount(property('sales', { type: 'number', default: 0 }), 0),
	});

	it('holds the properties of its fields', () => {
		expect(options.properties).toHaveLength(1);
		expect(options.properties[0]?.options?.map(({ name }) => name)).toEqual([
			'words',
			'id',
			'on',
			'tries',
			'sales',
		]);
	});

	it('reads what was not added as nothing, not as what a new field begins with', async () => {
		expect(await readField(options, {})).toEqual([
			{ words: '', id: '', on: false, tries: 3, sales: undefined },
		]);
		expect(await readField(options, { options: { words: 'a', sales: 0 } })).toEqual([
			{ words: 'a', id: '', on: false, tries: 3, sales: 0 },
		]);
	});

	it('reads expressions for each item', async () => {
		const parameters = { options: { words: '={{ $json.a }}', on: '={{ $json.on }}' } };
		const values = await readField(options, parameters, items);
		expect(values.map(({ words, on }) => [words, on])).toEqual([
			['x', true],
			['y', false],
			['', false],
		]);
	});

	// A collection has no place for an expression in the editor; one that was written by hand is lost before the node runs.
	it('is empty where it is one whole expression: n8n takes it out of the workflow', async () => {
		const whole = { options: '={{ ({ words: "a" }) }}' };
		const given = { properties: options.properties, parameters: whole };
		expect(await inNode((n8n) => n8n.getNode().parameters, given)).toEqual({ options: {} });
		expect(await readField(options, whole)).toEqual(await readField(options, {}));
	});

	it('refuses with the label of the field', async () => {
		await expect(readField(options, { options: { id: 'x' } })).rejects.toThrow(
			"'Id' must be an ID made of digits",
		);
	});

	it('may stand in another one', async () => {
		const outer = collection(property('outer', { type: 'collection', default: {} }), {
			inner: collection(property('inner', { type: 'collection', default: {} }), {
				words: text(property('words')),
			}),
		});
		expect(await readField(outer, { outer: { inner: { words: 'deep' } } })).toEqual([
			{ inner: { words: 'deep' } },
		]);
	});
});

describe('names and values', () => {
	const rows = namedValues(
		property('columns', {
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			options: [
				{ displayName: 'Column', name: 'column', values: [property('name'), property('value')] },
			],
		}),
	);

	it('are given row by row, as expressions gave them', async () => {
		const columns = {
			column: [
				{ name: 'first', value: '={{ $json.a }}' },
				{ name: '={{ $json.a }}', value: 'constant' },
			],
		};
		expect(await readField(rows, { columns }, items)).toEqual([
			[
				{ name: 'first', value: 'x' },
				{ name: 'x', value: 'constant' },
			],
			[
				{ name: 'first', value: 'y' },
				{ name: 'y', value: 'constant' },
			],
			[
				{ name: 'first', value: undefined },
				{ name: undefined, value: 'constant' },
			],
		]);
	});

	it('are none where none were added', async () => {
		expect(await readField(rows, {})).toEqual([[]]);
		expect(await readField(rows, { columns: {} })).toEqual([[]]);
	});
});

describe('the limit', () => {
	it.each([
		[{}, 50],
		[{ limit: 7 }, 7],
		[{ returnAll: true, limit: 7 }, Infinity],
		[{ returnAll: false, limit: '={{ "3" }}' }, 3],
		[{ returnAll: '={{ "true" }}' }, Infinity],
	])('of %j is %d', async (parameters, expected) => {
		expect(await readField(limit, parameters)).toEqual([expected]);
	});

	it('is taken from the item, each for itself', async () => {
		const parameters = { returnAll: '={{ $json.all }}', limit: '={{ $json.limit }}' };
		const given = [
			{ all: false, limit: 2 },
			{ all: true, limit: 0 },
			{ all: 'false', limit: '4' },
		];
		expect(await readField(limit, parameters, given)).toEqual([2, Infinity, 4]);
	});

	it.each([0, -1, 1.5, 'many'])('refuses %j', async (most) => {
		const parameters = { limit: '={{ $json.limit }}' };
		await expect(readField(limit, parameters, [{ limit: most }])).rejects.toThrow(
			`'Limit' must be a whole number of at least 1, but it is '${most}'`,
		);
	});
});
