import { XMLValidator } from 'fast-xml-parser';

import { readArguments } from '../../benchmark/frame/arguments';
import { atOnce } from '../../benchmark/frame/atOnce';
import { inTurns } from '../../benchmark/frame/inTurns';
import { report, tableText } from '../../benchmark/frame/markdown';
import { median, shown } from '../../benchmark/frame/numbers';
import { picture } from '../../benchmark/frame/picture';
import { putBetween } from '../../benchmark/frame/section';
import { sizing } from '../../benchmark/frame/sizing';

const KNOWN = ['upload', 'dials'];

describe('what is asked for', () => {
	it('is everything, in the usual rounds', () => {
		expect(readArguments([], KNOWN)).toEqual({ parts: [], isTiny: false });
	});

	it('is some parts, in so many rounds', () => {
		const args = ['dials', '--rounds', '3', '--tiny', '--into', 'folder', 'upload'];
		expect(readArguments(args, KNOWN)).toEqual({
			parts: ['dials', 'upload'],
			rounds: 3,
			isTiny: true,
			into: 'folder',
		});
	});

	it.each([
		['an unknown part', ['uploads'], 'There are: upload, dials, --rounds N'],
		['no rounds', ['--rounds', '0'], '--rounds needs a whole number'],
		['half a round', ['--rounds', '1.5'], '--rounds needs a whole number'],
		['rounds without a number', ['--rounds'], '--rounds needs a whole number'],
		['no folder', ['--into'], '--into needs a folder'],
	])('is refused: %s', (_what, args, message) => {
		expect(() => readArguments(args, KNOWN)).toThrow(message);
	});
});

it('takes the middle one', () => {
	expect(median([3, 1, 2])).toBe(2);
	expect(median([9, 1, 5, 7])).toBe(7);
	expect(median([])).toBeNaN();
});

it('shows three digits that say something', () => {
	expect([0.123, 1, 1.5, 12.34, 123.4, 1_000_000, NaN].map(shown)).toEqual([
		'0.12',
		'1',
		'1.50',
		'12.3',
		'123',
		'1,000,000',
		'–',
	]);
});

it('measures in turns, and takes what a contender tells itself', async () => {
	const order: string[] = [];
	const told = [5, 1, 3];
	const medians = await inTurns(
		{
			first: async () => void order.push('first'),
			second: async () => {
				order.push('second');
				return told[order.length / 3 - 1];
			},
		},
		3,
		async () => void (order.length % 3 === 0 && order.push('reset')),
	);
	expect(order).toEqual(['reset', 'first', 'second'].flatMap(() => ['reset', 'first', 'second']));
	expect(medians.second).toBe(3);
	expect(medians.first).toBeGreaterThanOrEqual(0);
});

it('does so many at a time', async () => {
	let [running, most, done] = [0, 0, 0];
	await atOnce(3, [0, 1, 2, 3, 4, 5, 6], async () => {
		most = Math.max(most, ++running);
		await Promise.resolve();
		running -= 1;
		done += 1;
	});
	expect([most, done]).toEqual([3, 7]);
});

const table = { header: ['contacts', 'way', 'seconds'], rows: [[1000, 'a | file', 0.5]] };

it('writes a table with numbers on the right', () => {
	expect(tableText({ ...table, rows: [[1000, 'file', 0.5]] })).toBe(
		'| contacts | way | seconds |\n| --: | --- | --: |\n| 1,000 | file | 0.50 |',
	);
});

it('says which goals are missed', () => {
	const part = { title: 'Uploads', about: 'About them.', rounds: 3, measure: jest.fn() };
	const goals = [
		{ what: 'a ratio', value: 0.5, atMost: 0.7 },
		{ what: 'memory', value: 250, atMost: 200, unit: ' MiB' },
	];
	const text = report(
		'2 cores',
		['Others worked.'],
		[{ part, rounds: 3, result: { table, goals } }],
	);
	expect(text).toContain('2 cores. Others worked.');
	expect(text).toContain('## Uploads\n\nAbout them. Medians of 3 rounds in turns.');
	expect(text).toContain('- a ratio: **0.50** (goal: at most 0.70)\n');
	expect(text).toContain('- memory: **250 MiB** (goal: at most 200 MiB, missed)');
});

it('draws an SVG that fits light and dark, each bar as long as its value', () => {
	const svg = picture([
		{
			title: 'Ours & theirs',
			unit: 's',
			bars: [
				{ label: '<ours>', value: 1, isOurs: true },
				{ label: 'theirs', value: 2 },
			],
		},
	]);
	expect(XMLValidator.validate(svg)).toBe(true);
	expect(svg).toContain('prefers-color-scheme: dark');
	expect(svg).toContain('Ours &amp; theirs');
	expect(svg).toContain('&lt;ours>');
	const widths = [...svg.matchAll(/class="(ours|other)" x="320" y="\d+" width="(\d+)"/g)];
	expect(widths.map(([, of, width]) => [of, Number(width)])).toEqual([
		['ours', 160],
		['other', 320],
	]);
});

it('puts the numbers into their place of a page', () => {
	expect(putBetween('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new')).toBe(
		'a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb',
	);
	expect(() => putBetween('a', 'x', 'new')).toThrow('The page has no place for "x".');
});

it('plans with two digits, and with what was measured only', () => {
	expect(sizing({ rowsPerSecond: 12_345, other: 1 }).rows).toEqual([
		['rows of a file, _Upload File_', 12_000, 44_000_000],
	]);
});
