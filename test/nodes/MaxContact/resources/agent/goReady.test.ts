import { byId } from '../../../../support/maxContact';
import { useCalls } from '../../../../support/maxContactCalls';

describe('agent: go ready', () => {
	const calls = useCalls();
	const ready = (userId: string) => ({
		resource: 'agent',
		operation: 'goReady',
		userId: byId(userId),
	});

	it('makes an agent ready', async () => {
		await calls.carriesOut(ready('1010'), '/goready/user/1010');
		expect(calls.bench.simulator.agents.get(1010)?.ready).toBe(true);
	});

	it('is refused for an agent without a campaign', async () => {
		await calls.isRefused(ready('1011'), 'User 1011 is not logged into a campaign.');
	});
});
