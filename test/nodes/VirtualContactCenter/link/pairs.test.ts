import { readPairs } from '../../../../nodes/VirtualContactCenter/link/pairs';

describe('reading pairs as the document prints them', () => {
	it.each([
		[
			'[a|1]\n[b|2]',
			[
				['a', '1'],
				['b', '2'],
			],
		],
		[
			'\n[a|1] \t\r\n  [b|2]\n',
			[
				['a', '1'],
				['b', '2'],
			],
		],
		[
			'[a|1\n2]\n[b| 3 ]',
			[
				['a', '1\n2'],
				['b', ' 3 '],
			],
		],
		[
			'[a|x ] y]\n[b|2]',
			[
				['a', 'x ] y'],
				['b', '2'],
			],
		],
		['[a|x] [y]', [['a', 'x] [y']]],
		['[a|1] x [b|2]', [['a', '1] x [b|2']]],
		[' \n ', []],
	])('allows blanks and line breaks between pairs: %j', (text, pairs) => {
		expect(readPairs(text)).toEqual(pairs);
	});

	it.each(['[a|1] x', 'x\n[a|1]', '[a|1]\n[b'])('reads nothing out of %j', (text) => {
		expect(readPairs(text)).toBeUndefined();
	});

	it.each([']', '] ', '[', '[a', '[a|', '[a|b] ', '][x ', '\n'])(
		'reads a long text of %j in a time that grows with its length',
		(piece) => {
			const read = (times: number) => {
				const before = process.cpuUsage();
				for (const end of ['', ']', '[', 'x']) readPairs(`[a|${piece.repeat(times)}${end}`);
				const { user, system } = process.cpuUsage(before);
				return (user + system) / 1000;
			};
			read(5_000);
			const [small, large] = [read(5_000), read(40_000)];
			expect(large).toBeLessThan(28 * small + 400);
		},
	);
});
