import { byId } from '../../../../support/maxContact';
import { onCall, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('call: get many lists the active calls, or none', async () => {
	const { bench } = calls;
	const none = await bench.run(onCall('getAll', { returnAll: true }));
	expect(none.error).toBeUndefined();
	expect(none.items).toEqual([]);
	const first = await calls.dialled();
	await bench.run(onCall('hold', { callId: byId(first) }));
	const second = await calls.dialled('01610000002');
	const all = await bench.run(onCall('getAll', { returnAll: true }));
	expect(all.items.map(({ json }) => String(json.CallId))).toEqual([first, second]);
	const one = await bench.run(onCall('getAll', { limit: 1 }));
	expect(one.items).toHaveLength(1);
	await calls.isRefused(onCall('getAll', { userId: byId('77') }), 'User 77 was not found.');
});
