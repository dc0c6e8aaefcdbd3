import { ameyoSeed } from '../../../../sandbox';
import { byId, useAmeyo } from '../../../support/ameyo';
import { contacts, leads, upload } from '../../../support/ameyoOperations';
import { toErrorOutput } from '../../../support/run';

const { HASH_KEY, MANAGER } = ameyoSeed;
const logIn = { resource: 'session', operation: 'login' };
const dial = {
	resource: 'call',
	operation: 'clickToDial',
	campaignId: byId('1'),
	userId: 'amit',
	phone: '5550001',
};

const halves = (secret: string) =>
	Array.from({ length: secret.length - 5 }, (_, n) => secret.slice(0, n + 6));

describe('what Ameyo says back', () => {
	const bench = useAmeyo();

	it.each([
		['getLeadsForCampaign', leads, '{"rows":"'],
		['uploadContacts', upload, '{"beanResponse":["'],
		['clickToDialWithToken', dial, '{"rows":"'],
	])('is cut without a half of the hash key in it: %s', async (command, parameters, head) => {
		for (const ahead of [1_960, 1_970, 1_980, 1_985, 1_990]) {
			const filler = 'x'.repeat(ahead - head.length);
			const body = `${head}${filler}${HASH_KEY.hashKey} and more${'y'.repeat(100)}"${head.includes('[') ? ']' : ''}}`;
			bench.ameyo.misbehave({ command, answer: { body } });
			const { errors } = await bench.run(
				{ ...parameters, authentication: 'hashKey' },
				contacts(2),
				{ onError: toErrorOutput },
			);
			const text = JSON.stringify(errors);
			expect(text).toContain('xxxx');
			for (const half of halves(HASH_KEY.hashKey)) expect(text).not.toContain(half);
			bench.ameyo.calm();
		}
	});

	it('is given without the session and the hash key where it is data, and with short words of the credential', async () => {
		const credentials = bench.credentials({}, {});
		await bench.run(leads, undefined, { credentials });
		const { sessionId } = credentials.of('ameyoSessionApi');
		const row = { leadId: 1, url: `http://x/?s=${encodeURIComponent(String(sessionId))}` };
		const body = { beanResponse: [{ ...row, [String(sessionId)]: 'manager' }] };
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', answer: { body } });
		const inSession = await bench.run(leads, undefined, { credentials });
		expect(inSession.items[0]?.json).toEqual({
			leadId: 1,
			url: 'http://x/?s=***',
			'***': 'manager',
		});
		const execute = { resource: 'command', operation: 'execute', commandId: 'x', data: '{}' };
		for (const key of [HASH_KEY.hashKey, 'short']) {
			bench.ameyo.misbehave({ command: 'x', answer: { body: { said: `shortly ${key}` } } });
			const { items } = await bench.run({ ...execute, authentication: 'hashKey' }, undefined, {
				credentials: bench.credentials({}, { hashKey: key }),
			});
			expect(items[0]?.json).toMatchObject({
				said: key === 'short' ? 'shortly short' : 'shortly ***',
			});
		}
	});

	it('of a login that points elsewhere is shown without the password', async () => {
		const redirect = `https://sso.example/?user=manager&pass=${MANAGER.password}`;
		bench.ameyo.misbehave({ command: 'login', redirect });
		const { error } = await bench.run(leads);
		expect(error?.message).toContain('https://sso.example/?user=manager&pass=***');
	});

	it('of a login is given without the password and without other places of the session', async () => {
		const sessionId = 'd1-made-up-session';
		const body = {
			sessionId,
			userId: 'manager',
			campaignInfos: [],
			notice: `Welcome with ${MANAGER.password}`,
			urls: [`http://made-up.example/?s=${sessionId}`],
		};
		bench.ameyo.misbehave({ command: 'login', answer: { body } });
		bench.ameyo.misbehave({ command: 'ping-session', answer: { body: { alive: true } } });
		const { items } = await bench.run(logIn);
		expect(items[0]?.json).toMatchObject({
			sessionId,
			notice: 'Welcome with ***',
			urls: ['http://made-up.example/?s=***'],
		});
	});
});
