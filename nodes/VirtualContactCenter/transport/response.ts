import type { ApiResponse, VendorAnswer } from '../../shared/http/protocol';
import { CALL_PATH } from '../link/url';
import { NEW_COOKIE } from './credential';

/** Words that the address of a login page holds. Inferred: 8x8 documents none. */
const LOGIN = /log[-_]?(in|out|on)|sign[-_]?(in|on)|auth|session|expired/i;
/** With a bound: without it, a long page without the field costs seconds. */
const PASSWORD_FIELD = /<input\b[^>]{0,1000}\btype\s*=\s*["']?password/i;

/**
 * Reads the answer to a dial request. The document says of a good one only that the agent is prompted
 * to close the window; that a session which is over shows as a redirect to the login page, as the
 * login page itself or as 401 or 403 is inferred.
 */
export function readAnswer({ status, text, location = '' }: ApiResponse): VendorAnswer {
	if (status >= 300 && status < 400) {
		return pointsToLogin(location) ? sessionOver() : { kind: 'unexpected', what: 'redirect' };
	}
	if (status === 401 || status === 403) return sessionOver();
	if (status >= 400) return { kind: 'unexpected', what: 'status' };
	return PASSWORD_FIELD.test(text) ? sessionOver() : { kind: 'ok', value: undefined };
}

/** Whether a redirect goes to where agents sign in: by its path and query, or to the front page. */
function pointsToLogin(location: string): boolean {
	const base = 'https://relative.invalid';
	if (!URL.canParse(location, base)) return false;
	const { pathname, search } = new URL(location, base);
	// The same request on another host: the words in its query are the user's own.
	if (pathname.endsWith(CALL_PATH)) return false;
	return /^\/(index\.\w+)?$/.test(pathname) || LOGIN.test(pathname + search);
}

function sessionOver(): VendorAnswer {
	return {
		kind: 'refused',
		said: {
			message: "The agent's 8x8 session is over. No call was placed.",
			description: NEW_COOKIE,
			deadSession: true,
		},
	};
}
