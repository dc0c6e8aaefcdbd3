import { byId, LOOKUP_USER, useMaxContact, PASTED } from '../../support/maxContact';

const hold = { resource: 'call', operation: 'hold', userId: byId('1001') };
const dial = {
	resource: 'call',
	operation: 'dial',
	userId: byId('1001'),
};

describe('the lists of the MaxContact node', () => {
	const bench = useMaxContact({ maxContact: { ringMs: 0 } });

	it("shows the agents, asked for in the name of the credential's user", async () => {
		const agents = await bench.search(hold, 'searchAgents');
		expect(agents).toHaveLength(12);
		expect(agents[0]).toEqual({ name: 'Alice Archer (1001)', value: '1001' });
		expect(bench.simulator.requests[0]?.path).toMatch(new RegExp(`/users/user/${LOOKUP_USER}$`));
	});

	it.each([
		['glover', ['1007']],
		['1010', ['1010']],
		['nobody', []],
	])('searches the agents for %j', async (filter, found) => {
		const agents = await bench.search(hold, 'searchAgents', filter);
		expect(agents.map(({ value }) => value)).toEqual(found);
	});

	it('shows the result codes, and which of them agents do not see', async () => {
		const codes = await bench.search(hold, 'searchResultCodes');
		expect(codes[0]).toEqual({ name: 'Sale (SALE)', value: 'SALE' });
		expect(codes.at(-1)).toEqual({
			name: 'Dropped by the dialler (SYSDROP), not shown to agents',
			value: 'SYSDROP',
		});
	});

	it('shows the active calls of the chosen agent', async () => {
		await bench.run({ ...dial, phoneNumber: '01610000003' });
		const calls = await bench.search(hold, 'searchActiveCalls');
		expect(calls).toEqual([{ name: '01610000003, Petra Potter (5001)', value: '5001' }]);
		const { items, error } = await bench.run({ ...hold, callId: byId('5001') });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
	});

	it('shows the phones of the lead that is to be dialled', async () => {
		const additionalFields = { leadId: '9007199254740993' };
		const phones = await bench.search({ ...dial, additionalFields }, 'searchLeadPhones');
		expect(phones).toEqual([
			{ name: '01610000003 (Home)', value: '01610000003' },
			{ name: '07700900003 (Mobile)', value: '07700900003' },
		]);
	});

	it.each([
		[
			'searchActiveCalls',
			{ ...hold, userId: byId('={{ $json.agent }}') },
			'agent is an expression',
		],
		['searchActiveCalls', { ...hold, userId: byId('') }, 'Choose the agent first'],
		['searchLeadPhones', dial, "Add 'Lead ID' to 'Additional Fields' first"],
		[
			'searchLeadPhones',
			{ ...dial, additionalFields: { leadId: '={{ $json.lead }}' } },
			'lead is an expression',
		],
	])('%s answers with a sentence where it cannot be known', async (method, parameters, words) => {
		await expect(bench.search(parameters, method)).rejects.toThrow(words);
		expect(bench.simulator.requests).toEqual([]);
	});

	it('says that the credential names no user for lists', async () => {
		const credentials = bench.credentials({ ...PASTED, lookupUserId: 'remote' });
		await expect(bench.search(hold, 'searchAgents', undefined, { credentials })).rejects.toThrow(
			"'Lookup User ID' of the MaxContact credential holds no ID",
		);
		const users = { resource: 'user', operation: 'getAll' };
		const { error } = await bench.run(users, undefined, { credentials });
		expect(error?.message).toContain("'Lookup User ID' of the MaxContact credential holds no ID");
	});

	it('renews a dead token for a list as well', async () => {
		const credentials = bench.credentials();
		await bench.search(hold, 'searchAgents', undefined, { credentials });
		bench.simulator.expireTokens();
		const agents = await bench.search(hold, 'searchAgents', undefined, { credentials });
		expect(agents).toHaveLength(12);
		expect(bench.simulator.counts.tokensIssued).toBe(2);
	});
});
