import { CredentialError } from '../../../../nodes/shared/auth/credential';
import { notTheVendor, sendUnsigned, whatCame } from '../../../../nodes/shared/http/unsigned';
import type { UnsignedAnswer } from '../../../../nodes/shared/http/unsigned';
import { loginTo, PASSWORD, protocol, VENDOR } from '../../../support/madeUpVendor';
import { inNode } from '../../../support/probe';
import { urlOfNobody, useServer } from '../../../support/server';

const OPTIONS = { ignoreSslIssues: false, secrets: [PASSWORD] };

describe("a request of a credential's own", () => {
	const server = useServer();
	const elsewhere = useServer();

	const send = async (url = `${server.url}/login`): Promise<UnsignedAnswer> =>
		await inNode(async (n8n) => await sendUnsigned(n8n, protocol, loginTo(url), OPTIONS));
	const toldOf = (received: UnsignedAnswer): string =>
		notTheVendor(VENDOR, received, whatCame(received)).message;

	/** What it throws, after a look at whether it shows the password. */
	async function thrownBy(sent: Promise<unknown>): Promise<unknown> {
		const [outcome] = await Promise.allSettled([sent]);
		const thrown: unknown = outcome.status === 'rejected' ? outcome.reason : undefined;
		expect(thrown).toBeInstanceOf(CredentialError);
		expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(PASSWORD);
		return thrown;
	}

	it('goes out as it is given, and brings the answer and what it means', async () => {
		server.answer({ body: '"made-up-session"' });
		expect(await send()).toMatchObject({
			answer: { kind: 'ok', value: 'made-up-session' },
			response: { status: 200, text: '"made-up-session"' },
		});
		expect(server.received).toMatchObject([
			{
				method: 'POST',
				url: '/login',
				headers: { 'x-kept': 'yes' },
				body: JSON.stringify({ password: PASSWORD }),
			},
		]);
	});

	it.each([
		[401, { error: 'The password is wrong' }, 'refused'],
		[401, '', 'unexpected'],
		[500, '', 'unexpected'],
	])('brings the answer under HTTP %d as well: %j', async (status, body, kind) => {
		server.answer({ status, body });
		expect(await send()).toMatchObject({ response: { status }, answer: { kind } });
		expect(server.received).toHaveLength(1);
	});

	it.each([302, 307])('follows no redirect: HTTP %d', async (status) => {
		server.answer({ status, headers: { location: `${elsewhere.url}/trap` } });
		expect(await thrownBy(send())).toMatchObject({
			message: `The server points to another address (HTTP ${status}): ${elsewhere.url}/trap`,
			description: expect.stringContaining('Redirects are not followed'),
		});
		expect(elsewhere.received).toEqual([]);
	});

	it('says that nobody listens', async () => {
		const url = await urlOfNobody();
		expect(await thrownBy(send(url))).toMatchObject({
			message: `${VENDOR} could not be reached: ${url} refused the connection`,
		});
	});

	it('says that nothing was carried out where the connection was lost', async () => {
		server.answer('cut');
		expect(await thrownBy(send())).toMatchObject({
			message: 'The connection was lost after the request was sent',
			description: 'n8n was still logging in: nothing was carried out. Try again.',
		});
		expect(server.received).toHaveLength(1);
	});

	it.each([
		[
			{ status: 404 },
			'The server answered with HTTP 404. It has nothing at /login: check the base URL',
		],
		[{ body: '<html></html>' }, `The server answered, but not as ${VENDOR} does`],
		[{ body: '[]' }, `The server answered, but not as ${VENDOR} does`],
	])('says that it is not the vendor who answers %j', async (fate, message) => {
		server.answer(fate);
		const error = notTheVendor(VENDOR, await send());
		expect(error).toBeInstanceOf(CredentialError);
		expect(error).toMatchObject({ message, description: expect.stringContaining('base URL') });
	});

	it.each([
		[
			{ status: 401, body: 'No access for manager' },
			'The server answered with HTTP 401: No access',
		],
		[{ body: 'null' }, `not as ${VENDOR} does: null`],
		[{ body: '' }, `not as ${VENDOR} does: it sent nothing`],
		[{ body: '<html></html>' }, `not as ${VENDOR} does: a web page`],
		[
			{ body: '<html><head><TITLE lang="en">\n Sign in </title>' },
			`not as ${VENDOR} does: a web page with the title 'Sign in'`,
		],
		[{ body: `["${'x '.repeat(500)}"]` }, /: \["(x )+…$/],
	])('tells what came where it may be shown: %j', async (fate, message) => {
		server.answer(fate);
		const told = toldOf(await send());
		if (typeof message === 'string') expect(told).toContain(message);
		else expect(told).toMatch(message);
	});

	it('takes secrets out of what came, also out of a title', async () => {
		server.answer({ body: `<html><title>Hello ${PASSWORD}</title></html>` });
		expect(toldOf(await send())).toContain("a web page with the title 'Hello ***'");
	});

	it('takes no seconds for a page of 100 KB without an end', async () => {
		const began = performance.now();
		server.answer({ body: `<html>${'<title '.repeat(15_000)}` });
		expect(toldOf(await send())).toContain('a web page');
		expect(performance.now() - began).toBeLessThan(10_000);
	});
});
