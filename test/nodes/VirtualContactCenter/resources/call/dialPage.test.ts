import { toErrorOutput } from '../../../../support/run';
import { useVirtualContactCenter } from '../../../../support/virtualContactCenter';

const dial = { resource: 'call', operation: 'dial', phone: '6502928880' };
const DOUBT = 'It is not known whether 8x8 carried it out: check before you send it again.';
const SESSION = 'made-up-agent-session-1';

const page = (body: string, status = 200) => ({
	answer: { status, body, contentType: 'text/html;charset=UTF-8' },
});

describe('call: dial, and what 8x8 shows after it', () => {
	const bench = useVirtualContactCenter();

	it.each([
		['closePage', 'Dialing. You may close this window.'],
		['otherPage', 'Click-To-Dial'],
		['emptyPage', ''],
	] as const)('counts a call as requested that leads to %s', async (afterDial, shown) => {
		bench.simulator.become({ afterDial });
		const { items, error } = await bench.run(dial);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({ requested: true, statusCode: 200, page: shown });
		expect(bench.simulator.counts.dials).toBe(1);
	});

	it.each([
		[
			'<title>Dialer</title><p>Logged in as Alex. Calling without errors.',
			'Dialer | Logged in as Alex. Calling without errors.',
		],
		['<script>onError(login)</script>Calling', 'Calling'],
		['<!-- session expired -->Calling', 'Calling'],
		['Calling the agent of your session now', 'Calling the agent of your session now'],
	])('counts every other page as requested: %s', async (body, shown) => {
		bench.simulator.misbehave(page(body));
		const { items } = await bench.run(dial);
		expect(items[0]?.json).toEqual({ requested: true, statusCode: 200, page: shown });
	});

	it('cuts the page at 500 characters', async () => {
		bench.simulator.misbehave(page(`<title>T</title>${'x'.repeat(2000)}`));
		const { items } = await bench.run(dial);
		expect(items[0]?.json.page).toBe(`T | ${'x'.repeat(496)}`);
	});

	it.each([
		[
			'errorPage',
			/^8x8 answered with a page that speaks of an error: "Error: the call could not be completed\."$/,
		],
		[
			'expiredPage',
			/^The agent's session is probably over: 8x8 answered: "Your AGUI session .* expired\."$/,
		],
		['loginPage', /^The agent's session is probably over: 8x8 answered: "Sign In \| Agent Sign In/],
		['redirect', /^8x8 points to another address: \/AGUI\/dialed\.php\?id=1$/],
	] as const)('is in doubt about a call that leads to %s', async (afterDial, words) => {
		bench.simulator.become({ afterDial });
		const { error } = await bench.run(dial);
		expect(error?.message).toMatch(words);
		expect(error?.description).toContain(DOUBT);
		expect(bench.simulator.requests).toHaveLength(1);
		expect(bench.simulator.counts.dials).toBe(1);
	});

	it('takes a redirect to the login for a session that is probably over', async () => {
		bench.simulator.become({ afterDial: 'loginRedirect' });
		const { error } = await bench.run(dial);
		expect(error?.message).toBe(
			"The agent's session is probably over: 8x8 points to its login page, /AGUI/login.php",
		);
		expect(error?.description).toContain('copy the value');
		expect(bench.simulator.requests).toHaveLength(1);
	});

	it.each([
		'/AGUI/done.php?next=login&msg=session+expired',
		'/AGUI/catalog_info.php',
		'/AGUI/author/7',
		'/AGUI/session/7/dialed',
		'https://elsewhere.example/',
		'',
	])('is in doubt about every other redirect: %s', async (redirect) => {
		bench.simulator.misbehave({ redirect });
		const { error } = await bench.run(dial);
		expect(error?.message).toBe(`8x8 points to another address: ${redirect || '(not named)'}`);
		expect(error?.description).toContain(DOUBT);
	});

	it.each([
		'/AGUI/agentLogin.php',
		'/AGUI/log-in',
		'/AGUI/sign_in?x=1',
		'/AGUI/logout.php',
		'/sso/start',
	])('knows more addresses of a login: %s', async (redirect) => {
		bench.simulator.misbehave({ redirect });
		const { error } = await bench.run(dial);
		expect(error?.message).toContain("The agent's session is probably over");
	});

	it.each([
		['<title>Oops</title>Invalid queue', 'Oops | Invalid queue', 'speaks of an error'],
		['Unable to place the call', 'Unable to place the call', 'speaks of an error'],
		['Access denied', 'Access denied', 'speaks of an error'],
		['Please log in again', 'Please log in again', 'session is probably over'],
		['You have been logged out', 'You have been logged out', 'session is probably over'],
		[
			'<form><input type=password></form>',
			'',
			'session is probably over: 8x8 answered with a login page',
		],
	])('does not take %j for a call that was placed', async (body, shown, words) => {
		bench.simulator.misbehave(page(body));
		const { error } = await bench.run(dial);
		expect(error?.message).toContain(words);
		expect(error?.message).toContain(shown);
		expect(error?.description).toContain(DOUBT);
	});

	it('shows the words of a server that failed, with the doubt', async () => {
		bench.simulator.misbehave(page('<title>Down</title><h1>Back soon</h1>', 500));
		const { errors } = await bench.run(dial, undefined, { onError: toErrorOutput });
		expect(errors[0]?.json).toEqual({
			error: '8x8 answered with HTTP 500: "Down | Back soon"',
			details: { description: DOUBT, httpCode: '500' },
		});
	});

	it('lets no secret through that a page repeats, also where the page is cut', async () => {
		const secret = `session=${SESSION} ${encodeURIComponent(`tenant=acme; AGUISESSID=${SESSION}`)}`;
		for (const body of [`Calling ${secret}`, `Error ${secret}`, `${'x'.repeat(490)}${SESSION}`]) {
			bench.simulator.misbehave(page(body));
			const { items, error } = await bench.run(dial);
			const told = JSON.stringify([items, error, error?.message, error?.description]);
			expect(told).toContain('***');
			expect(told).not.toContain('made-up');
		}
	});

	describe('with a cookie that holds a word of a login page', () => {
		const cookie = (value: string) => ({
			credentials: bench.credentials({
				sessionCookie: `AGUISESSID=${SESSION}; logintype=${value}`,
			}),
		});
		const PASSWORD_FIELD = '<form><input type="password" name="p"></form>';

		it.each([
			['password', `<title>8x8</title>${PASSWORD_FIELD}`],
			['password', '<title>8x8</title>Your password, please'],
			['sign in again', '<title>8x8</title>Please sign in again'],
		])('knows the login page all the same: %s, %s', async (value, body) => {
			bench.simulator.misbehave(page(body));
			const { error, items } = await bench.run(dial, undefined, cookie(value));
			expect(items).toEqual([]);
			expect(error?.message).toContain("The agent's session is probably over");
			expect(error?.description).toContain(DOUBT);
		});

		it('shows no half of a secret where the page is cut', async () => {
			bench.simulator.misbehave(page(`${PASSWORD_FIELD}${'x'.repeat(490)}${SESSION}`));
			const { error } = await bench.run(dial, undefined, cookie('password'));
			expect(error?.message).toContain("The agent's session is probably over");
			expect(error?.message).not.toContain('made-up');
		});
	});

	it("gives 8x8's answer where it is wanted, without the secret", async () => {
		const requestOptions = { includeAnswer: true };
		bench.simulator.misbehave(page(`<p>Calling ${SESSION}</p>`));
		const { items } = await bench.run({ ...dial, requestOptions });
		expect(items[0]?.json).toEqual({
			requested: true,
			statusCode: 200,
			page: 'Calling ***',
			answer: { status: 200, body: '<p>Calling ***</p>' },
		});
		bench.simulator.become({ afterDial: 'errorPage' });
		const failed = await bench.run({ ...dial, requestOptions }, undefined, {
			onError: toErrorOutput,
		});
		expect(failed.errors[0]?.json).toMatchObject({
			details: { answer: { status: 200, body: expect.stringContaining('<title>Error') } },
		});
	});

	it('never sends a call twice after a 401 whose body breaks off', async () => {
		bench.simulator.misbehave({ ...page('x'.repeat(5000), 401), truncate: true, times: null });
		const { error } = await bench.run(dial);
		expect(error).toBeDefined();
		expect(bench.simulator.requests).toHaveLength(1);
	});

	it('does not dial with a platform that takes the cookie from a browser only', async () => {
		bench.simulator.become({ browserOnly: true });
		const { error } = await bench.run(dial);
		expect(error?.message).toContain("The agent's session is probably over");
		expect(bench.simulator.counts.dials).toBe(0);
	});

	it('does not sleep after a page that leaves a doubt', async () => {
		bench.simulator.become({ afterDial: 'errorPage' });
		const { status, error } = await bench.run({ ...dial, operation: 'dialAndWait' });
		expect(status).toBe('error');
		expect(error?.description).toContain(DOUBT);
	});

	it('reads a hostile page in a moment', async () => {
		bench.simulator.misbehave(page(`${'<input '.repeat(100_000)}${' '.repeat(100_000)}`));
		const { items } = await bench.run(dial);
		expect(items[0]?.json).toEqual({ requested: true, statusCode: 200, page: '' });
	});
});
