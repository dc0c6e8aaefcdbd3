import { maxContactSeed } from '../../../../sandbox';
import { MaxContactApi } from '../../../../credentials/MaxContactApi.credentials';
import { credentialTester } from '../../../support/credentialTester';
import { byId, PASTED, useMaxContact } from '../../../support/maxContact';
import { runNode, toErrorOutput } from '../../../support/run';

const { TOKEN_KEY, LOGIN } = maxContactSeed;
const hold = { resource: 'call', operation: 'hold', userId: byId('7'), callId: byId('5001') };
const users = { resource: 'user', operation: 'getAll', returnAll: true };

/** Every beginning of a secret that says something of it. */
const halves = (secret: string) =>
	Array.from({ length: secret.length - 7 }, (_, n) => secret.slice(0, n + 8));

describe('what MaxContact says back', () => {
	const bench = useMaxContact();
	const tester = credentialTester(new MaxContactApi());

	/** What n8n would store of a run of Hold. */
	async function stored(answer: { status?: number; body: unknown }, options = {}): Promise<string> {
		bench.simulator.misbehave({ command: 'hold', answer, times: null });
		const { errors, items } = await bench.run({ ...hold, ...options }, undefined, {
			onError: toErrorOutput,
		});
		return JSON.stringify([errors, items]);
	}

	it.each([490, 495, 1_990, 1_995])(
		'is cut without a half of the token in it: %d characters before it',
		async (length) => {
			const words = `${'x '.repeat(length / 2)}${TOKEN_KEY} and more ${'y '.repeat(300)}`;
			const answers = [
				{ body: { Success: false, ResponseDetail: words, ResponseCode: 7 } },
				{ status: 404, body: `<html>${words}</html>` },
				{ status: 401, body: words },
				{ body: [words] },
			];
			for (const answer of answers) {
				const text = await stored(answer);
				expect(text).toContain('x x x');
				for (const half of halves(TOKEN_KEY)) expect(text).not.toContain(half);
				bench.simulator.calm();
			}
		},
	);

	it('is shown without the token where the whole answer is asked for', async () => {
		const body = { Success: true, Data: `{"k":"${TOKEN_KEY}"}`, ResponseCode: 0 };
		const text = await stored({ body }, { requestOptions: { includeAnswer: true } });
		expect(text).toContain('***');
	});

	it.each([490, 495])('of a login is cut without a half of the password: %d', async (length) => {
		const Message = `${'x '.repeat(length / 2)}${LOGIN.password} ${'y '.repeat(300)}`;
		const answers = [
			{ status: 401, body: { Message } },
			{ status: 500, body: { Message } },
			{ body: { Message } },
			{ body: Message },
		];
		for (const answer of answers) {
			bench.simulator.misbehave({ command: 'apitoken', answer, times: 2 });
			const credentials = bench.credentials();
			const inNode = await bench.run(users, undefined, { credentials });
			const inTest = await runNode({ node: tester, parameters: {}, credentials });
			const text = JSON.stringify([inNode.error, inTest.error]);
			expect(text).toContain('x x x');
			for (const half of halves(LOGIN.password)) expect(text).not.toContain(half);
			bench.simulator.calm();
		}
	});

	it.each([
		['a JSON text', JSON.stringify('aGlkZGVuLXRva2VuLTEyMzQ1Njc4OTA=')],
		['a text', 'aGlkZGVuLXRva2VuLTEyMzQ1Njc4OTA='],
	])('of a login shows no token that nobody can use: %s', async (_name, body) => {
		bench.simulator.misbehave({ command: 'apitoken', answer: { body } });
		const { error } = await bench.run(users, undefined, { credentials: bench.credentials() });
		expect(error).toBeDefined();
		expect(JSON.stringify(error)).not.toContain('aGlkZGVu');
	});

	it('of a redirect is shown without what it repeats', async () => {
		const password = Buffer.from(LOGIN.password).toString('base64');
		const redirect = `https://sso.example/?p=${encodeURIComponent(password)}&t=${TOKEN_KEY}`;
		bench.simulator.misbehave({ command: 'apitoken', redirect });
		const login = await bench.run(users, undefined, { credentials: bench.credentials() });
		expect(login.error?.message).toContain('https://sso.example/?p=***&t=');
		bench.simulator.misbehave({ command: 'users', redirect, times: null });
		const { error } = await bench.run(users, undefined, { credentials: bench.credentials(PASTED) });
		expect(error?.message).toMatch(/https:\/\/sso\.example\/\?p=\S+&t=\*\*\*$/);
		const test = await runNode({
			node: tester,
			parameters: {},
			credentials: bench.credentials(PASTED),
		});
		expect(test.error?.message).toMatch(/&t=\*\*\*$/);
	});
});
