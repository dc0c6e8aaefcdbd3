import type { ApiRequest, ApiResponse, VendorAnswer } from '../../shared/http/protocol';
import type { Redact } from '../../shared/http/redact';
import { CALL_PATH } from '../link/url';
import { NEW_COOKIE, VENDOR } from './credential';
import { readPage, shownOf } from './page';
import type { Page } from './page';

const SESSION_OVER = "The agent's session is probably over";

/** How much of a page's words is looked at. */
const MOST_WORDS = 20_000;
const MOST_OF_A_LOCATION = 2_000;

/** Words of a login page. All words here are inferred: 8x8 documents none. */
const LOGIN =
	/\b(?:log[ -]?in|log[ -]?on|sign[ -]?in|sign[ -]?on|password|(?:logged|signed) (?:out|off)|not (?:logged|signed) (?:in|on)|not authenticated)\b/i;
/** Words that say that a session is over. */
const EXPIRED =
	/\bsession\b[^.!?]{0,40}\b(?:expired|ended|over|closed|invalid|terminated|lost|timed out|not (?:found|valid))\b|\b(?:expired|invalid|no|no active|no valid|lost) session\b/i;
/** Words that say that something went wrong. */
const ERROR =
	/(?<!\b(?:no|without|0) )\berrors?\b|\b(?:fail(?:ed|s|ure)|invalid|denied|forbidden|unauthori[sz]ed|not (?:authori[sz]ed|allowed|permitted)|exception|expired|timed out|unable to|could not|cannot be|unavailable)\b/i;

/**
 * Reads the answer to a dial request. The document says of a good one only that the agent is prompted
 * to close the window (8x8-click-to-dial.txt, Testing Using A Browser), so every page counts as good
 * but those that speak of an error, a login or an expired session. How a session that is over shows is
 * inferred.
 *
 * It is judged as it came: a value of a cookie may be a word by which a page is told, such as `password`.
 *
 * @param redact takes out what nobody may see, before a page is cut to be shown
 * @returns ok with the title and the text of 8x8's page
 */
export function readAnswer(
	response: ApiResponse,
	{ url }: Pick<ApiRequest, 'url'>,
	redact: Redact,
): VendorAnswer {
	const { status, text, location = '' } = response;
	if (status >= 300 && status < 400) return readRedirect(location, url);
	const page = readPage(text);
	const shown = shownOf(readPage(redact(text)));
	if (status === 401 || status === 403) {
		return sessionOver(`${VENDOR} turned the request away with HTTP ${status}${quoted(shown)}`);
	}
	if (status >= 200 && status < 300) return readDialPage(page, shown);
	// There is nothing that could have dialled, or nobody who could say so.
	if (status === 404 || shown === '') return { kind: 'unexpected', what: 'status' };
	const message = `${VENDOR} answered with HTTP ${status}${quoted(shown)}`;
	return { kind: 'unexpected', what: 'status', said: { message } };
}

/** A redirect may be the dial's own: only one to a login page tells of the session. */
function readRedirect(location: string, url: string): VendorAnswer {
	if (pointsToLogin(location, url)) {
		return sessionOver(`${VENDOR} points to its login page, ${location}`);
	}
	return {
		kind: 'unexpected',
		what: 'redirect',
		said: {
			message: `${VENDOR} points to another address: ${location || '(not named)'}`,
			description:
				'Redirects are not followed, because they would take the session cookie with them.',
		},
	};
}

function readDialPage(page: Page, shown: string): VendorAnswer {
	const words = `${page.title} ${page.text}`.slice(0, MOST_WORDS);
	if (page.asksForPassword || LOGIN.test(words) || EXPIRED.test(words)) {
		const what = shown === '' ? ' with a login page' : quoted(shown);
		const message = `${SESSION_OVER}: ${VENDOR} answered${what}`;
		return { kind: 'unexpected', what: 'page', said: { message, description: NEW_COOKIE } };
	}
	if (ERROR.test(words)) {
		const message = `${VENDOR} answered with a page that speaks of an error${quoted(shown)}`;
		return { kind: 'unexpected', what: 'page', said: { message } };
	}
	return { kind: 'ok', value: shown };
}

/** The session turned away, before anything was done: no doubt about the call. */
function sessionOver(how: string): VendorAnswer {
	return {
		kind: 'refused',
		said: { message: `${SESSION_OVER}: ${how}`, description: NEW_COOKIE, deadSession: true },
	};
}

function quoted(shown: string): string {
	return shown === '' ? '' : `: "${shown}"`;
}

/**
 * Whether a redirect goes to where agents sign in: by the words of its path, or to the front page of the
 * platform, which the document calls its login URL. Its query may hold anything, so it does not count.
 */
function pointsToLogin(location: string, from: string): boolean {
	const target = location.slice(0, MOST_OF_A_LOCATION);
	if (!URL.canParse(target, from)) return false;
	const { pathname, host } = new URL(target, from);
	// The same request on another host.
	if (pathname.endsWith(CALL_PATH)) return false;
	if (/^\/(?:index\.\w+)?$/.test(pathname)) return host === new URL(from).host;
	const words = pathname
		.toLowerCase()
		.split(/[^a-z]+/)
		.join(' ');
	return /(?:login|signin)\b|\b(?:log|sign) ?(?:in|on|out|off)\b|\bsso\b|\bauth\b|\bexpired\b/.test(
		words,
	);
}
