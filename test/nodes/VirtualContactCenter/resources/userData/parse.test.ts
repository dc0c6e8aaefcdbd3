import { toErrorOutput } from '../../../../support/run';
import { runAlone } from '../../../../support/virtualContactCenter';

const parse = { resource: 'userData', operation: 'parse', ctlUserdata: '={{ $json.text }}' };

async function read(text: string) {
	const { items, error } = await runAlone(parse, [{ text }]);
	expect(error).toBeUndefined();
	return items[0]?.json;
}

describe('user data: parse', () => {
	it('tells system data from user data', async () => {
		expect(await read('[ctl_action|create][name|Ann][ctl_intType|sfdc]')).toEqual({
			systemData: { ctl_action: 'create', ctl_intType: 'sfdc' },
			userData: { name: 'Ann' },
		});
	});

	it('reads names of system data without regard to case', async () => {
		expect(await read('[CTL_ACTION|create][Ctl_newRecordId|00T1][ctl_LaunchOpt|true]')).toEqual({
			systemData: { ctl_action: 'create', ctl_newRecordId: '00T1', ctl_launchopt: 'true' },
			userData: {},
		});
	});

	it.each([
		['[notes|said [yes] twice][a|b]', { notes: 'said [yes] twice', a: 'b' }],
		['[notes|ends in ]][a|b]', { notes: 'ends in ]', a: 'b' }],
		['[notes|a|b][c|d]', { notes: 'a|b', c: 'd' }],
		['[notes|[x|y]][c|d]', { notes: '[x|y]', c: 'd' }],
		['[notes|][c|]', { notes: '', c: '' }],
		['[notes|two\nlines]', { notes: 'two\nlines' }],
		['[a|]]]', { a: ']]' }],
		['[a|x [1] y [2]]', { a: 'x [1] y [2]' }],
	])('reads values with the characters of the format: %s', async (text, userData) => {
		expect(await read(text)).toEqual({ systemData: {}, userData });
	});

	it('gives the values of a repeated name as a list', async () => {
		expect(await read('[a|1][b|2][a|3]')).toEqual({
			systemData: {},
			userData: { a: ['1', '3'], b: '2' },
		});
	});

	it('is not confused by names that JavaScript knows', async () => {
		const data = await read('[constructor|1][toString|2]');
		expect(data).toEqual({ systemData: {}, userData: { constructor: '1', toString: '2' } });
	});

	it.each(['abc', '[a]', '[a|b', '[a|b]x', 'x[a|b]', '[|b]', '[a|b][c|d', '[[a|b]]'])(
		'refuses %j',
		async (text) => {
			const { errors } = await runAlone(parse, [{ text }], { onError: toErrorOutput });
			expect(errors[0]?.json).toMatchObject({ error: "'Raw User Data' cannot be read", text });
		},
	);

	it('refuses nothing', async () => {
		const { error } = await runAlone(parse, [{ text: ' ' }]);
		expect(error?.message).toBe("'Raw User Data' is empty");
	});

	it('reads a long text in a moment', async () => {
		const text = `[notes|${'][ab'.repeat(50_000)}]`;
		expect(await read(text)).toEqual({
			systemData: {},
			userData: { notes: text.slice('[notes|'.length, -1) },
		});
	});
});
