import { baseUrlOf, complaintAbout } from '../../../../nodes/shared/auth/baseUrl';
import { CredentialError, LoginRefused, refresh } from '../../../../nodes/shared/auth/credential';
import { headerValue } from '../../../../nodes/shared/auth/headerValue';
import { openMadeUp, useMadeUpVendor } from '../../../support/madeUpVendor';
import { inNode } from '../../../support/probe';
import { thrownBy } from '../../../support/thrown';

describe('a credential that a run has opened', () => {
	const vendor = useMadeUpVendor();

	it('is read once, and holds what requests need', async () => {
		const credentials = vendor.credentials();
		const snapshot = await vendor.inNode(async (_n8n, credential) => credential, { credentials });
		expect(snapshot).toMatchObject({
			type: 'madeUpApi',
			baseUrl: vendor.server.url,
			ignoreSslIssues: false,
			sessionField: 'session',
			decrypted: { type: 'madeUpApi', data: { session: 'alive' } },
		});
		expect(credentials.reads).toBe(1);
	});

	it('is refused in a sentence where it cannot be used', async () => {
		const opened = inNode(async (n8n) => await openMadeUp(n8n), {
			credentials: vendor.credentials({ baseUrl: '' }),
			credentialTypes: ['madeUpApi'],
		});
		await expect(opened).rejects.toMatchObject({
			name: 'InputError',
			message: 'The base URL is empty',
			description: 'Open the credential and correct the field.',
		});
	});

	it('takes over a session that somebody else renewed, and not the dead one again', async () => {
		const credentials = vendor.credentials();
		await vendor.inNode(
			async (n8n, credential) => {
				credential.decrypted.data.session = 'renewed here';
				vendor.renewIn(credentials, 'dead');
				await refresh(n8n, credential, 'dead');
				expect(credential.decrypted.data.session).toBe('renewed here');
				vendor.renewIn(credentials, 'renewed there');
				await refresh(n8n, credential, 'dead');
				expect(credential.decrypted.data.session).toBe('renewed there');
			},
			{ credentials },
		);
	});
});

it("throws its own errors without code and response, so that n8n's test shows the sentence", () => {
	for (const error of [new CredentialError('No', 'Ask.'), new LoginRefused('No', 'Ask.')]) {
		expect(error).toBeInstanceOf(CredentialError);
		expect(error).toMatchObject({ message: 'No', description: 'Ask.' });
		expect(Object.keys(error)).not.toContain('code');
		expect(Object.keys(error)).not.toContain('response');
	}
});

describe('a base URL', () => {
	it.each([
		[' http://ameyo.example:8888/// ', 'http://ameyo.example:8888'],
		['https://acme.example/path/', 'https://acme.example/path'],
		[undefined, ''],
		[7, ''],
	])('is read without blanks and slashes at its end: %j', (value, expected) => {
		expect(baseUrlOf(value)).toBe(expected);
	});

	it.each([
		['', 'is empty'],
		['ameyo.example', 'is not an address: ameyo.example'],
		['ftp://ameyo.example', 'must begin with http:// or https://'],
		['http://user@ameyo.example', 'must not hold a user name, a query or a fragment'],
		['http://user:made-up@ameyo.example', 'must not hold a user name, a query or a fragment'],
		['http://:made-up@ameyo.example', 'must not hold a user name, a query or a fragment'],
		['//user:made-up@ameyo', 'is not an address'],
		['http://ameyo.example?x=1', 'must not hold a user name, a query or a fragment'],
		['http://ameyo.example#x', 'must not hold a user name, a query or a fragment'],
	])('is complained about: %j', (baseUrl, words) => {
		expect(complaintAbout('Ameyo', baseUrl)).toBe(`The base URL of the Ameyo credential ${words}`);
	});

	it.each(['http://ameyo.example:8888', 'https://acme.example/path', 'http://[::1]:3400'])(
		'can be used: %s',
		(baseUrl) => {
			expect(complaintAbout('Ameyo', baseUrl)).toBeUndefined();
		},
	);
});

describe('a value for a header', () => {
	it('is the text that was typed, without blanks around it', () => {
		expect(headerValue('Ameyo', 'Hash Key', ' made-up key ')).toBe('made-up key');
	});

	it.each([
		['', 'is empty'],
		['  ', 'is empty'],
		[undefined, 'is empty'],
		['made-up\r\nx: y', 'holds a character that cannot be sent'],
		['mäde-up', 'holds a character that cannot be sent'],
		['made-up\u0000', 'holds a character that cannot be sent'],
	])('is refused, and not shown: %j', (value, words) => {
		const thrown = thrownBy(() => headerValue('Ameyo', 'Hash Key', value));
		expect(thrown).toBeInstanceOf(CredentialError);
		expect(thrown).toMatchObject({ message: `'Hash Key' of the Ameyo credential ${words}` });
	});
});
