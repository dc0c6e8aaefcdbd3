import { watchLanes } from '../../support/lanes';
import type { RunOptions } from '../../support/run';
import { useVirtualContactCenter } from '../../support/virtualContactCenter';

const OTHER_COOKIE = 'tenant=acme; AGUISESSID=made-up-other-session';

describe('calls of several executions', () => {
	const bench = useVirtualContactCenter();
	const lanes = watchLanes();
	let executions = 0;
	// Nobody listens where n8n's engine says that it is.
	beforeEach(() => bench.simulator.holdCalls());

	const dial = async (
		phone: string,
		{
			operation = 'dial',
			timeout = 60_000,
			...more
		}: Partial<RunOptions> & {
			operation?: string;
			timeout?: number;
		} = {},
	) =>
		await bench.run({ resource: 'call', operation, phone, requestOptions: { timeout } }, [{}], {
			executionId: `execution ${++executions}`,
			...more,
		});
	const heldDial = async () => {
		bench.simulator.misbehave({ hold: true });
		return await dial('6505550001');
	};

	it('are placed one after another: one cookie is one agent', async () => {
		const first = heldDial();
		await bench.simulator.nextRequest();
		const sessionCookie = `Cookie: ${bench.credentials().of('virtualContactCenterApi').sessionCookie}`;
		const second = dial('6505550002', { credentials: bench.credentials({ sessionCookie }) });
		await lanes.haveAsked(2);
		// Another agent's goes through meanwhile, there and back.
		await dial('6505550003', { credentials: bench.credentials({ sessionCookie: OTHER_COOKIE }) });
		expect(bench.simulator.requests).toHaveLength(2);
		bench.simulator.calm();
		expect((await first).error).toBeUndefined();
		expect((await second).error).toBeUndefined();
		expect(bench.simulator.requests).toHaveLength(3);
		expect(bench.simulator.calls.map(({ phone }) => phone)).toEqual(['6505550001', '6505550002']);
	});

	it('say for whom they waited in vain, without the cookie', async () => {
		const first = heldDial();
		await bench.simulator.nextRequest();
		const { error, data } = await dial('6505550002', { timeout: 100 });
		expect(error?.message).toBe(
			'Nothing was sent: other executions kept the agent of the credential busy for more than 0.1 seconds',
		);
		expect(JSON.stringify(data)).not.toContain(
			bench.credentials().of('virtualContactCenterApi').sessionCookie,
		);
		expect(bench.simulator.requests).toHaveLength(1);
		bench.simulator.calm();
		await first;
	});

	it('do not wait for an execution that sleeps until its call has ended', async () => {
		const sleeping = await dial('6505550001', { operation: 'dialAndWait' });
		expect(sleeping.status).toBe('waiting');
		const { error, status } = await dial('6505550002');
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(bench.simulator.calls).toHaveLength(2);
	});

	it('wait while such an execution asks for its call', async () => {
		bench.simulator.misbehave({ hold: true });
		const first = dial('6505550001', { operation: 'dialAndWait' });
		await bench.simulator.nextRequest();
		const second = dial('6505550002');
		await lanes.haveAsked(2);
		await dial('6505550003', { credentials: bench.credentials({ sessionCookie: OTHER_COOKIE }) });
		expect(bench.simulator.requests).toHaveLength(2);
		bench.simulator.calm();
		expect((await first).status).toBe('waiting');
		expect((await second).status).toBe('success');
	});
});
