import { findCause } from './oldErrors';

/** What became of a request that got no answer. */
export interface Trouble {
	/** `notSent`: surely not carried out. `unknown`: it may have been. `cancelled`: the execution ended. */
	outcome: 'notSent' | 'unknown' | 'cancelled';
	/** Whether the same read may be sent again at once. */
	passing: boolean;
	message: string;
	description: string;
}

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
const HINT_TLS =
	"If you trust this server, turn on 'Ignore SSL Issues' in the credential, or give n8n the certificate with NODE_EXTRA_CA_CERTS.";

/**
 * Reads why a request got no answer.
 *
 * @param vendor name for the sentences
 * @param url address of the request; only its origin is shown
 * @returns undefined when the error is not one of the network
 */
export function readTrouble(vendor: string, url: string, error: unknown): Trouble | undefined {
	const coded = findCause(error, hasCode);
	if (!coded) return undefined;
	const { code } = coded;
	const where = originOf(url);
	const notSent = (message: string, description: string): Trouble => ({
		outcome: 'notSent',
		passing: false,
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
	if (UNREACHABLE.includes(code) || (code === 'ETIMEDOUT' && connecting(coded))) {
		return notSent(
			`${vendor} could not be reached: there is no way from n8n to ${where}`,
			'Check the base URL in the credential, the network and the firewall between n8n and the server.',
		);
	}
	if (SELF_SIGNED.includes(code)) {
		return notSent(
			`The certificate of ${where} is self-signed or comes from an authority that n8n does not know`,
			HINT_TLS,
		);
	}
	if (code === 'CERT_HAS_EXPIRED' || code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
		const what = code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'was made for another host name';
		return notSent(`The certificate of ${where} ${what}`, HINT_TLS);
	}
	if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
		return notSent(
			`${where} does not speak HTTPS`,
			'Check the base URL in the credential: http:// or https://, and the port that goes with it.',
		);
	}
	if (code === 'ERR_CANCELED') {
		return {
			outcome: 'cancelled',
			passing: false,
			// With one l: n8n looks for the word to tell a canceled execution from a failed one.
			message: 'The execution was canceled while the request was under way',
			description: doubt(vendor),
		};
	}
	const timedOut = code === 'ECONNABORTED' || code === 'ETIMEDOUT';
	if (timedOut || CUT.includes(code) || code.startsWith('HPE_')) {
		return {
			outcome: 'unknown',
			passing: code === 'ECONNRESET' || code === 'EPIPE',
			message: timedOut
				? `${vendor} did not answer in time`
				: 'The connection was lost after the request was sent',
			description: doubt(vendor),
		};
	}
	return undefined;
}

/** What to say where a command may or may not have been carried out. */
export function doubt(vendor: string): string {
	return `It is not known whether ${vendor} carried it out: check before you send it again.`;
}

/** Scheme, host and port of an address, without what may be secret in the rest. */
export function originOf(url: string): string {
	return URL.canParse(url) ? new URL(url).origin : url;
}

interface Coded extends Error {
	code: string;
}

function hasCode(error: Error): error is Coded {
	return 'code' in error && typeof error.code === 'string' && error.code !== '';
}

function connecting(error: Error): boolean {
	const inner = findCause(error, (e): e is Error => 'syscall' in e && e.syscall === 'connect');
	return inner !== undefined || /^connect /.test(error.message);
}
