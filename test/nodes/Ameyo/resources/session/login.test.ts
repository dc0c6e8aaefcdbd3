import type { INodeParameters } from 'n8n-workflow';
import { useAmeyo } from '../../../../support/ameyo';
import { leads } from '../../../../support/ameyoOperations';
import { stopClock } from '../../../../support/stopClock';

const session = (operation: string): INodeParameters => ({ resource: 'session', operation });

describe('session: log in', () => {
	const bench = useAmeyo();
	stopClock();
	it('renews the stored session and gives it', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		const before = credentials.of('ameyoSessionApi').sessionId;
		const { items, error } = await bench.run(session('login'), undefined, { credentials });
		expect(error).toBeUndefined();
		const after = credentials.of('ameyoSessionApi').sessionId;
		expect(after).not.toBe(before);
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					userId: 'manager',
					userType: 'CustomerManager',
					terminalInfo: expect.any(String),
					sessionTimeout: 180_000,
					sessionId: after,
					campaignInfos: expect.arrayContaining([
						expect.objectContaining({ campaignId: 1, campaignName: 'MoviStarSurvey' }),
					]),
				}),
				pairedItem: { item: 0 },
			},
		]);
		expect(bench.ameyo.counts.logins).toBe(2);
	});

	it('logs in once for many items, also where n8n holds no session', async () => {
		const { items } = await bench.run(session('login'), [{}, {}, {}]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(new Set(items.map(({ json }) => json.sessionId)).size).toBe(1);
		expect(bench.ameyo.counts.logins).toBe(1);
	});
});
