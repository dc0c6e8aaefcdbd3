import type { ApiResponse } from '../../../../nodes/shared/http/protocol';
import { SharedLanes } from '../../../../nodes/shared/operations/sharedLanes';
import { useMadeUpVendor, VENDOR } from '../../../support/madeUpVendor';
import { urlOfNobody, useServer } from '../../../support/server';
import type { Fate } from '../../../support/server';
import { gate, settle } from '../../../support/waiting';

const DOUBT = `It is not known whether ${VENDOR} carried it out: check before you send it again.`;
const BUSY = { status: 503, headers: { 'retry-after': '0' } };

describe('a request', () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;
	const elsewhere = useServer();

	const send = vendor.send.bind(vendor);

	it('goes out as it is given, signed, and brings the answer that was understood', async () => {
		server.answer({ status: 201, body: { made: true } });
		const outcome = await send('command', {
			method: 'POST',
			url: `${server.url}/work`,
			headers: { 'content-type': 'text/plain', 'x-own': 'kept' },
			qs: { id: ['1', '2'] },
			arrayFormat: 'repeat',
			body: 'as it is',
		});
		expect(outcome).toMatchObject({
			kind: 'ok',
			value: { made: true },
			response: { status: 201, text: '{"made":true}' },
		});
		expect(server.received).toMatchObject([
			{
				method: 'POST',
				url: '/work?id=1&id=2',
				headers: { 'x-own': 'kept', session: 'alive' },
				body: 'as it is',
			},
		]);
	});

	describe('that fails', () => {
		const cases: Array<[string, Fate, object, object]> = [
			[
				'a refusal',
				{ body: { error: 'No such agent' } },
				{
					kind: 'refused',
					message: 'No such agent',
					description: 'Ask the vendor.',
					details: { words: 'No such agent' },
				},
				{},
			],
			[
				'a refusal with a status',
				{ status: 403, body: { error: 'No such agent' } },
				{ kind: 'refused', message: 'No such agent', httpCode: '403' },
				{},
			],
			[
				'HTTP 404',
				{ status: 404 },
				{ kind: 'refused', message: expect.stringContaining('There is no Made-Up at http://') },
				{},
			],
			['HTTP 401', { status: 401 }, { kind: 'refused', httpCode: '401' }, {}],
			['a page', { body: '<html></html>' }, { kind: 'inDoubt' }, { description: DOUBT }],
			['XML', { body: '<a/>' }, { kind: 'inDoubt' }, { description: DOUBT }],
			[
				'HTTP 500',
				{ status: 500 },
				{ kind: 'inDoubt', message: 'Made-Up answered with HTTP 500' },
				{ description: DOUBT },
			],
			['half an answer', 'cutInTheMiddle', { kind: 'inDoubt' }, { message: DOUBT }],
		];

		it.each(cases)('says why, and is sent once: %s', async (_name, fate, expected, doubt) => {
			for (const kind of ['read', 'command'] as const) {
				server.reset();
				server.answer(fate);
				const outcome = await send(kind);
				expect(outcome).toMatchObject(expected);
				for (const [key, sentence] of Object.entries(doubt)) {
					const said = Object.entries(outcome).find(([name]) => name === key)?.[1] ?? '';
					if (kind === 'command') expect(said).toContain(sentence);
					else expect(said).not.toContain(sentence);
				}
				expect(server.received).toHaveLength(1);
			}
		});

		it('never reached the vendor where the connection was refused', async () => {
			const url = await urlOfNobody();
			expect(await send('command', { url })).toEqual({
				kind: 'notSent',
				message: `Made-Up could not be reached: ${url} refused the connection`,
				description: expect.stringContaining('base URL'),
			});
		});

		it('says so when there is no answer in time', async () => {
			server.answer('silence');
			expect(await send('command', { timeout: 2000 })).toEqual({
				kind: 'inDoubt',
				message: `Made-Up did not answer in time. ${DOUBT}`,
			});
			expect(server.received).toHaveLength(1);
		});

		it.each([301, 302, 307, 308])('follows no redirect: HTTP %d', async (status) => {
			server.answer({ status, headers: { location: `${elsewhere.url}/trap` } });
			expect(await send('command', { method: 'POST', body: { secret: 1 } })).toMatchObject({
				kind: 'inDoubt',
				message: `Made-Up's server points to another address: ${elsewhere.url}/trap`,
				description: expect.stringContaining(DOUBT),
				httpCode: String(status),
			});
			expect(elsewhere.received).toEqual([]);
			expect(server.received).toHaveLength(1);
		});

		it('says that the execution was canceled, and is not tried again', async () => {
			server.answer('silence');
			let cancel = () => {};
			const sent = send('read', {}, { onStart: (stop) => (cancel = stop) });
			await server.arrived(1);
			cancel();
			expect(await sent).toEqual({
				kind: 'canceled',
				message: 'The execution was canceled while the request was under way',
			});
			expect(server.received).toHaveLength(1);
		});
	});

	describe('to a server that is busy, or lost on the way', () => {
		it.each([429, 503])('is tried again as Retry-After asks where it reads: %d', async (status) => {
			const busy = { status, headers: { 'retry-after': '0' } };
			server.answer(busy, busy, busy, { body: { rows: 1 } });
			expect(await send('read')).toMatchObject({ kind: 'ok', value: { rows: 1 } });
			expect(server.received).toHaveLength(4);
		});

		it('waits no shorter than Retry-After asks', async () => {
			server.answer({ status: 503, headers: { 'retry-after': '1' } }, {});
			const before = Date.now();
			expect(await send('read')).toMatchObject({ kind: 'ok' });
			expect(Date.now() - before).toBeGreaterThanOrEqual(990);
		});

		it('waits no longer than until the execution is canceled, and frees its lane', async () => {
			server.answer({ status: 429, headers: { 'retry-after': '30' } }, {});
			const lanes = new SharedLanes();
			const place = { key: 'account', timeout: 60_000, signal: new AbortController().signal };
			let cancel = () => {};
			const answered = gate();
			const received = (response?: ApiResponse) => {
				if (response) answered.open();
			};
			let sent: Promise<unknown> | undefined;
			const held = lanes.hold({ ...place, execution: 'canceled' }, async () => {
				sent = send('read', { received }, { onStart: (stop) => (cancel = stop) });
				await sent;
			});
			await answered.opened;
			// It waits by now.
			await settle();
			const before = Date.now();
			const next = lanes.hold({ ...place, execution: 'next' }, async () => {
				expect(server.received).toHaveLength(1);
			});
			cancel();
			expect(await Promise.all([held, next])).toEqual(['done', 'done']);
			expect(await sent).toMatchObject({ kind: 'busy', httpCode: '429' });
			expect(Date.now() - before).toBeLessThan(20_000);
			expect(server.received).toHaveLength(1);
			expect(lanes.size).toBe(0);
		});

		it('is tried again where it reads and the connection was cut', async () => {
			server.answer('cut', {});
			expect(await send('read')).toMatchObject({ kind: 'ok' });
			expect(server.received).toHaveLength(2);
		});

		it('is given up after three further reads', async () => {
			server.answer(BUSY);
			expect(await send('read')).toEqual({
				kind: 'busy',
				message: 'Made-Up is too busy to answer (HTTP 503)',
				description: 'It was asked several times. Try again later.',
				httpCode: '503',
				waitMs: 0,
			});
			expect(server.received).toHaveLength(4);
		});

		it.each<[string, Fate]>([
			['HTTP 429', { ...BUSY, status: 429 }],
			['HTTP 503', BUSY],
			['a cut connection', 'cut'],
		])('is sent once where it commands: %s', async (_name, fate) => {
			server.answer(fate, {});
			expect(JSON.stringify(await send('command'))).toContain(DOUBT);
			expect(server.received).toHaveLength(1);
		});
	});
});
