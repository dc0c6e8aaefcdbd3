import type { INode, INodeParameters } from 'n8n-workflow';
import { ameyoSeed, maxContactSeed, virtualContactCenterSeed } from '../../sandbox';
import { createCredential, testCredential } from '../../sandbox/n8n/credentials';
import { runWorkflow } from '../../sandbox/n8n/executions';
import { virtualContactCenterCredentials } from '../../sandbox/n8n/virtualContactCenterCredentials';
import { openMaxContactScene, type MaxContactScene } from './maxContactScene';
import { chain, locator, node } from './workflow';

const PACK = 'n8n-nodes-contact-center';

/** A vendor's words with a secret in every form that servers write. */
const words = (secret: string) =>
	[
		`No access for ${secret}`,
		encodeURIComponent(secret),
		encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
		Buffer.from(secret).toString('base64'),
		'x '.repeat(150),
		secret,
	].join(' ');

/** What n8n stores and prints of this is searched when all tests have run. */
describe('a vendor that repeats the secrets of a request', () => {
	let scene: MaxContactScene;
	let cookie: { id: string; name: string };

	beforeAll(async () => {
		scene = await openMaxContactScene();
		const { account } = virtualContactCenterCredentials(scene.sandbox.url);
		cookie = await createCredential(scene.n8n, account);
	});
	afterAll(async () => {
		await scene.n8n.request('DELETE', `/credentials/${cookie.id}`);
		await scene.close();
	});
	afterEach(() => {
		const { ameyo, maxContact, virtualContactCenter } = scene.sandbox;
		for (const vendor of [ameyo, maxContact, virtualContactCenter]) vendor.calm();
	});

	/** What n8n stores of an execution of one node, with its error as an item and as the execution's own. */
	async function stored(
		type: string,
		parameters: INodeParameters,
		credentials: INode['credentials'],
	): Promise<string> {
		const texts: string[] = [];
		for (const onError of ['continueRegularOutput', 'stopWorkflow'] as const) {
			const { id } = await scene.add(
				chain(`Repeats ${onError}`, [
					node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
					{
						...node('Ask', `${PACK}.${type}`, 1, {
							...parameters,
							requestOptions: { includeAnswer: true },
						}),
						credentials,
						onError,
					},
				]),
			);
			const { data } = await runWorkflow(scene.n8n, id, 'Start');
			texts.push(JSON.stringify(data.resultData));
		}
		return texts.join('\n');
	}

	const leads = (authentication: string) => ({
		authentication,
		resource: 'lead',
		operation: 'getAll',
		campaignId: locator('1'),
		returnAll: true,
	});
	const bodies = (secret: string) => [
		{ body: { status: 'error', reason: words(secret) } },
		{ body: { beanResponse: [{ leadId: 1, comment: words(secret) }] } },
		{ body: `<html><title>${words(secret)}</title></html>` },
		{ body: words(secret) },
		{ status: 500, body: words(secret) },
		{ status: 302, body: '', headers: { location: `/login?s=${encodeURIComponent(secret)}` } },
	];

	it('shows nobody the session of Ameyo', async () => {
		const { ameyo } = scene.sandbox;
		const used = { ameyoSessionApi: scene.session };
		await stored('ameyo', leads('session'), used);
		const secret = ameyo.livingSessions()[0]?.sessionId ?? '';
		expect(secret).not.toBe('');
		for (const answer of bodies(secret)) {
			ameyo.misbehave({ command: 'getLeadsForCampaign', answer, times: null });
			const text = await stored('ameyo', leads('session'), used);
			expect(text).toContain('***');
			expect(text).not.toContain(secret);
			ameyo.calm();
		}
	});

	it('shows nobody the hash key', async () => {
		const { ameyo } = scene.sandbox;
		const { hashKey } = ameyoSeed.HASH_KEY;
		for (const answer of bodies(hashKey)) {
			ameyo.misbehave({ answer, times: null });
			const text = await stored('ameyo', leads('hashKey'), { ameyoHashKeyApi: scene.hashKey });
			expect(text).toContain('***');
			expect(text).not.toContain(hashKey);
			const { message } = await testCredential(scene.n8n, scene.hashKey);
			expect(message).not.toContain(hashKey);
			ameyo.calm();
		}
	});

	it('shows nobody the password of a login', async () => {
		const { ameyo, maxContact } = scene.sandbox;
		const { password } = ameyoSeed.MANAGER;
		for (const answer of bodies(password)) {
			ameyo.expireSessions();
			ameyo.misbehave({ command: 'login', answer, times: null });
			const { message } = await testCredential(scene.n8n, scene.session);
			expect(message).not.toContain(password);
			await stored('ameyo', leads('session'), { ameyoSessionApi: scene.session });
			ameyo.calm();
		}
		for (const answer of bodies(maxContactSeed.LOGIN.password)) {
			maxContact.expireTokens();
			maxContact.misbehave({ command: 'apitoken', answer, times: null });
			const { message } = await testCredential(scene.n8n, scene.maxContact);
			expect(message).not.toContain(maxContactSeed.LOGIN.password);
			maxContact.calm();
		}
		expect((await testCredential(scene.n8n, scene.maxContact)).status).toBe('OK');
	});

	it('shows nobody the token of MaxContact', async () => {
		const { maxContact } = scene.sandbox;
		const [token] = [...maxContact.tokens.values()].filter(
			({ ended, pasted }) => !ended && !pasted,
		);
		const secret = token?.tokenKey ?? '';
		expect(secret).not.toBe('');
		const hold = {
			resource: 'call',
			operation: 'hold',
			userId: locator('1001'),
			callId: locator('5001'),
		};
		const answers = [
			{ body: { Success: false, ResponseDetail: words(secret), ResponseCode: 7 } },
			{ status: 404, body: words(secret) },
			{ status: 500, body: words(secret) },
			{ body: `<html>${words(secret)}` },
		];
		for (const answer of answers) {
			maxContact.misbehave({ command: 'hold', answer, times: null });
			const text = await stored('maxContact', hold, { maxContactApi: scene.maxContact });
			expect(text).not.toContain(secret);
			maxContact.calm();
		}
	});

	it('shows nobody the cookies of an 8x8 agent', async () => {
		const { virtualContactCenter } = scene.sandbox;
		const secret = virtualContactCenterSeed.SESSION_ID;
		const dial = { resource: 'call', operation: 'dial', phone: '6502928880' };
		const answers = [
			{ body: `<html><title>Done</title>${words(secret)}</html>`, contentType: 'text/html' },
			{ body: `<html>Error: ${words(secret)}</html>`, contentType: 'text/html' },
			{ status: 403, body: words(secret) },
			{ status: 302, body: '', headers: { location: `/x?s=${encodeURIComponent(secret)}` } },
		];
		for (const answer of answers) {
			virtualContactCenter.misbehave({ command: 'make_call', answer, times: null });
			const text = await stored('virtualContactCenter', dial, {
				virtualContactCenterApi: cookie,
			});
			expect(text).toContain('***');
			expect(text).not.toContain(secret);
			virtualContactCenter.calm();
		}
	});
});
