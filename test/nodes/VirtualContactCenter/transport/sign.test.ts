import { virtualContactCenterSeed } from '../../../../sandbox';
import { useVirtualContactCenter } from '../../../support/virtualContactCenter';

const dial = { resource: 'call', operation: 'dial', phone: '6502928880' };

describe('the cookie of the 8x8 node', () => {
	const bench = useVirtualContactCenter();

	it('takes a cookie that was pasted with the name of its header', async () => {
		const credentials = bench.credentials({
			sessionCookie: `Cookie: ${virtualContactCenterSeed.COOKIE}`,
		});
		const { error } = await bench.run(dial, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(bench.simulator.counts.dials).toBe(1);
	});

	it.each([
		['', "'Session Cookie' of the 8x8 credential is empty"],
		['  ', "'Session Cookie' of the 8x8 credential is empty"],
		['made-up-session', 'is not a Cookie header'],
		['a=b\r\nx: y', 'holds a character that cannot be sent'],
		['a=ü', 'holds a character that cannot be sent'],
	])('refuses the cookie %j before anything is sent', async (sessionCookie, message) => {
		const credentials = bench.credentials({ sessionCookie });
		const { error } = await bench.run(dial, undefined, { credentials });
		expect(error?.message).toContain(message);
		expect(bench.simulator.requests).toHaveLength(0);
	});
});
