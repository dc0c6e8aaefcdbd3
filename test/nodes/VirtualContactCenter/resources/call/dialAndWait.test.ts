import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { VirtualContactCenter } from '../../../../../nodes/VirtualContactCenter/VirtualContactCenter.node';
import { goOn, nameOf, toErrorOutput } from '../../../../support/run';
import { useServer, type Fate } from '../../../../support/server';
import { userData, useVirtualContactCenter } from '../../../../support/virtualContactCenter';

const dialAndWait = {
	resource: 'call',
	operation: 'dialAndWait',
	phone: '={{ $json.phone }}',
	userData: userData(['customer', '42']),
};
const ONE = [{ phone: '6502928880' }];
const MINUTE = 60_000;

// That it sleeps, wakes and survives restarts is shown in a real n8n: test/e2e/virtualContactCenterWait.test.ts.
describe('call: dial and wait', () => {
	const bench = useVirtualContactCenter();
	// Nobody listens where n8n's engine says that it is.
	beforeEach(() => bench.simulator.holdCalls());

	it("dials with n8n's resume URL as callback URL, and puts the execution to sleep", async () => {
		const before = Date.now();
		const { status, waitTill, error } = await bench.run(dialAndWait, ONE);
		const after = Date.now();
		expect(error).toBeUndefined();
		expect(status).toBe('waiting');
		expect(waitTill?.getTime()).toBeGreaterThanOrEqual(before + 120 * MINUTE);
		expect(waitTill?.getTime()).toBeLessThanOrEqual(after + 120 * MINUTE);
		expect(bench.simulator.calls).toHaveLength(1);
		expect(bench.simulator.calls[0]?.ctlUserdata).toMatch(
			/^\[ctl_callbackUrl\|http:\/\/n8n\.example\/1\?signature=\w+&call=[0-9a-f]{16}\]\[customer\|42\]$/,
		);
	});

	describe('where n8n has registered the webhook of the node', () => {
		const n8n = useServer();
		const published = (path: string) => ({
			staticData: {
				[`node:${nameOf(new VirtualContactCenter())}`]: { callEndUrl: n8n.url + path },
			},
		});
		const given = (call = 0) =>
			/^\[ctl_callbackUrl\|([^\]]+)\]/.exec(bench.simulator.calls[call]?.ctlUserdata ?? '')?.[1];

		it('gives 8x8 the URL of the webhook, after it has asked whether that reaches the execution', async () => {
			n8n.answer({ status: 204 });
			const { status, data } = await bench.run(dialAndWait, ONE, published('/open'));
			expect(status).toBe('waiting');
			const [asked] = n8n.received;
			expect([asked?.method, asked?.body]).toEqual(['POST', '']);
			expect(given()).toBe(`${n8n.url}${asked?.url}`);
			expect(given()).toMatch(
				/\/open\?execution=1&signature=\w+&call=[0-9a-f]{16}&proof=[\w-]{43}$/,
			);
			// The mark of the call is no secret; what opens the webhook is not stored.
			expect(JSON.stringify(data)).not.toContain(/proof=([\w-]+)/.exec(given() ?? '')?.[1]);
		});

		it('asks once in a while, not for each call', async () => {
			n8n.answer({ status: 204 });
			await bench.run(dialAndWait, ONE, published('/often'));
			await bench.run(dialAndWait, ONE, published('/often'));
			expect([given(0), given(1)]).toEqual([
				expect.stringContaining('/often?'),
				expect.stringContaining('/often?'),
			]);
			expect(n8n.paths).toEqual(['/often']);
		});

		it.each<[string, Fate]>([
			['does not know the cookie', { status: 401 }],
			['is not there any more', { status: 404 }],
			['does not reach the execution', { status: 502 }],
			['is behind a login', { status: 302, headers: { location: '/login' } }],
			['is no n8n', { status: 200, body: 'OK' }],
			['hangs up', 'cut'],
		])("gives 8x8 n8n's resume URL where the webhook %s", async (what, fate) => {
			n8n.answer(fate);
			const { status } = await bench.run(
				dialAndWait,
				ONE,
				published(`/${encodeURIComponent(what)}`),
			);
			expect(status).toBe('waiting');
			expect(n8n.received).toHaveLength(1);
			expect(given()).toMatch(/^http:\/\/n8n\.example\/1\?signature=\w+&call=[0-9a-f]{16}$/);
		});
	});

	describe('where 8x8 repeats the request', () => {
		const n8n = useServer();
		const platform = useServer();
		/** What wakes the last execution, as the platform was told. */
		const secrets = () => {
			const last = platform.received.at(-1);
			const sent = decoded(`${last?.url} ${last?.body}`);
			return ['signature', 'proof'].map((name) => {
				const value = new RegExp(`[?&]${name}=([\\w-]+)`).exec(sent)?.[1] ?? '';
				expect(value.length).toBeGreaterThan(40);
				return value;
			});
		};
		const pages: Array<[string, number, (said: string) => string]> = [
			['a page', 200, (said) => `Calling ${said}`],
			['a page that is cut', 200, (said) => said.replace(/^.*?proof/s, `${'x'.repeat(480)} proof`)],
			['a page that speaks of an error', 200, (said) => `<title>Error</title>${said}`],
			['a login page', 200, (said) => `<title>Sign In</title>${said}`],
			['HTTP 401', 401, (said) => said],
			['HTTP 500', 500, (said) => said],
		];
		const cases = pages.flatMap(([name, status, body]) =>
			['body', 'query'].flatMap((sendUserDataIn) =>
				[false, true].map((includeAnswer) => ({
					name,
					status,
					body,
					sendUserDataIn,
					includeAnswer,
				})),
			),
		);

		it.each(cases)(
			'shows nothing that wakes the execution: $name, $sendUserDataIn, answer: $includeAnswer',
			async ({ status, body, sendUserDataIn, includeAnswer }) => {
				n8n.answer({ status: 204 });
				const own = nameOf(new VirtualContactCenter());
				for (const shown of [(text: string) => text, decoded]) {
					platform.answerBy((sent) => ({
						status,
						headers: { 'content-type': 'text/html' },
						body: body(shown(`${sent.url} ${sent.body}`)),
					}));
					const run = await bench.run(
						{ ...dialAndWait, sendUserDataIn, requestOptions: { includeAnswer } },
						ONE,
						{
							staticData: { [`node:${own}`]: { callEndUrl: `${n8n.url}/repeats` } },
							credentials: bench.credentials({ customUrl: platform.url }),
							onError: toErrorOutput,
						},
					);
					const told = JSON.stringify([run.items, run.errors, run.data.resultData]);
					expect(told).toContain('***');
					for (const secret of secrets()) expect(told).not.toContain(secret.slice(0, 8));
				}
			},
		);

		it('shows nothing of it on a page that frameworks make of a request', async () => {
			n8n.answer({ status: 204 });
			const own = nameOf(new VirtualContactCenter());
			bench.simulator.misbehave({ echo: true });
			const { error } = await bench.run(dialAndWait, ONE, {
				staticData: { [`node:${own}`]: { callEndUrl: `${n8n.url}/frameworks` } },
			});
			const [asked] = n8n.received;
			const { searchParams } = new URL(`${n8n.url}${asked?.url}`);
			expect(error?.message).toContain('proof%3D***');
			expect(error?.message).not.toContain(searchParams.get('signature'));
			expect(error?.message).not.toContain(searchParams.get('proof'));
		});
	});

	it('gives out that the time is up, paired to the item, and dials no second time', async () => {
		const sleeping = await bench.run({ ...dialAndWait, waitLimit: 0.5 }, ONE);
		const options = {
			node: new VirtualContactCenter(),
			parameters: { ...dialAndWait, waitLimit: 0.5 },
			credentials: bench.credentials(),
		};
		const { items, status, error } = await goOn(options, sleeping);
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(items).toEqual([
			{
				json: {
					resultCode: null,
					errorString: '',
					newRecordId: null,
					systemData: {},
					userData: {},
					timedOut: true,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(bench.simulator.counts.dials).toBe(1);
	});

	it('leaves the items of the node before it as they are', async () => {
		const { data } = await bench.run(dialAndWait, ONE);
		const [start] = data.resultData.runData.Start ?? [];
		expect(start?.data?.main?.[0]?.map(({ json }) => json)).toEqual(ONE);
	});

	it('refuses more than one item, and names the way out', async () => {
		const { error, status } = await bench.run(dialAndWait, [...ONE, ...ONE]);
		expect(status).toBe('error');
		expect(error?.message).toContain('takes one item an execution, but there are 2');
		expect(error?.description).toContain('sub-workflow');
		expect(bench.simulator.requests).toHaveLength(0);
	});

	it('refuses to be the tool of an agent, which cannot sleep', async () => {
		const node = new VirtualContactCenter();
		const { execute } = node;
		// n8n's context for tools needs an agent with a language model around it.
		node.execute = async function (this: IExecuteFunctions) {
			const context: IExecuteFunctions = Object.create(this);
			context.isToolExecution = () => true;
			return await execute.call(context);
		};
		const { error } = await bench.run(dialAndWait, ONE, { node });
		expect(error?.message).toContain('cannot be the tool of an agent');
		expect(bench.simulator.requests).toHaveLength(0);
	});

	it('does not sleep when the call was not placed', async () => {
		bench.simulator.misbehave({ expireSession: true });
		const { status, error } = await bench.run(dialAndWait, ONE);
		expect(status).toBe('error');
		expect(error?.message).toContain('session is probably over');
	});

	it('does not sleep when it goes on past a failed call', async () => {
		bench.simulator.misbehave({ expireSession: true });
		const { status, errors } = await bench.run(dialAndWait, ONE, { onError: toErrorOutput });
		expect(status).toBe('success');
		expect(errors[0]?.json).toMatchObject({
			error: expect.stringContaining('session is probably over'),
		});
	});

	it.each<[INodeParameters, string]>([
		[{ waitLimit: 0 }, "'Wait Limit (Minutes)' must be"],
		[{ waitLimit: -1 }, "'Wait Limit (Minutes)' must be"],
		[{ waitLimit: '={{ "soon" }}' }, "'Wait Limit (Minutes)' must be"],
		[{ waitLimit: 600_000 }, "'Wait Limit (Minutes)' must be"],
		[{ phone: '={{ "" }}' }, "'Phone Number' is empty"],
		[{ userData: userData(['a', '[']) }, "'User Data: a' holds '['"],
	])('refuses %j before anything is sent', async (change, message) => {
		const { error } = await bench.run({ ...dialAndWait, ...change }, ONE);
		expect(error?.message).toContain(message);
		expect(bench.simulator.requests).toHaveLength(0);
	});

	it('ignores a callback URL among the system data: it sets its own', async () => {
		const systemData = { ctl_callbackUrl: 'https://elsewhere.example/x' };
		await bench.run({ ...dialAndWait, systemData }, ONE);
		expect(bench.simulator.calls[0]?.ctlUserdata).not.toContain('elsewhere');
	});
});

/** What a form or a query says, read twice: the callback URL is encoded in itself. */
function decoded(text: string): string {
	return decodeURIComponent(text.split('+').join(' '));
}
