import { findCause } from '../guards';
import { doubt, originOf } from './failure';
import type { Failure } from './failure';
import type { ApiRequest, RequestKind } from './protocol';

const NOT_FOUND = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME', 'EAI_NODATA'];
const UNREACHABLE = ['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EHOSTDOWN', 'ENETDOWN'];
const CUT = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_BAD_RESPONSE'];
const SELF_SIGNED = [
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_GET_ISSUER_CERT',
];
/** What TLS complains of when the connection stands already: the request may have gone through it. */
const AFTER_HANDSHAKE =
	/bad.record.mac|decryption.failed|unexpected.(?:eof|message)|tlsv13.alert|close.notify/i;
const TLS_ADVICE =
	"If you trust this server, turn on 'Ignore SSL Issues' in the credential, or give n8n the certificate with NODE_EXTRA_CA_CERTS.";

/**
 * Why a request got no answer. Only what surely did not leave is `notSent`.
 *
 * @param request of its URL only the origin is shown
 * @param overdue whether its deadline ended it
 */
export function networkFailure(
	vendor: string,
	request: Pick<ApiRequest, 'url' | 'kind'>,
	error: unknown,
	overdue = false,
): Failure {
	const coded = findCause(error, hasCode);
	const notSent = coded && notReached(vendor, originOf(request.url), coded);
	if (notSent) return notSent;
	if (overdue || coded) return lost(vendor, request.kind, overdue ? 'ETIMEDOUT' : coded?.code);
	const message = error instanceof Error ? error.message : 'The request could not be sent';
	return { kind: 'inDoubt', message: withDoubt(vendor, request.kind, message) };
}

/** The failures of a request that never left. */
function notReached(vendor: string, where: string, error: CodedError): Failure | undefined {
	const { code } = error;
	const notSent = (message: string, description: string): Failure => ({
		kind: 'notSent',
		message,
		description,
	});
	if (code === 'ECONNREFUSED') {
		return notSent(
			`${vendor} could not be reached: ${where} refused the connection`,
			'Check the base URL and its port in the credential, and that the server is running.',
		);
	}
	if (NOT_FOUND.includes(code)) {
		return notSent(
			`${vendor} could not be reached: no host is known by the name in ${where}`,
			'Check the base URL in the credential.',
		);
	}
	if ((UNREACHABLE.includes(code) || code === 'ETIMEDOUT') && failedToConnect(error)) {
		return notSent(
			`${vendor} could not be reached: there is no way from n8n to ${where}`,
			'Check the base URL in the credential, the network and the firewall between n8n and the server.',
		);
	}
	if (SELF_SIGNED.includes(code)) {
		return notSent(
			`The certificate of ${where} is self-signed or comes from an authority that n8n does not know`,
			TLS_ADVICE,
		);
	}
	if (code === 'CERT_HAS_EXPIRED' || code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
		const what = code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'was made for another host name';
		return notSent(`The certificate of ${where} ${what}`, TLS_ADVICE);
	}
	const isTls = code === 'EPROTO' || code.startsWith('ERR_SSL');
	if (isTls && !AFTER_HANDSHAKE.test(`${code} ${error.message}`)) {
		return notSent(
			`${where} does not speak HTTPS`,
			'Check the base URL in the credential: http:// or https://, and the port that goes with it.',
		);
	}
	return undefined;
}

/** The failures of a request that may have arrived; of a command they say what is not known. */
function lost(vendor: string, kind: RequestKind, code = ''): Failure {
	const inDoubt = (message: string) => withDoubt(vendor, kind, message);
	if (code === 'ERR_CANCELED') {
		// With one l: n8n looks for the word to tell a canceled execution from a failed one.
		const message = 'The execution was canceled while the request was under way';
		return { kind: 'canceled', message: inDoubt(message) };
	}
	if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
		return { kind: 'inDoubt', message: inDoubt(`${vendor} did not answer in time`) };
	}
	if (CUT.includes(code) || UNREACHABLE.includes(code) || code.startsWith('HPE_')) {
		return {
			kind: 'inDoubt',
			message: inDoubt('The connection was lost after the request was sent'),
			passing: code === 'ECONNRESET' || code === 'EPIPE',
		};
	}
	const what = code === '' ? '' : ` (${code})`;
	return {
		kind: 'inDoubt',
		message: inDoubt(`${vendor} gave an answer that cannot be read${what}`),
	};
}

function withDoubt(vendor: string, kind: RequestKind, message: string): string {
	return kind === 'command' ? `${message}. ${doubt(vendor)}` : message;
}

interface CodedError extends Error {
	code: string;
}

function hasCode(error: Error): error is CodedError {
	return 'code' in error && typeof error.code === 'string' && error.code !== '';
}

function failedToConnect(error: Error): boolean {
	const inner = findCause(error, (e): e is Error => 'syscall' in e && e.syscall === 'connect');
	return inner !== undefined || /^connect /.test(error.message);
}
