import type { INodeProperties } from 'n8n-workflow';
import { collection } from '../../../../nodes/shared/fields/collection';
import { digits } from '../../../../nodes/shared/fields/digits';
import {
	combined,
	derived,
	field,
	notice,
	propertiesOf,
	shownAs,
	valuesReader,
} from '../../../../nodes/shared/fields/field';
import { NodeParameters } from '../../../../nodes/shared/fields/reader';
import { text } from '../../../../nodes/shared/fields/text';
import { refuse } from '../../../../nodes/shared/refuse';
import { inNode, readField } from '../../../support/probe';

const property = (name: string, displayName = name): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
});
const items = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

describe('a field', () => {
	/** A field that notes how often it is read. */
	function counting(read: (value: unknown, label: string) => unknown = (value) => value) {
		const seen: unknown[] = [];
		const of = field(property('name', 'The Name'), (value, label) => {
			seen.push(value);
			return read(value, label);
		});
		return { of, seen };
	}

	it('reads a constant once a run, whatever the number of items', async () => {
		const { of, seen } = counting();
		expect(await readField(of, { name: 'same' }, items)).toEqual(['same', 'same', 'same']);
		expect(seen).toEqual(['same']);
	});

	it('reads an expression for each item', async () => {
		const { of, seen } = counting();
		expect(await readField(of, { name: '={{ $json.name }}' }, items)).toEqual(['a', 'b', 'c']);
		expect(seen).toEqual(['a', 'b', 'c']);
	});

	it('reads its default where the parameter is nowhere', async () => {
		const of = field({ ...property('name'), default: 'preset' }, (value) => value);
		expect(await inNode((n8n) => of.reader(new NodeParameters(n8n))(0))).toBe('preset');
	});

	it('refuses with its label', async () => {
		const { of } = counting((_value, label) => refuse(`'${label}' cannot be meant`));
		await expect(readField(of, { name: 'x' })).rejects.toMatchObject({
			name: 'InputError',
			message: "'The Name' cannot be meant",
		});
	});

	it('refuses an item each time that it is read, a constant too', async () => {
		const { of } = counting((value, label) => refuse(`'${label}': ${String(value)}`));
		const messages = await inNode(
			(n8n) => {
				const read = of.reader(new NodeParameters(n8n));
				return items.map((_, i) => {
					try {
						return read(i);
					} catch (error) {
						return String(error);
					}
				});
			},
			{ properties: of.properties, parameters: { name: 'x' }, items },
		);
		expect(messages).toEqual(Array(3).fill("InputError: 'The Name': x"));
	});
});

describe('fields of fields', () => {
	const first = text(property('first', 'First'));
	const second = digits(property('second', 'Second'));

	it('give the properties in their order', () => {
		expect(propertiesOf({ second, first }).map(({ name }) => name)).toEqual(['second', 'first']);
	});

	it('are read by the names that they are given', async () => {
		const values = await inNode(
			(n8n) => {
				const read = valuesReader({ one: first, two: second }, new NodeParameters(n8n));
				expect(read.varies).toBe(true);
				return items.map((_, i) => read(i));
			},
			{
				properties: propertiesOf({ first, second }),
				parameters: { first: '={{ $json.name }}', second: '7' },
				items,
			},
		);
		expect(values).toEqual([
			{ one: 'a', two: '7' },
			{ one: 'b', two: '7' },
			{ one: 'c', two: '7' },
		]);
	});

	it('are made into one value', async () => {
		let made = 0;
		const both = combined({ first, second }, (values) => {
			made++;
			return `${values.first}${values.second}`;
		});
		expect(both.properties.map(({ name }) => name)).toEqual(['first', 'second']);
		expect(await readField(both, { first: 'a', second: '1' }, items)).toEqual(['a1', 'a1', 'a1']);
		expect(made).toBe(1);
		const varied = { first: '={{ $json.name }}', second: '1' };
		expect(await readField(both, varied, items)).toEqual(['a1', 'b1', 'c1']);
	});

	it('are made into another value', async () => {
		const upper = derived(first, (value) => value.toUpperCase());
		expect(upper.properties).toBe(first.properties);
		expect(await readField(upper, { first: '={{ $json.name }}' }, items)).toEqual(['A', 'B', 'C']);
	});

	it('are shown in another way, with the same value', async () => {
		const shown = shownAs(first, (own) => [
			{ ...own, displayOptions: { show: { second: ['1'] } } },
			{ ...own, displayOptions: { show: { second: ['2'] } } },
		]);
		expect(shown.properties.map(({ displayOptions }) => displayOptions?.show?.second)).toEqual([
			['1'],
			['2'],
		]);
		expect(shown.reader).toBe(first.reader);
	});

	it('read a parent as the place of their parameters', async () => {
		const options = collection(
			{ ...property('options'), type: 'collection', default: {} },
			{ first },
		);
		expect(await readField(options, { options: { first: 'x' } })).toEqual([{ first: 'x' }]);
	});
});

it('shows a notice, which has no value', async () => {
	const shown = notice({ ...property('said'), type: 'notice' });
	expect(await readField(shown, {}, items)).toEqual([undefined, undefined, undefined]);
	expect(shown.properties).toHaveLength(1);
});
