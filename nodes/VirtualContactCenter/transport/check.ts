import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError } from '../../shared/auth/credential';
import { originOf } from '../../shared/http/failure';
import type { ApiRequest, ApiResponse, VendorProtocol } from '../../shared/http/protocol';
import { sendUnsigned } from '../../shared/http/unsigned';
import { textOf } from '../../shared/guards';
import { CALL_PATH } from '../link/url';
import { complaintAboutPlatform, cookieHeader, platformOf, VENDOR } from './credential';
import { readPage, shownOf } from './page';

const TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 4;
const MOST_SHOWN = 200;
const WITHOUT_COOKIE = { ignoreSslIssues: false, secrets: [] };

/** The hosts of the document, and those in use. */
const HOSTS_OF_8X8 = /(?:^|\.)(?:8x8\.com|mycontactual\.(?:com|ca|co\.uk))$/i;
/** What pages of 8x8 hold. Inferred: the document shows none. */
const MARKS_OF_8X8 = ['8x8', 'agui', 'contactual', 'virtual contact center'];

/** The test reads whatever comes itself. */
const anything: VendorProtocol = {
	vendor: VENDOR,
	read: () => ({ kind: 'ok', value: undefined }),
};

/**
 * Tests what can be tested without placing a call: the form of the platform's URL and of the cookie,
 * and whether 8x8 answers at that URL. The only address that is documented dials, so it is asked for
 * without a cookie and a number: 8x8 then shows its login, or says that there is no session.
 *
 * @throws CredentialError with what is wrong, in the server's words where it has some
 */
export async function checkPlatform(
	n8n: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<void> {
	const platform = platformOf(credential);
	const complaint = complaintAboutPlatform(platform);
	if (complaint !== undefined) throw new CredentialError(complaint);
	// Links need no cookie.
	if (textOf(credential.sessionCookie).trim() !== '') cookieHeader(credential.sessionCookie);
	const { url, response } = await pageWithoutSession(n8n, `${platform}${CALL_PATH}`);
	const wrong = complaintAboutPage(url, response);
	if (wrong !== undefined) throw new CredentialError(wrong);
}

/** What is there for somebody who is not signed in; redirects are followed on the same host, where nothing is carried. */
async function pageWithoutSession(
	n8n: IHttpRequestHelper,
	start: string,
): Promise<{ url: string; response: ApiResponse }> {
	let url = start;
	for (let redirects = 0; ; redirects++) {
		const request: ApiRequest = { kind: 'read', method: 'GET', url, timeout: TIMEOUT_MS };
		const { response } = await sendUnsigned(n8n, anything, request, WITHOUT_COOKIE);
		if (response.status < 300 || response.status >= 400) return { url, response };
		url = nextOf(url, response, redirects);
	}
}

function nextOf(url: string, { status, location = '' }: ApiResponse, redirects: number): string {
	const from = `${originOf(url)} answered with HTTP ${status}`;
	if (location === '' || !URL.canParse(location, url)) {
		throw new CredentialError(`${from} and points nowhere`);
	}
	const { origin, pathname, host, href } = new URL(location, url);
	if (host !== new URL(url).host) {
		throw new CredentialError(`${from} and points to another host: ${origin}${pathname}`);
	}
	if (redirects >= MOST_REDIRECTS) {
		throw new CredentialError(`${from} again and again: ${origin}${pathname}`);
	}
	return href;
}

/** Why an answer to somebody who is not signed in is not 8x8's; undefined where it is. */
export function complaintAboutPage(
	url: string,
	{ status, text }: Pick<ApiResponse, 'status' | 'text'>,
): string | undefined {
	const origin = originOf(url);
	const shown = shownOf(readPage(text)).slice(0, MOST_SHOWN);
	const said = shown === '' ? '' : `: "${shown}"`;
	const isPage = status >= 200 && status < 300;
	// Without a session these may be the answer of 8x8, too.
	const isRefusal = [400, 401, 403].includes(status);
	if (status === 404) {
		return `There is no ${VENDOR} at ${origin}${new URL(url).pathname}: it answered with HTTP 404${said}`;
	}
	if (!isPage && !isRefusal) return `${origin} answered with HTTP ${status}${said}`;
	if (isPage && text.trim() === '') return `${origin} answered without a page`;
	if (HOSTS_OF_8X8.test(new URL(url).hostname) || isMarked(text)) return undefined;
	return isPage && shown === ''
		? `${origin} answered without a page`
		: `${origin} answered with HTTP ${status}, but not as ${VENDOR} does${said}`;
}

/** Whether a page is 8x8's own: a page of others may say which address it does not know. */
function isMarked(text: string): boolean {
	const lower = text.split(CALL_PATH).join('').toLowerCase();
	return MARKS_OF_8X8.some((mark) => lower.includes(mark));
}
