import { VirtualContactCenterClient } from '../../../nodes/VirtualContactCenter/transport/request';
import { useAwakeWatch } from '../../support/awake';
import { runAlone } from '../../support/virtualContactCenter';

const COUNT = 2_000;
const items = Array.from({ length: COUNT }, (_, i) => ({
	phone: `6505${String(i).padStart(6, '0')}`,
}));

describe('an operation that sends nothing', () => {
	const awake = useAwakeWatch();
	const getLink = { resource: 'call', operation: 'getLink', phone: '={{ $json.phone }}' };
	/** Counts the links that were built. */
	const watchLinks = () => {
		const link = jest.spyOn(VirtualContactCenterClient.prototype, 'link');
		awake.watch(() => link.mock.calls.length);
	};

	it('lets n8n get on with other things', async () => {
		watchLinks();
		const { items: out, error } = await runAlone(getLink, items);
		expect(error).toBeUndefined();
		expect(out).toHaveLength(COUNT);
		awake.expectTurnsFor(COUNT);
	});

	it('ends soon after it is canceled', async () => {
		watchLinks();
		const onStart = (cancel: () => void) => awake.atThirdTurn(cancel);
		const { status, items: out } = await runAlone(getLink, items, { onStart });
		expect(status).toBe('canceled');
		expect(out.length).toBeGreaterThan(0);
		expect(out.length).toBeLessThan(COUNT / 10);
	});
});
