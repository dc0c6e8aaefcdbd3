import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../support/ameyo';
import { getCallbacks } from '../../support/ameyoOperations';
import { stopClock } from '../../support/stopClock';

const contacts: INodeParameters = {
	resource: 'contact',
	operation: 'upload',
	authentication: 'session',
	campaignId: byId(''),
};
const tenant: INodeParameters = {
	resource: 'callback',
	operation: 'getAllTenant',
	returnAll: true,
};
const login: INodeParameters = { resource: 'session', operation: 'login' };
const NEW = {
	campaignId: 77,
	campaignName: 'New One',
	campaignType: 'Outbound Voice Campaign',
} as const;
const NONE = /^The login names no campaigns: its user is assigned to none/;

describe('the campaigns that a login names', () => {
	const bench = useAmeyo();
	stopClock();
	const values = async (filter: string, credentials = bench.credentials()) =>
		(await bench.search(contacts, 'searchCampaigns', filter, { credentials })).map(
			({ value }) => value,
		);

	it('are read from three arrays as well', async () => {
		bench.ameyo.become({ campaignsAs: 'arrays' });
		expect(await bench.search(contacts, 'searchCampaigns')).toEqual([
			{ name: 'MoviStarSurvey (1)', value: '1', description: 'Outbound Voice Campaign' },
			{ name: 'MOSL_Frenchise (5)', value: '5', description: 'Interactive Voice Application' },
			{ name: 'TestInbound (10)', value: '10', description: 'Interactive Voice Application' },
		]);
		const all = await bench.run(tenant);
		expect(all.items.length).toBeGreaterThan(2);
		const { items } = await bench.run(login);
		expect(items[0]?.json).toMatchObject({
			campaignIds: [1, 5, 10],
			campaignInfos: [{ campaignId: '1', campaignName: 'MoviStarSurvey' }, {}, {}],
		});
	});

	it('are a hint where there are none, and not silence', async () => {
		bench.ameyo.become({ campaignsAs: 'none' });
		const all = await bench.run(tenant);
		expect(all.error).toBeUndefined();
		expect(all.items).toEqual([]);
		expect(all.hints).toEqual([expect.objectContaining({ message: expect.stringMatching(NONE) })]);
		const session = await bench.run(login);
		expect(session.hints).toEqual([
			expect.objectContaining({ message: expect.stringMatching(NONE) }),
		]);
		await expect(values('')).rejects.toThrow(NONE);
		const usual = await bench.run(getCallbacks);
		expect(usual.items.length).toBeGreaterThan(0);
	});

	it('are no hint where there are some', async () => {
		expect((await bench.run(tenant)).hints).toEqual([]);
		expect((await bench.run(login)).hints).toEqual([]);
	});

	it('are asked for anew where one is not found, at most once a minute', async () => {
		const credentials = bench.credentials();
		expect(await values('', credentials)).toEqual(['1', '5', '10']);
		bench.ameyo.addCampaign(NEW);
		expect(await values('', credentials)).toEqual(['1', '5', '10']);
		expect(bench.ameyo.counts.logins).toBe(1);
		expect(await values('new one', credentials)).toEqual(['77']);
		expect(bench.ameyo.counts.logins).toBe(2);
		expect(await values('', credentials)).toEqual(['1', '5', '10', '77']);
		bench.ameyo.addCampaign({ ...NEW, campaignId: 78, campaignName: 'Later' });
		expect(await values('later', credentials)).toEqual([]);
		expect(bench.ameyo.counts.logins).toBe(2);
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
		expect(await values('later', credentials)).toEqual(['78']);
		expect(bench.ameyo.counts.logins).toBe(3);
	});

	it.each(['refuse', 'replace'] as const)(
		'are those that are known where a user may have one session only (%s)',
		async (singleSession) => {
			bench.ameyo.become({ singleSession });
			const credentials = bench.credentials();
			expect(await values('', credentials)).toEqual(['1', '5', '10']);
			expect(await values('no such campaign', credentials)).toEqual([]);
			expect(await values('', credentials)).toEqual(['1', '5', '10']);
			expect(bench.ameyo.livingSessions()).toHaveLength(1);
		},
	);
});

describe('session: log in, the whole answer', () => {
	const bench = useAmeyo();

	it('is given, without the password, wherever a server repeats it', async () => {
		const body = {
			sessionId: 'd1-made-up',
			userId: 'manager',
			password: 'made-up-password',
			echo: 'made-up-password',
			user: { Password: 'x', newPassword: 'y', roles: ['a', { passwordHint: 'z', id: 1 }] },
			userType: 'CustomerManager',
			breakStatuses: ['Lunch'],
		};
		bench.ameyo.misbehave({ command: 'login', answer: { body } });
		bench.ameyo.misbehave({ command: 'ping-session', answer: { body: { alive: true } } });
		const { items, error } = await bench.run(login);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({
			sessionId: 'd1-made-up',
			userId: 'manager',
			user: { roles: ['a', { id: 1 }] },
			userType: 'CustomerManager',
			breakStatuses: ['Lunch'],
			campaignInfos: [],
		});
	});
});
