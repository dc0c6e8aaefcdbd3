import { byId } from '../../../../support/maxContact';
import { AGENT, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('lead: get phones gives the phones, lead IDs above 2^53 as text', async () => {
	const { bench } = calls;
	const phones = (leadId: string) => ({
		resource: 'lead',
		operation: 'getPhones',
		userId: byId(AGENT),
		leadId,
		returnAll: true,
	});
	const wide = await bench.run(phones('9007199254740993'));
	expect(wide.items.map(({ json }) => json.LeadId)).toEqual([
		'9007199254740993',
		'9007199254740993',
	]);
	const narrow = await bench.run(phones('4711'));
	expect(narrow.items).toEqual([
		{
			json: {
				LeadId: 4711,
				PhoneNumber: '01610000001',
				RecordType: 'Home',
				RecordTypeId: 1,
			},
			pairedItem: { item: 0 },
		},
	]);
	const empty = await bench.run(phones('9007199254740997'));
	expect(empty.error).toBeUndefined();
	expect(empty.items).toEqual([]);
	await calls.isRefused(phones('9007199254740992'), 'Lead 9007199254740992 was not found.');
});
