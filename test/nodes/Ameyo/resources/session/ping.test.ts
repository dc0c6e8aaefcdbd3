import { useAmeyo } from '../../../../support/ameyo';

const bench = useAmeyo();

it('session: ping says that the session is alive', async () => {
	const now = Date.parse('2031-01-02T03:04:05.006Z');
	bench.ameyo.settings.clockOffsetMs = now - Date.now();
	const credentials = bench.credentials({ timezone: 'Asia/Kolkata' });
	const { items } = await bench.run({ resource: 'session', operation: 'ping' }, undefined, {
		credentials,
	});
	const time = expect.stringMatching(/^2031-01-02T08:3\d:\d\d\.\d{3}\+05:30$/);
	expect(items[0]?.json).toEqual({ alive: true, serverTime: time });
});
