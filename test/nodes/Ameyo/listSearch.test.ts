import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../support/ameyo';
import type { Bench } from '../../support/ameyo';

const contacts: INodeParameters = {
	resource: 'contact',
	operation: 'upload',
	authentication: 'session',
	campaignId: { __rl: true, mode: 'list', value: '1' },
	leadId: { __rl: true, mode: 'list', value: '' },
};
const NEEDS_SESSION =
	"Lists need the session login. Give the ID with 'By ID', or set 'Authentication' to 'Session Login'.";

describe('lists of the locators', () => {
	const bench = useAmeyo();

	const values = async (...search: Parameters<Bench['search']>) =>
		(await bench.search(...search)).map(({ value }) => value);

	describe('campaigns', () => {
		it('are those of the login', async () => {
			expect(await bench.search(contacts, 'searchCampaigns')).toEqual([
				{ name: 'MoviStarSurvey (1)', value: '1', description: 'Outbound Voice Campaign' },
				{ name: 'MOSL_Frenchise (5)', value: '5', description: 'Interactive Voice Application' },
				{ name: 'TestInbound (10)', value: '10', description: 'Interactive Voice Application' },
			]);
			expect(bench.ameyo.counts.logins).toBe(1);
		});

		it.each([
			['', ['1', '5', '10']],
			['  ', ['1', '5', '10']],
			['mo', ['1', '5']],
			[' MOVISTAR ', ['1']],
			['(1)', ['1']],
			['10', ['10']],
			['5', ['5']],
			['.*', []],
			['<b>', []],
		])('are found by %j', async (filter, expected) => {
			expect(await values(contacts, 'searchCampaigns', filter)).toEqual(expected);
		});

		it('need no new login while the session lives, and one when it is dead', async () => {
			const credentials = bench.credentials();
			await values(contacts, 'searchCampaigns', '', { credentials });
			await values(contacts, 'searchCampaigns', '', { credentials });
			expect(bench.ameyo.counts.logins).toBe(1);
			expect(credentials.of('ameyoSessionApi').sessionId).toMatch(/^d431-/);
		});

		it('come from the new login where the old session cannot be read', async () => {
			const credentials = bench.credentials({ sessionId: 'd431-old', sessionInfo: 'not JSON' });
			expect(await values(contacts, 'searchCampaigns', '', { credentials })).toHaveLength(3);
			expect(bench.ameyo.counts.logins).toBe(1);
		});

		it('of a changed user are those of the changed user', async () => {
			const credentials = bench.credentials();
			await values(contacts, 'searchCampaigns', '', { credentials });
			credentials.change('ameyoSessionApi', { userId: 'manager2', password: 'made-up-password-2' });
			expect(await values(contacts, 'searchCampaigns', '', { credentials })).toHaveLength(3);
			expect(bench.ameyo.livingSessions().map(({ userId }) => userId)).toContain('manager2');
		});

		it('are shown for a session operation without the choice of a credential', async () => {
			const callbacks = { resource: 'callback', operation: 'getAll', campaignId: byId('') };
			expect(await values(callbacks, 'searchCampaigns')).toHaveLength(3);
		});

		it.each([
			['the hash key', { ...contacts, authentication: 'hashKey' }],
			['click to dial', { resource: 'call', operation: 'clickToDial', authentication: 'hashKey' }],
			[
				'click to dial, whatever the parameter said before',
				{ resource: 'call', operation: 'clickToDial', authentication: 'session' },
			],
		])('answer with a sentence for %s', async (_name, parameters) => {
			await expect(bench.search(parameters, 'searchCampaigns')).rejects.toThrow(NEEDS_SESSION);
			expect(bench.ameyo.requests).toHaveLength(0);
		});

		it('tell a wrong password in the words of Ameyo, without the password', async () => {
			const credentials = bench.credentials({ password: 'made-up-wrong' });
			const search = bench.search(contacts, 'searchCampaigns', '', { credentials });
			const error: unknown = await search.catch((thrown: unknown) => thrown);
			expect(error).toMatchObject({ message: 'Invalid user id or password' });
			expect(JSON.stringify(error)).not.toContain('made-up-wrong');
		});

		it('say that the base URL is wrong', async () => {
			const wrong = [
				[{ baseUrl: 'ameyo.example' }, 'base URL'],
				[{ baseUrl: 'http://127.0.0.1:9' }, 'refused the connection'],
				[{ timezone: 'Nowhere/Land' }, 'Nowhere/Land'],
			] as const;
			for (const [change, words] of wrong) {
				const credentials = bench.credentials(change);
				await expect(
					bench.search(contacts, 'searchCampaigns', '', { credentials }),
				).rejects.toThrow(words);
			}
			expect(bench.ameyo.requests).toHaveLength(0);
		});
	});

	describe('columns', () => {
		const known = ['phone1', 'phone2', 'phone3', 'name', 'account_no', 'op_code_id'];

		it('are those that the document names, with either credential, and ask nobody', async () => {
			for (const authentication of ['session', 'hashKey']) {
				expect(await values({ ...contacts, authentication }, 'searchColumns')).toEqual([
					...known,
					'region',
					'login',
				]);
			}
			expect(bench.ameyo.requests).toHaveLength(0);
		});

		it.each([
			['phone', ['phone1', 'phone2', 'phone3', 'phone']],
			['phone1', ['phone1']],
			['NAME', ['name', 'NAME']],
			[' city ', ['city']],
		])('are found by %j, which is a name itself', async (filter, expected) => {
			expect(await values(contacts, 'searchColumns', filter)).toEqual(expected);
		});
	});

	describe('leads', () => {
		it('are those of the chosen campaign', async () => {
			expect(await bench.search(contacts, 'searchLeads')).toEqual([
				{ name: 'Lead 1', value: '1' },
				{ name: 'Lead 35, disabled', value: '35' },
				{ name: 'Lead 21', value: '21' },
				{ name: 'Lead 39', value: '39' },
			]);
			expect(await values({ ...contacts, campaignId: byId(' 5 ') }, 'searchLeads')).toEqual([
				'51',
				'52',
			]);
			expect(await values({ ...contacts, campaignId: byId('10') }, 'searchLeads')).toEqual([]);
		});

		it.each([
			['3', ['35', '39']],
			['disabled', ['35']],
			['21', ['21']],
			['x', []],
		])('are found by %j', async (filter, expected) => {
			expect(await values(contacts, 'searchLeads', filter)).toEqual(expected);
		});

		it('show the name that a server gives, and IDs that no number holds', async () => {
			const body =
				'[{"leadId":9007199254740993,"leadName":"Ünïque <b>"},{"id":7,"enabled":false,"leadName":"old"}]';
			bench.ameyo.misbehave({ command: 'getLeadsForCampaign', answer: { body } });
			expect(await bench.search(contacts, 'searchLeads')).toEqual([
				{ name: 'Ünïque <b> (9007199254740993)', value: '9007199254740993' },
				{ name: 'old (7), disabled', value: '7' },
			]);
		});

		it.each([
			[byId('={{ $json.campaign }}'), 'The campaign is an expression'],
			[byId(''), 'Choose a campaign first'],
			[byId('MoviStarSurvey'), 'Choose a campaign first'],
			[{ __rl: true, mode: 'list', value: '' }, 'Choose a campaign first'],
		])('answer with a sentence for the campaign %j', async (campaignId, words) => {
			await expect(bench.search({ ...contacts, campaignId }, 'searchLeads')).rejects.toThrow(words);
			expect(bench.ameyo.counts.commands.getLeadsForCampaign).toBeUndefined();
		});

		it('answer with a sentence for the hash key', async () => {
			const parameters = { ...contacts, authentication: 'hashKey' };
			await expect(bench.search(parameters, 'searchLeads')).rejects.toThrow(NEEDS_SESSION);
			expect(bench.ameyo.requests).toHaveLength(0);
		});

		it('tell a refusal in words, and are read again when the server is busy', async () => {
			const unknown = { ...contacts, campaignId: byId('77') };
			await expect(bench.search(unknown, 'searchLeads')).rejects.toThrow(
				"Ameyo knows no campaign with the ID '77'",
			);
			bench.ameyo.misbehave({ command: 'getLeadsForCampaign', status: 503, retryAfter: 0 });
			expect(await values(contacts, 'searchLeads')).toHaveLength(4);
		});

		it('renew a session that has died', async () => {
			const credentials = bench.credentials();
			await values(contacts, 'searchLeads', '', { credentials });
			bench.ameyo.expireSessions();
			expect(await values(contacts, 'searchLeads', '', { credentials })).toHaveLength(4);
			expect(bench.ameyo.counts.logins).toBe(2);
		});

		it('are not shown as none where the answer cannot be read', async () => {
			bench.ameyo.misbehave({ command: 'getLeadsForCampaign', answer: { body: '{"leads":[]}' } });
			await expect(bench.search(contacts, 'searchLeads')).rejects.toThrow('cannot be read');
		});
	});
});
