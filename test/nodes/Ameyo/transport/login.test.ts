import { useAmeyo } from '../../../support/ameyo';
import { leads } from '../../../support/ameyoOperations';
import { toErrorOutput } from '../../../support/run';
import { stopClock } from '../../../support/stopClock';

describe('the login of the Ameyo node', () => {
	const bench = useAmeyo();
	stopClock();

	it('logs in once, keeps the session in n8n, and the next execution uses it', async () => {
		const credentials = bench.credentials();
		const first = await bench.run(leads, undefined, { credentials });
		expect(first.error).toBeUndefined();
		expect(first.items).toHaveLength(4);
		const { sessionId } = credentials.of('ameyoSessionApi');
		expect(bench.ameyo.livingSessions().map((living) => living.sessionId)).toEqual([sessionId]);

		await bench.run(leads, undefined, { credentials });
		expect(bench.commands()).toEqual(['login', 'getLeadsForCampaign', 'getLeadsForCampaign']);
		expect(bench.ameyo.requests[2]?.sessionId).toBe(sessionId);
	});

	it('keeps the campaigns of the login, and nothing of the password', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		const info = String(credentials.of('ameyoSessionApi').sessionInfo);
		expect(JSON.parse(info)).toMatchObject({
			userId: 'manager',
			campaignInfos: [{ campaignId: 1 }, { campaignId: 5 }, { campaignId: 10 }],
		});
		expect(info).not.toContain('made-up-password');
	});

	it('does not hand a session to a credential with another password', async () => {
		const right = bench.credentials({ terminal: '127.0.0.77' });
		const wrong = bench.credentials({ terminal: '127.0.0.77', password: 'made-up-wrong' });
		const [good, bad] = await Promise.all([
			bench.run(leads, undefined, { credentials: right }),
			bench.run(leads, undefined, { credentials: wrong }),
		]);
		expect(good.error).toBeUndefined();
		expect(bad.error).toBeDefined();
		expect(bad.items).toEqual([]);
		expect(wrong.of('ameyoSessionApi').sessionId).toBe('');
	});

	it('does not use the session of the old password once the password was changed', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		credentials.change('ameyoSessionApi', { password: 'made-up-wrong' });
		const { error } = await bench.run(leads, undefined, { credentials });
		expect(error).toBeDefined();
		expect(bench.ameyo.counts.commands.getLeadsForCampaign?.received).toBe(1);
	});

	it("shows why a login was refused in Ameyo's words, to every item, without the password", async () => {
		const credentials = bench.credentials({ password: 'made-up-wrong' });
		const { errors, items } = await bench.run(leads, [{}, {}, {}], {
			credentials,
			onError: toErrorOutput,
		});
		expect(items).toEqual([]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		const words = errors.map(({ json }) => json.error);
		expect(new Set(words).size).toBe(1);
		expect(words[0]).toMatch(/password/i);
		expect(JSON.stringify(errors)).not.toContain('made-up-wrong');
	});

	it('asks for a login that was refused once a run: more could lock the user out', async () => {
		const credentials = bench.credentials({ password: 'made-up-wrong' });
		const items = Array.from({ length: 60 }, () => ({}));
		const { errors } = await bench.run(leads, items, { credentials, onError: toErrorOutput });
		expect(errors).toHaveLength(60);
		expect(bench.ameyo.requests.map(({ command }) => command)).toEqual(['login']);
	});

	it('ends the other session with force-login where a plain login is refused', async () => {
		bench.ameyo.settings.singleSession = 'refuse';
		await bench.run(leads);
		const refused = await bench.run(leads);
		expect(refused.error?.message).toMatch(/already logged in/i);
		expect(refused.error?.description).toContain("'Force Login'");
		const forced = await bench.run(leads, undefined, {
			credentials: bench.credentials({ forceLogin: true }),
		});
		expect(forced.error).toBeUndefined();
		expect(bench.commands()).toContain('force-login');
	});
});
