import { CredentialError } from '../../../../nodes/shared/auth/credential';
import { notTheVendor, sendUnsigned } from '../../../../nodes/shared/http/unsigned';
import type { UnsignedAnswer } from '../../../../nodes/shared/http/unsigned';
import { loginTo, PASSWORD, protocol, VENDOR } from '../../../support/madeUpVendor';
import { inNode } from '../../../support/probe';
import { urlOfNobody, useServer } from '../../../support/server';

describe("a request of a credential's own", () => {
	const server = useServer();
	const elsewhere = useServer();

	const send = async (url = `${server.url}/login`): Promise<UnsignedAnswer> =>
		await inNode(async (n8n) => await sendUnsigned(n8n, protocol, loginTo(url), false));

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
		[{ status: 404 }, 'The server answered with HTTP 404'],
		[{ body: '<html></html>' }, `The server answered, but not as ${VENDOR} does`],
		[{ body: '[]' }, `The server answered, but not as ${VENDOR} does`],
	])('says that it is not the vendor who answers %j', async (fate, message) => {
		server.answer(fate);
		const error = notTheVendor(VENDOR, await send());
		expect(error).toBeInstanceOf(CredentialError);
		expect(error).toMatchObject({ message, description: expect.stringContaining('base URL') });
	});
});
