import { ameyoSeed } from '../../../sandbox';
import { byId, openBench } from '../../support/ameyo';
import type { Bench } from '../../support/ameyo';
import { toErrorOutput } from '../../support/run';

const { DIAL_ENDINGS } = ameyoSeed;
const dial = {
	resource: 'call',
	operation: 'clickToDial',
	authentication: 'hashKey',
	campaignId: byId('1'),
	userId: '={{ $json.agent }}',
	phone: '={{ $json.phone }}',
};

describe('call: click to dial', () => {
	let bench: Bench;
	beforeAll(async () => {
		bench = await openBench();
	});
	afterAll(async () => await bench.close());
	beforeEach(() => bench.sandbox.reset());

	it('dials once and says that the call was connected', async () => {
		const { items, error } = await bench.run(dial, [{ agent: 'amit', phone: '5555056887' }]);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					result: 'SUCCESS',
					connected: true,
					outcome: 'connected',
					nodeFlowId: expect.any(String),
					metaData: expect.any(String),
					errorReason: [],
					reason: expect.stringContaining('node.flow.id'),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(bench.ameyo.counts.dials).toBe(1);
		const [request] = bench.ameyo.requests;
		expect(request?.data).toEqual({ userId: 'amit', campaignId: '1', phone: '5555056887' });
		expect(bench.ameyo.counts.dataInQuery).toBe(0);
	});
});
