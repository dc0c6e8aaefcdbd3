import { useMadeUpVendor, SESSION_OVER } from '../../../support/madeUpVendor';

const DOUBT = 'It is not known whether Made-Up carried it out';

describe('the deadline of a request', () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;

	// `timeout` alone counts idle time: it never ends an answer that drips.
	it.each(['silence', 'drip'] as const)('ends a request whose answer is: %s', async (fate) => {
		server.answer(fate);
		expect(await vendor.send('command', { timeout: 500 })).toEqual({
			kind: 'inDoubt',
			message: expect.stringMatching(new RegExp(`^Made-Up did not answer in time\\. ${DOUBT}`)),
		});
		expect(server.received).toHaveLength(1);
	});

	it('ends a request when whoever asks has no more time', async () => {
		server.answer('drip');
		const until = Date.now() + 300;
		expect(await vendor.send('command', { timeout: 60_000, until })).toMatchObject({
			kind: 'inDoubt',
			message: expect.stringMatching(/^Made-Up did not answer in time/),
		});
	});

	it('sends nothing once there is no time left, and waits for no busy server', async () => {
		expect(await vendor.send('command', { until: Date.now() })).toEqual({
			kind: 'notSent',
			message: 'There was no time left to ask Made-Up',
		});
		expect(server.received).toEqual([]);
		server.answer({ status: 503, headers: { 'retry-after': '50' } });
		const until = Date.now() + 40_000;
		expect(await vendor.send('read', { until })).toMatchObject({ kind: 'busy' });
		expect(server.received).toHaveLength(1);
	});

	it('does not wait for what follows a switch of protocols', async () => {
		server.answer('switch');
		expect(await vendor.send('command')).toMatchObject({
			kind: 'inDoubt',
			message: 'Made-Up answered with HTTP 101',
			description: expect.stringContaining(DOUBT),
		});
	});

	it('is not taken for a cancel, nor a cancel for it', async () => {
		server.answer('drip');
		let cancel = () => {};
		const sent = vendor.send('command', {}, { onStart: (stop) => (cancel = stop) });
		await server.arrived(1);
		cancel();
		expect(await sent).toMatchObject({ kind: 'canceled' });
	});

	it.each([3_000_000_000, 5_000_000_000])(
		'may be later than a timer can count to: %d ms',
		async (timeout) => {
			server.answer({ body: { done: true } });
			expect(await vendor.send('command', { timeout })).toMatchObject({ kind: 'ok' });
		},
	);

	it('lets nothing go out where the execution was canceled during the login on the way', async () => {
		let cancel = () => {};
		server.answerBy(() => {
			cancel();
			return { body: '"new"' };
		});
		const credentials = vendor.credentials({ session: '' });
		const onStart = (stop: () => void) => (cancel = stop);
		expect(await vendor.sendInSession('command', {}, { credentials, onStart })).toEqual({
			kind: 'canceled',
			message: 'The execution was canceled before the request was sent',
		});
		expect(server.paths).toEqual(['/login']);
	});

	it('leaves an answer alone that comes in time', async () => {
		server.answer({ body: { done: true } });
		expect(await vendor.send('command', { timeout: 60_000 })).toMatchObject({ kind: 'ok' });
	});
});

describe('an answer that cannot be unpacked', () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;
	const packed = { 'content-encoding': 'gzip' };

	it.each([200, 401, 500])('leaves a command in doubt, sent once: HTTP %d', async (status) => {
		server.answer({ status, headers: packed, body: 'not packed' });
		expect(await vendor.sendInSession('command')).toMatchObject({
			kind: 'inDoubt',
			message: expect.stringContaining(DOUBT),
		});
		expect(server.paths).toEqual(['/work']);
	});

	it('is renewed for all the same where it is readable', async () => {
		server.answer({ body: SESSION_OVER }, { body: SESSION_OVER }, { body: '"new"' }, {});
		expect(await vendor.sendInSession('command')).toMatchObject({ kind: 'ok' });
	});
});
