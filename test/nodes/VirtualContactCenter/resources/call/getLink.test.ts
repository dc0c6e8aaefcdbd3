import type { INodeParameters } from 'n8n-workflow';
import { toErrorOutput } from '../../../../support/run';
import { partsOf, runAlone, userData } from '../../../../support/virtualContactCenter';

const link = { resource: 'call', operation: 'getLink', phone: '6502928880' };

async function urlOf(change: INodeParameters): Promise<string> {
	const { items, error } = await runAlone({ ...link, ...change });
	expect(error).toBeUndefined();
	return String(items[0]?.json.url);
}

describe('call: get link', () => {
	it('builds the shortest link on the default platform', async () => {
		expect(await urlOf({})).toBe('https://vcc-na7.8x8.com/AGUI/make_call.php?phone=6502928880');
	});

	it('has every documented parameter, in the order of the document', async () => {
		const url = await urlOf({
			phone: '(650) 292-8880',
			dialOptions: { queueId: '4', dialplanId: '3', callerId: '5251990', prefix: '1' },
			systemData: {
				ctl_recordname: 'Call log',
				ctl_callbackUrl: 'https://n8n.example.com/webhook/x?token=a&b=c',
				ctl_parentid: '001',
				ctl_launchext: 'edit',
				ctl_launchopt: true,
				ctl_intType: 'sfdc',
				ctl_action: 'create',
			},
			userData: userData(['ObjectType', 'Task'], ['Subject', "Anna's call = ok?"]),
			transactionData: { extRecordType: 'Account', extRecordId: '0015' },
		});
		expect(partsOf(url).query).toEqual([
			['prefix', '1'],
			['phone', '(650) 292-8880'],
			['callerId', '5251990'],
			['dialplan_id', '3'],
			['queue_id', '4'],
			[
				'ctl_userdata',
				"[ctl_action|create][ctl_intType|sfdc][ctl_launchopt|true][ctl_launchext|edit][ctl_parentid|001][ctl_callbackUrl|https://n8n.example.com/webhook/x?token=a&b=c][ctl_recordname|Call log][ObjectType|Task][Subject|Anna's call = ok?]",
			],
			['extTransactionData', '[extRecordId|0015][extRecordType|Account]'],
		]);
		expect(url).not.toMatch(/[+' "<>]/);
		expect(url).toContain('(650)%20292-8880');
		expect(url).toContain('Anna%27s%20call%20%3D%20ok%3F');
	});

	it('takes numbers, booleans and tokens as values, and keeps blanks and line breaks', async () => {
		const { items } = await runAlone(
			{
				...link,
				phone: '={{ $json.phone }}',
				userData: userData(
					['amount', '={{ $json.amount }}'],
					['vip', '={{ $json.vip }}'],
					['note', ' a\nb '],
					['none', '={{ $json.missing }}'],
				),
			},
			[{ phone: 6502928880, amount: 12.5, vip: true }],
		);
		expect(partsOf(items[0]?.json.url).query).toEqual([
			['phone', '6502928880'],
			['ctl_userdata', '[amount|12.5][vip|true][note| a\nb ][none|]'],
		]);
	});

	it('writes a launch option that is turned off, and no option that is left empty', async () => {
		const systemData = { ctl_launchopt: false, ctl_callbackUrl: '', ctl_parentid: ' '.trim() };
		const url = await urlOf({ systemData, transactionData: { extRecordId: '' } });
		expect(partsOf(url).query.slice(1)).toEqual([['ctl_userdata', '[ctl_launchopt|false]']]);
	});

	it('takes an option whose expression gives nothing for one that is left empty', async () => {
		const url = await urlOf({
			dialOptions: { prefix: '={{ $json.missing }}', callerId: '={{ $json.missing }}' },
			systemData: { ctl_launchopt: '={{ $json.missing }}', ctl_parentid: '={{ $json.missing }}' },
		});
		expect(partsOf(url).query).toEqual([
			['prefix', ''],
			['phone', '6502928880'],
			['ctl_userdata', '[ctl_launchopt|false]'],
		]);
	});

	it('pairs each link to its item, and errors to theirs', async () => {
		const { items, errors } = await runAlone(
			{ ...link, phone: '={{ $json.phone }}' },
			[{ phone: '1' }, { phone: '' }, { phone: '3' }],
			{ onError: toErrorOutput },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errors[0]?.pairedItem).toEqual({ item: 1 });
		expect(errors[0]?.json.error).toBe("'Phone Number' is empty");
	});

	it.each<[string, INodeParameters, string]>([
		['letters in the prefix', { dialOptions: { prefix: '1a' } }, "'Prefix' must be made of digits"],
		['a plus in the caller ID', { dialOptions: { callerId: '+1650' } }, "'Caller ID' must be"],
		['letters in the dial plan', { dialOptions: { dialplanId: 'x' } }, "'Dial Plan ID' must be"],
		['letters in the queue', { dialOptions: { queueId: 'sales' } }, "'Queue ID' must be"],
		['[ in a value', { userData: userData(['note', 'a [b']) }, "'User Data: note' holds '['"],
		['] in a value', { userData: userData(['note', 'a b]']) }, "'User Data: note' holds ']'"],
		['| in a value', { userData: userData(['note', 'a|b']) }, "'User Data: note' holds '|'"],
		['| in a name', { userData: userData(['a|b', 'x']) }, "'User Data: Name' holds '|'"],
		['no name', { userData: userData(['', 'x']) }, "'User Data: Name' is empty"],
		['a name twice', { userData: userData(['a', '1'], ['a', '2']) }, "has the name 'a' twice"],
		['half an emoji', { userData: userData(['a', 'x\ud83d']) }, "'User Data: a' ends in, or holds"],
		['half an emoji to dial', { phone: '1\ud83d' }, "'Phone Number' ends in, or holds"],
		['system data as user data', { userData: userData(['ctl_action', 'create']) }, "'ctl_action'"],
		['in any case', { userData: userData(['CTL_x', '1']) }, "'CTL_x', but names that begin"],
		['ctl_newRecordId', { userData: userData(['ctl_newRecordId', '1']) }, "'ctl_newRecordId'"],
		['[ in the parent', { systemData: { ctl_parentid: '[' } }, "'Parent ID' holds '['"],
		[
			'] in the record name',
			{ systemData: { ctl_launchopt: true, ctl_recordname: 'a]' } },
			"'Record Name' holds ']'",
		],
		['| in a record ID', { transactionData: { extRecordId: '|' } }, "'Record ID' holds '|'"],
		['[ in a record type', { transactionData: { extRecordType: '[' } }, "'Record Type' holds '['"],
		[
			'an action without an integration type',
			{ systemData: { ctl_action: 'create' } },
			"'Action' needs 'Integration Type'",
		],
		[
			'a launch mode without the launch',
			{ systemData: { ctl_launchext: 'edit' } },
			"'Launch Mode' needs 'Launch Screen Pop'",
		],
		[
			'a launch mode with the launch turned off',
			{ systemData: { ctl_launchext: 'edit', ctl_launchopt: false } },
			"'Launch Mode' needs 'Launch Screen Pop'",
		],
		[
			'a record name without the launch',
			{ systemData: { ctl_recordname: 'x' } },
			"'Record Name' needs 'Launch Screen Pop'",
		],
		[
			'another action',
			{ systemData: { ctl_action: '={{ "delete" }}', ctl_intType: 'sfdc' } },
			"'Action' must be 'create', but it is 'delete'",
		],
		['another integration', { systemData: { ctl_intType: '={{ "x" }}' } }, "'Integration Type'"],
		[
			'another launch mode',
			{ systemData: { ctl_launchopt: true, ctl_launchext: '={{ "view" }}' } },
			"'Launch Mode' must be 'edit'",
		],
		[
			'a callback URL that is none',
			{ systemData: { ctl_callbackUrl: 'n8n.example.com/x' } },
			"'Callback URL' is not a web address",
		],
		[
			'a callback URL for another program',
			{ systemData: { ctl_callbackUrl: 'javascript:alert(1)' } },
			"'Callback URL' is not a web address",
		],
		[
			'a callback URL with a bracket',
			{ systemData: { ctl_callbackUrl: 'http://[::1]/x' } },
			"'Callback URL' holds '['",
		],
		['an object as a value', { userData: userData(['a', '={{ {} }}']) }, "'User Data: a' must be"],
	])('refuses %s', async (_what, change, message) => {
		const { error } = await runAlone({ ...link, ...change });
		expect(error?.message).toContain(message);
		expect(error?.context?.itemIndex).toBe(0);
	});

	it.each([
		[7999, undefined],
		[8000, undefined],
		[8001, 'The link would be 8001 characters long'],
	])('judges a link of %d characters', async (length, message) => {
		const bare = (await urlOf({ userData: userData(['n', '']) })).length;
		const value = 'x'.repeat(length - bare);
		const { error, items } = await runAlone({ ...link, userData: userData(['n', value]) });
		if (message === undefined) {
			expect(String(items[0]?.json.url)).toHaveLength(length);
			return;
		}
		expect(error?.message).toContain(message);
		expect(error?.description).toContain('POST');
	});

	it('counts what encoding adds', async () => {
		const { error } = await runAlone({ ...link, userData: userData(['n', 'é'.repeat(1400)]) });
		expect(error?.message).toMatch(/^The link would be 84\d\d characters long/);
	});
});
