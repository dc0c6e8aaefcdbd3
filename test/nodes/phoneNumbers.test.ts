import type { INodeParameters } from 'n8n-workflow';
import { contacts } from '../support/ameyoOperations';
import { byId } from '../support/locator';
import { useAmeyo } from '../support/ameyo';
import { useMaxContact } from '../support/maxContact';
import { useVirtualContactCenter } from '../support/virtualContactCenter';

const ameyo = { campaignId: byId('1'), phone: '={{ $json.name }}' };
const onCall = { userId: byId('1001'), callId: byId('5001') };

/** Every field that holds a number to call. */
const OPERATIONS: Array<[string, INodeParameters]> = [
	['ameyo', { ...ameyo, resource: 'call', operation: 'clickToDial', userId: 'amit' }],
	[
		'ameyo',
		{
			...ameyo,
			resource: 'callback',
			operation: 'create',
			authentication: 'session',
			callbackTime: '2031-05-06',
		},
	],
	[
		'ameyo',
		{
			...ameyo,
			resource: 'contact',
			operation: 'uploadWithCallback',
			authentication: 'session',
			leadId: byId('39'),
			dataMode: 'autoMapInputData',
			callbackTime: '2031-05-06',
			callbackFields: { callbackPhone: '={{ $json.name }}' },
		},
	],
	[
		'maxContact',
		{ ...onCall, resource: 'call', operation: 'dial', phoneNumber: byId('={{ $json.name }}') },
	],
	[
		'maxContact',
		{
			...onCall,
			resource: 'lead',
			operation: 'createForCall',
			phoneNumber: '={{ $json.name }}',
		},
	],
	...['getLink', 'dial', 'dialAndWait'].map((operation): [string, INodeParameters] => [
		'virtualContactCenter',
		{ resource: 'call', operation, phone: '={{ $json.name }}' },
	]),
];

describe('a name where a phone number belongs', () => {
	const benches = {
		ameyo: useAmeyo(),
		maxContact: useMaxContact(),
		virtualContactCenter: useVirtualContactCenter(),
	};

	it.each(OPERATIONS)('is refused before anything is sent: %s %j', async (vendor, parameters) => {
		const bench = Object.entries(benches).find(([name]) => name === vendor)?.[1];
		const item = { ...contacts(1)[0], name: 'Ann Archer' };
		const run = await bench?.run(parameters, [item]);
		expect(run?.error?.message).toMatch(
			/^'[\w ]+' must be a phone number, but 'Ann Archer' has no digit$/,
		);
		expect(bench?.simulator.requests).toEqual([]);
	});
});
