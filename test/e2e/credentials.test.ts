import { ameyoCredentials } from '../../sandbox/n8n/ameyoCredentials';
import {
	createCredential,
	testCredential,
	type NewCredential,
	type CredentialTestResult,
} from '../../sandbox/n8n/credentials';
import { freePort } from '../../sandbox/n8n/ports';
import { openScene, type Scene } from './scene';

describe("n8n's test of an Ameyo credential", () => {
	let scene: Scene;
	let secure: Scene;

	beforeAll(async () => {
		scene = await openScene();
		secure = await openScene({ https: true });
	});
	afterAll(async () => {
		await scene.close();
		await secure.close();
	});
	// The sandbox keeps its sessions from one test to the next: a login of this moment is used again for
	// five seconds, so a sandbox that forgot it would look like a vendor that ends sessions at once.

	type Change = NewCredential['data'];
	async function verdict(
		of: 'session' | 'hashKey',
		baseUrl: string,
		change: Change = {},
	): Promise<CredentialTestResult> {
		const wanted = ameyoCredentials(baseUrl)[of];
		const data = { ...wanted.data, ...change };
		const saved = await createCredential(scene.n8n, { ...wanted, name: 'Under test', data });
		try {
			return await testCredential(scene.n8n, saved);
		} finally {
			await scene.n8n.request('DELETE', `/credentials/${saved.id}`);
		}
	}

	it('takes the right password', async () => {
		expect(await verdict('session', scene.sandbox.url)).toMatchObject({ status: 'OK' });
		expect(scene.sandbox.ameyo.counts.logins).toBe(1);
	});

	it('takes a base URL with a path and a slash at its end', async () => {
		expect(await verdict('session', `${scene.sandbox.url}/ameyo/`)).toMatchObject({ status: 'OK' });
	});

	it("refuses a wrong password in Ameyo's words", async () => {
		const { status, message } = await verdict('session', scene.sandbox.url, {
			password: 'made-up-wrong',
		});
		expect(status).toBe('Error');
		expect(message).toMatch(/password|credentials|login/i);
		expect(message).not.toContain('made-up-wrong');
	});

	it('refuses a wrong password that follows a right one at once', async () => {
		expect(await verdict('session', scene.sandbox.url)).toMatchObject({ status: 'OK' });
		expect(
			await verdict('session', scene.sandbox.url, { password: 'made-up-wrong' }),
		).toMatchObject({
			status: 'Error',
		});
	});

	it('asks each time, also about a password that was refused a moment ago', async () => {
		const received = () => scene.sandbox.ameyo.counts.commands.login?.received ?? 0;
		const before = received();
		for (let n = 1; n <= 2; n++) {
			const { status, message } = await verdict('session', scene.sandbox.url, {
				password: 'made-up-wrong',
			});
			expect({ status, message }).toEqual({
				status: 'Error',
				message: 'Invalid user id or password',
			});
			expect(received()).toBe(before + n);
		}
	});

	it('says that nothing listens where the base URL points', async () => {
		const { status, message } = await verdict('session', `http://127.0.0.1:${await freePort()}`);
		expect(status).toBe('Error');
		expect(message).toMatch(/refused|reach/i);
	});

	it('says what to do about a self-signed certificate', async () => {
		const { status, message } = await verdict('session', secure.sandbox.url);
		expect(status).toBe('Error');
		expect(message).toMatch(/certificate|self-signed/i);
	});

	it('takes a self-signed certificate when told to ignore SSL issues', async () => {
		expect(await verdict('session', secure.sandbox.url, { ignoreSslIssues: true })).toMatchObject({
			status: 'OK',
		});
	});

	it('takes the right hash key and refuses a wrong one', async () => {
		expect(await verdict('hashKey', scene.sandbox.url)).toMatchObject({ status: 'OK' });
		expect(await verdict('hashKey', scene.sandbox.url, { hashKey: 'made-up-wrong' })).toMatchObject(
			{
				status: 'Error',
			},
		);
		expect(scene.sandbox.ameyo.counts.dials).toBe(0);
	});
});
