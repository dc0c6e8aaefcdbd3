import { partsOf, runAlone, userData } from '../../../support/virtualContactCenter';

// As the document prints them, the lines it breaks joined again.
const PRINTED = [
	[
		'https://mycontactual.com/AGUI/make_call.php? prefix=&phone={!Account.Phone}&callerId=5251990&ctl_userdata=',
		'[ctl_action|create][subject|outbound%20call%20log%20($transaction_id$)][Transactionid__c|$interaction_guid$]',
		'[ObjectType|Task][WhatId|{!Account.Id}][status|completed][Description|My%20Own%20Description%0Acall%20',
		'answered%20at$equal$%20$call_answered_time$%0Acall%20hangup%20at:%20$call_hangup_time$%0ATransaction%20',
		'Codes%20$equal$%20$transaction_codes$][ctl_parentid|{!Account.Id}][ctl_launchopt|true][ctl_launchext|edit]',
		'[ctl_intType|sfdc][ActivityDate|$year$-$month$-$date$]',
	].join(''),
	[
		'https://mycontactual.com/AGUI/make_call.php? prefix=1&phone=6502022222&ctl_userdata=[foreign_key|12345678]',
		'[Transactionid|$interaction_guid$][start_time|$call_answered_time][end_time|$call_hangup_time$]',
		'[transaction_codes|$transaction_codes$][ctl_launchopt|true][customer_id|123456567]',
	].join(''),
	[
		'https://mycontactual.com/AGUI/make_call.php? prefix=&phone=5355566234&ctl_userdata=[foreign_key|12345678]',
		'[Transactionid|$interaction_guid$][start_time|$call_answered_time][end_time|$call_hangup_time$]',
		'[transaction_codes|$transaction_codes$][ctl_callbackUrl|http://www.mycompany.com/clicktodial/callback?',
		'transaction=$transaction_id$]',
	].join(''),
];

const DIALLED = [
	{
		phone: '{!Account.Phone}',
		dialOptions: { prefix: '', callerId: '5251990' },
		systemData: {
			ctl_action: 'create',
			ctl_intType: 'sfdc',
			ctl_launchopt: true,
			ctl_launchext: 'edit',
			ctl_parentid: '{!Account.Id}',
		},
		userData: userData(
			['subject', 'outbound call log ($transaction_id$)'],
			['Transactionid__c', '$interaction_guid$'],
			['ObjectType', 'Task'],
			['WhatId', '{!Account.Id}'],
			['status', 'completed'],
			[
				'Description',
				'My Own Description\ncall answered at$equal$ $call_answered_time$\ncall hangup at: $call_hangup_time$\nTransaction Codes $equal$ $transaction_codes$',
			],
			['ActivityDate', '$year$-$month$-$date$'],
		),
	},
	{
		phone: '6502022222',
		dialOptions: { prefix: '1' },
		systemData: { ctl_launchopt: true },
		userData: userData(
			['foreign_key', '12345678'],
			['Transactionid', '$interaction_guid$'],
			['start_time', '$call_answered_time'],
			['end_time', '$call_hangup_time$'],
			['transaction_codes', '$transaction_codes$'],
			['customer_id', '123456567'],
		),
	},
	{
		phone: '5355566234',
		dialOptions: { prefix: '' },
		systemData: {
			ctl_callbackUrl: 'http://www.mycompany.com/clicktodial/callback?transaction=$transaction_id$',
		},
		userData: userData(
			['foreign_key', '12345678'],
			['Transactionid', '$interaction_guid$'],
			['start_time', '$call_answered_time'],
			['end_time', '$call_hangup_time$'],
			['transaction_codes', '$transaction_codes$'],
		),
	},
];

/** The printed example's parameters, decoded. Its `ctl_userdata` is the last one and not encoded throughout. */
function printed(index: number) {
	const [address = '', query = ''] = (PRINTED[index] ?? '').split(/\?\s(.*)/s);
	const at = query.indexOf('ctl_userdata=');
	const before = query
		.slice(0, at - 1)
		.split('&')
		.map((part): [string, string] => {
			const [name = '', value = ''] = part.split('=');
			return [name, value];
		});
	return { address, before, pieces: pieces(decodeURIComponent(query.slice(at + 13))) };
}

/** `[name|value]` texts. */
function pieces(ctlUserdata: string): string[] {
	return ctlUserdata.split(/(?<=\])(?=\[)/);
}

// The format allows "any combination" of pairs: the node writes system data first, user data in the
// order given. So the pieces are compared character by character, and not their places.
describe.each([0, 1, 2])("example %d of 8x8's document", (index) => {
	it('is the link that the node builds', async () => {
		const { items, error } = await runAlone({
			resource: 'call',
			operation: 'getLink',
			...DIALLED[index],
		});
		expect(error).toBeUndefined();
		const url = items[0]?.json.url;
		expect(url).toMatch(/^https:\/\/[\x21-\x7e]+$/);
		expect(url).not.toMatch(/[+'"<>[\]|{}]/);
		const { query } = partsOf(url);
		const expected = printed(index);
		expect(query.slice(0, -1)).toEqual(expected.before);
		const [name, value] = query.at(-1) ?? [];
		expect(name).toBe('ctl_userdata');
		expect(pieces(value ?? '').sort()).toEqual([...expected.pieces].sort());
	});

	it('is read back by the node, name by name', async () => {
		const { pieces: all } = printed(index);
		const { items, error } = await runAlone({
			resource: 'userData',
			operation: 'parse',
			ctlUserdata: all.join(''),
		});
		expect(error).toBeUndefined();
		const pairs = all.map((piece): [string, string] => {
			const [key = '', value = ''] = piece.slice(1, -1).split(/\|(.*)/s);
			return [key, value];
		});
		const own = (system: boolean) =>
			Object.fromEntries(pairs.filter(([key]) => key.startsWith('ctl_') === system));
		expect(items[0]?.json).toEqual({ systemData: own(true), userData: own(false) });
	});
});

it('has the address of the examples on a custom platform', async () => {
	const { CredentialStore } = await import('../../../support/credentials');
	const credentials = new CredentialStore({
		virtualContactCenterApi: { platformUrl: 'custom', customUrl: 'https://mycontactual.com/' },
	});
	const call = { resource: 'call', operation: 'getLink', ...DIALLED[1] };
	const { items } = await runAlone(call, undefined, { credentials });
	expect(partsOf(items[0]?.json.url).address).toBe(printed(1).address);
});
