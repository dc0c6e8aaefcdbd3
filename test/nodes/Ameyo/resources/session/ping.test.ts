import { useAmeyo } from '../../../../support/ameyo';

const bench = useAmeyo();

it('session: ping says that the session is alive', async () => {
	const { items } = await bench.run({ resource: 'session', operation: 'ping' });
	expect(items[0]?.json).toEqual({ alive: true, serverTime: expect.any(Number) });
});
