import { useVirtualContactCenter } from '../../../support/virtualContactCenter';

const dial = { resource: 'call', operation: 'dial', phone: '6502928880' };

describe("what 8x8's answers to the 8x8 node mean", () => {
	const bench = useVirtualContactCenter();

	it.each(['redirect', 'page', 401, 403] as const)(
		"says that the agent's session is probably over (told as %s)",
		async (sessionOverAs) => {
			bench.simulator.misbehave({ expireSession: true, sessionOverAs });
			const { error } = await bench.run(dial);
			expect(error?.message).toMatch(/^The agent's session is probably over: 8x8 /);
			expect(error?.description).toContain('copy the value');
			expect(JSON.stringify(error)).not.toContain('made-up-agent-session');
			expect(bench.simulator.requests).toHaveLength(1);
			expect(bench.simulator.counts.dials).toBe(0);
		},
	);

	it.each([
		'https://sso.example.com/saml?target=x',
		'/AGUI/index_new.php',
		'https://vcc-na9.8x8.com/AGUI/make_call.php',
		'https://vcc-na9.8x8.com/AGUI/make_call.php?phone=1&ctl_userdata=%5Bnotes%7Clogin%20expired%5D',
	])('names where another redirect points, and does not follow it: %s', async (redirect) => {
		bench.simulator.misbehave({ redirect });
		const { error } = await bench.run(dial);
		expect(error?.message).toContain(redirect);
		expect(bench.simulator.requests).toHaveLength(1);
	});

	it.each([
		'/',
		'/AGUI/login.php?reason=expired',
		'https://vcc-na7.8x8.com/AGUI/signin',
		'../index.php',
	])('knows a login page by its address: %s', async (redirect) => {
		bench.simulator.misbehave({ redirect });
		const { error } = await bench.run(dial);
		expect(error?.message).toContain('session is probably over');
	});
});
