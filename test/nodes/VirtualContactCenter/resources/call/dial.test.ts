import { toErrorOutput } from '../../../../support/run';
import { useVirtualContactCenter, userData } from '../../../../support/virtualContactCenter';

const dial = {
	resource: 'call',
	operation: 'dial',
	phone: '={{ $json.phone }}',
	dialOptions: { prefix: '1', callerId: '5251990' },
	userData: userData(['customer', '={{ $json.customer }}']),
	transactionData: { extRecordId: '0015' },
};
const ONE = [{ phone: '6502928880', customer: 'Ann & Söhne' }];

describe('call: dial', () => {
	const bench = useVirtualContactCenter();

	it('dials once, as the agent, with the data in the body', async () => {
		const { items, error } = await bench.run(dial, ONE);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: { requested: true, statusCode: 200, page: 'Dialing. You may close this window.' },
				pairedItem: { item: 0 },
			},
		]);
		expect(bench.simulator.requests).toHaveLength(1);
		expect(bench.simulator.requests[0]).toMatchObject({
			method: 'POST',
			url: '/AGUI/make_call.php?prefix=1&phone=6502928880&callerId=5251990',
			dataInQuery: false,
		});
		expect(bench.simulator.requests[0]?.headers['content-type']).toBe(
			'application/x-www-form-urlencoded',
		);
		expect(bench.simulator.calls).toEqual([
			expect.objectContaining({
				phone: '16502928880',
				callerId: '5251990',
				ctlUserdata: '[customer|Ann & Söhne]',
				extTransactionData: '[extRecordId|0015]',
			}),
		]);
	});

	it('sends the data in the query where it is told to', async () => {
		await bench.run({ ...dial, sendUserDataIn: 'query' }, ONE);
		expect(bench.simulator.requests[0]).toMatchObject({ method: 'GET', bodyBytes: 0 });
		expect(bench.simulator.counts.dataInQuery).toBe(1);
		expect(bench.simulator.calls[0]?.ctlUserdata).toBe('[customer|Ann & Söhne]');
	});

	it('sends a GET where there is nothing to put into a body', async () => {
		await bench.run({ resource: 'call', operation: 'dial', phone: '6502928880' });
		expect(bench.simulator.requests[0]).toMatchObject({
			method: 'GET',
			url: '/AGUI/make_call.php?phone=6502928880',
		});
		expect(bench.simulator.counts.dials).toBe(1);
	});

	it('carries in a body what is too long for a URL', async () => {
		const customer = 'x'.repeat(20_000);
		const items = [{ phone: '6502928880', customer }];
		const refused = await bench.run({ ...dial, sendUserDataIn: 'query' }, items);
		expect(refused.error?.message).toMatch(/^The URL would be 20\d\d\d characters long/);
		expect(refused.error?.description).toContain("'Body'");
		expect(bench.simulator.requests).toHaveLength(0);
		await bench.run(dial, items);
		expect(bench.simulator.calls[0]?.ctlUserdata).toBe(`[customer|${customer}]`);
	});

	it('dials one number after the other, in order', async () => {
		const numbers = ['1', '2', '3', '4', '5'].map((n) => ({ phone: `650555000${n}`, customer: n }));
		const { items } = await bench.run({ ...dial, dialOptions: {} }, numbers);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(numbers.map((_, item) => ({ item })));
		expect(bench.simulator.calls.map(({ phone }) => phone)).toEqual(
			numbers.map(({ phone }) => phone),
		);
		expect(bench.simulator.counts.maxParallelRequests).toBe(1);
	});

	it.each([
		['dropBefore', { dropBefore: true }, 0],
		['dropAfter', { dropAfter: true }, 1],
	])('never dials twice when the connection drops: %s', async (_name, rule, dials) => {
		bench.simulator.misbehave(rule);
		const { error } = await bench.run(dial, ONE);
		expect(error?.message).toBe(
			'The connection was lost after the request was sent. It is not known whether 8x8 carried it out: check before you send it again.',
		);
		expect(bench.simulator.counts.dials).toBe(dials);
		expect(bench.simulator.requests).toHaveLength(1);
	});

	it.each([429, 500, 503])('never dials twice after HTTP %d', async (status) => {
		bench.simulator.misbehave({ status, times: null });
		const { error } = await bench.run(dial, ONE);
		expect(error?.message).toContain(`HTTP ${status}`);
		expect(error?.description).toContain('It is not known whether 8x8 carried it out');
		expect(bench.simulator.requests).toHaveLength(1);
	});

	it('says after a time-out that the call may have been placed', async () => {
		bench.simulator.misbehave({ hold: true });
		const { error } = await bench.run({ ...dial, requestOptions: { timeout: 2000 } }, ONE);
		expect(error?.message).toContain('8x8 did not answer in time. It is not known whether');
		bench.simulator.calm();
	});

	it('fails the refused item only, and dials the others', async () => {
		const { items, errors } = await bench.run(
			dial,
			[
				{ phone: '1', customer: 'a' },
				{ phone: '2', customer: '[b]' },
				{ phone: '3', customer: 'c' },
			],
			{ onError: toErrorOutput },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errors[0]?.json).toMatchObject({ error: expect.stringContaining("holds '['") });
		expect(bench.simulator.calls.map(({ phone }) => phone)).toEqual(['11', '13']);
	});

	it('places no further call once the execution is cancelled', async () => {
		bench.simulator.misbehave({ hold: true });
		let cancel = () => {};
		const asked = bench.simulator.nextRequest();
		const run = bench.run(dial, [...ONE, ...ONE], { onStart: (stop) => (cancel = stop) });
		await asked;
		cancel();
		const { status } = await run;
		bench.simulator.calm();
		expect(status).toBe('canceled');
		expect(bench.simulator.requests).toHaveLength(1);
	});
});
