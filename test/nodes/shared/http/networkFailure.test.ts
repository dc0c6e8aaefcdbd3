import { networkFailure } from '../../../../nodes/shared/http/networkFailure';

const DOUBT = 'It is not known whether Ameyo carried it out: check before you send it again.';
const url = 'https://user:made-up@ameyo.example:8888/command?sessionId=made-up';

/** An error as Node and axios make it, wrapped as n8n does. */
function coded(code: string, more: object = {}): Error {
	const inner = Object.assign(new Error(`${code} made-up`), { code, ...more });
	return new Error('The request failed', { cause: inner });
}

const failureOf = (kind: 'read' | 'command', error: unknown) =>
	networkFailure('Ameyo', { url, kind }, error);

describe('a request that never left', () => {
	it.each([
		[coded('ECONNREFUSED'), 'https://ameyo.example:8888 refused the connection'],
		[coded('ENOTFOUND'), 'no host is known by the name in https://ameyo.example:8888'],
		[coded('EAI_AGAIN'), 'no host is known by the name in https://ameyo.example:8888'],
		[
			coded('EHOSTUNREACH', { syscall: 'connect' }),
			'there is no way from n8n to https://ameyo.example:8888',
		],
		[
			coded('ENETUNREACH', { syscall: 'connect' }),
			'there is no way from n8n to https://ameyo.example:8888',
		],
		[
			coded('ETIMEDOUT', { syscall: 'connect' }),
			'there is no way from n8n to https://ameyo.example:8888',
		],
		[coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'is self-signed or comes from an authority'],
		[coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'is self-signed or comes from an authority'],
		[coded('CERT_HAS_EXPIRED'), 'The certificate of https://ameyo.example:8888 has expired'],
		[coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'was made for another host name'],
		[coded('EPROTO'), 'https://ameyo.example:8888 does not speak HTTPS'],
		[coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'does not speak HTTPS'],
	])('is told from one in doubt: %s', (error, words) => {
		const failure = failureOf('command', error);
		expect(failure).toMatchObject({
			kind: 'notSent',
			message: expect.stringContaining(words),
			description: expect.any(String),
		});
		expect(JSON.stringify(failure)).not.toMatch(/not known whether|made-up/);
	});
});

describe('a request that may have arrived', () => {
	it.each([
		[coded('ECONNRESET'), 'The connection was lost after the request was sent', true],
		[coded('EPIPE'), 'The connection was lost after the request was sent', true],
		[coded('ERR_BAD_RESPONSE'), 'The connection was lost after the request was sent', false],
		[coded('HPE_INVALID_CONSTANT'), 'The connection was lost after the request was sent', false],
		[coded('ECONNABORTED'), 'Ameyo did not answer in time', undefined],
		[coded('ETIMEDOUT'), 'Ameyo did not answer in time', undefined],
	])('is in doubt where it commands: %s', (error, message, passing) => {
		expect(failureOf('command', error)).toEqual({
			kind: 'inDoubt',
			message: `${message}. ${DOUBT}`,
			passing,
		});
		expect(failureOf('read', error)).toEqual({ kind: 'inDoubt', message, passing });
	});

	it('was canceled, with one l as n8n looks for it', () => {
		expect(failureOf('read', coded('ERR_CANCELED'))).toEqual({
			kind: 'canceled',
			message: 'The execution was canceled while the request was under way',
		});
		expect(failureOf('command', coded('ERR_CANCELED'))?.message).toContain(DOUBT);
	});
});

it.each([
	[coded('EOTHER'), 'Ameyo gave an answer that cannot be read (EOTHER)'],
	[coded('Z_DATA_ERROR'), 'Ameyo gave an answer that cannot be read (Z_DATA_ERROR)'],
	[
		coded('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'),
		'Ameyo gave an answer that cannot be read (ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC)',
	],
	[
		coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
		'Ameyo gave an answer that cannot be read (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED)',
	],
	[coded('EHOSTUNREACH'), 'The connection was lost after the request was sent'],
	[new Error('x is not a function'), 'x is not a function'],
	['text', 'The request could not be sent'],
	[undefined, 'The request could not be sent'],
])('is in doubt where nobody knows whether it left: %p', (error, words) => {
	expect(failureOf('command', error)).toMatchObject({
		kind: 'inDoubt',
		message: `${words}. ${DOUBT}`,
	});
	expect(failureOf('read', error)).toMatchObject({ kind: 'inDoubt', message: words });
});
