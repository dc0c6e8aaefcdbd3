import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../support/ameyo';
import { leads } from '../../../support/ameyoOperations';
import { toErrorOutput } from '../../../support/run';
import { urlOfNobody, useServer } from '../../../support/server';

const addCallback: INodeParameters = {
	resource: 'callback',
	operation: 'create',
	authentication: 'session',
	campaignId: byId('1'),
	callbackTime: '2031-05-06 07:08:09',
	phone: '5550001',
};

describe('requests of the Ameyo node', () => {
	const bench = useAmeyo();

	const secure = useAmeyo({ https: true });
	const elsewhere = useServer();

	const received = (command: string) => bench.ameyo.counts.commands[command]?.received ?? 0;

	describe('a read', () => {
		it.each([
			['429', { status: 429 }],
			['503', { status: 503 }],
			['a reset connection', { dropBefore: true }],
		])('is tried again three times after %s', async (_name, rule) => {
			bench.ameyo.misbehave({ command: 'getLeadsForCampaign', times: 3, ...rule });
			const { items, error } = await bench.run(leads);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(4);
			expect(bench.sent('getLeadsForCampaign')).toHaveLength(4);
		});

		it('waits as long as Retry-After asks', async () => {
			bench.ameyo.misbehave({ command: 'getLeadsForCampaign', status: 503, retryAfter: '1' });
			const { error } = await bench.run(leads);
			expect(error).toBeUndefined();
			const [first, second] = bench.sent('getLeadsForCampaign');
			expect((second?.time ?? 0) - (first?.time ?? 0)).toBeGreaterThanOrEqual(990);
		});

		it('fails with a sentence when the server stays busy', async () => {
			bench.ameyo.misbehave({ command: 'getLeadsForCampaign', status: 503, times: Infinity });
			const { error } = await bench.run(leads);
			expect(error?.message).toBe('Ameyo is too busy to answer (HTTP 503)');
			expect(error?.httpCode).toBe('503');
			expect(bench.sent('getLeadsForCampaign')).toHaveLength(4);
		});

		it('is not tried again after HTTP 500', async () => {
			bench.ameyo.misbehave({ command: 'getLeadsForCampaign', status: 500 });
			const { error } = await bench.run(leads);
			expect(error?.message).toBe('Ameyo answered with HTTP 500');
			expect(error?.description ?? '').not.toContain('not known');
		});
	});

	describe('a command', () => {
		it.each([
			['429', { status: 429 }],
			['503', { status: 503 }],
			['a reset connection', { dropBefore: true }],
			['a reset connection after the work', { dropAfter: true }],
		])('is sent once after %s, and the item says what is not known', async (_name, rule) => {
			bench.ameyo.misbehave({ command: 'addCallback', ...rule });
			const { error } = await bench.run(addCallback);
			expect(`${error?.message} ${error?.description}`).toContain(
				'It is not known whether Ameyo carried it out: check before you send it again.',
			);
			expect(bench.sent('addCallback')).toHaveLength(1);
		});

		it('is not doubted when the connection was refused', async () => {
			const baseUrl = await urlOfNobody();
			const credentials = bench.credentials({ baseUrl });
			const { error } = await bench.run(addCallback, undefined, { credentials });
			expect(error?.message).toBe(`Ameyo could not be reached: ${baseUrl} refused the connection`);
			expect(error?.description).not.toContain('not known');
		});
	});

	it.each([301, 302, 307, 308])(
		'does not follow HTTP %d, and names where it points',
		async (status) => {
			const to = `${elsewhere.url}/trap`;
			bench.ameyo.misbehave({ command: 'addCallback', redirect: to, status });
			const { error } = await bench.run(addCallback);
			expect(error?.message).toContain(to);
			expect(error?.description).toContain('Redirects are not followed');
			expect(elsewhere.received).toHaveLength(0);
		},
	);

	it('says that a self-signed certificate is one, and what to do', async () => {
		const { error } = await secure.run(leads);
		expect(error?.message).toMatch(/^The certificate of https:\/\/127\.0\.0\.1:\d+ is self-signed/);
		expect(error?.description).toContain("'Ignore SSL Issues'");
	});

	it('takes a self-signed certificate when told to', async () => {
		const credentials = secure.credentials({ ignoreSslIssues: true });
		const { items, error } = await secure.run(leads, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(4);
	});

	it('says that an address speaks no HTTPS', async () => {
		const credentials = bench.credentials({
			baseUrl: bench.sandbox.url.replace('http:', 'https:'),
		});
		const { error } = await bench.run(leads, undefined, { credentials });
		expect(error?.message).toMatch(/does not speak HTTPS/);
	});

	it('names a host that does not exist', async () => {
		const credentials = bench.credentials({ baseUrl: 'http://no-such-host.invalid:8888' });
		const { error } = await bench.run(leads, undefined, { credentials });
		expect(error?.message).toBe(
			'Ameyo could not be reached: no host is known by the name in http://no-such-host.invalid:8888',
		);
	});

	it('says that an address is not an Ameyo', async () => {
		const credentials = bench.credentials({ baseUrl: `${bench.sandbox.url}/sandbox` });
		const { error } = await bench.run(leads, undefined, { credentials });
		expect(error?.message).toMatch(/^The server answered with HTTP 404: \{/);
	});

	it('keeps the session id, the password and the contacts out of errors', async () => {
		const credentials = bench.credentials();
		bench.ameyo.misbehave({ command: 'addCallback', dropAfter: true });
		const parameters = { ...addCallback, phone: '={{ $json.phone }}' };
		const { errors } = await bench.run(parameters, [{}, { phone: '5550001' }], {
			credentials,
			onError: toErrorOutput,
		});
		bench.ameyo.misbehave({ command: 'addCallback', dropAfter: true });
		const stopped = await bench.run(parameters, [{ phone: '5550001' }], { credentials });
		for (const { json } of errors) delete json.phone;
		expect(errors).toHaveLength(2);
		const kept = JSON.stringify([errors, stopped.error, stopped.error?.cause ?? null]);
		expect(kept).not.toContain('made-up-password');
		expect(kept).not.toContain(String(credentials.of('ameyoSessionApi').sessionId));
		expect(kept).not.toContain('5550001');
	});

	it('shows a web page as one', async () => {
		bench.ameyo.misbehave({ command: 'getLeadsForCampaign', html: 200 });
		const { error } = await bench.run(leads);
		expect(error?.message).toBe('Ameyo answered with a web page instead of data');
	});

	it('shows an unknown key as it is', async () => {
		const body = '{"result":"Failed.","comment":["Some.unknown.key\\\\","x\\\\",7]}';
		bench.ameyo.misbehave({ command: 'addCallback', answer: { status: 200, body } });
		const { error } = await bench.run(addCallback);
		expect(error?.message).toBe('Some.unknown.key (x, 7)');
		expect(received('addCallback')).toBe(1);
	});

	it('keeps a message in which n8n would find a word of its own', async () => {
		const body = '{"status":"error","reason":"No ENOENT for ECONNRESET","details":""}';
		bench.ameyo.misbehave({ command: 'addCallback', answer: { status: 200, body } });
		const { error } = await bench.run(addCallback);
		expect(error?.message).toBe('No ENOENT for ECONNRESET');
	});
});
