import { htmlPage, text, type OutgoingResponse } from '../core/response';
import { COOKIE_NAME } from './seed';
import type { Switches } from './settings';

export const LOGIN_PATH = '/AGUI/login.php';

/** What the agent's browser shows after a click on a link. */
const closePage = (): OutgoingResponse => htmlPage('Dialing. You may close this window.', 200);

/** Where a browser without a session ends up. Inferred: the document does not show it. */
const toLogin = (): OutgoingResponse => ({
	...text('', 302, 'text/plain'),
	headers: { location: LOGIN_PATH },
});

/** The page on which the agent signs in. */
export const loginPage = (status = 200, note = ''): OutgoingResponse =>
	text(
		`<!doctype html><html lang="en"><head><title>Sign In</title></head><body><h1>Agent Sign In</h1><p>${note}</p>
<form method="post" action="${LOGIN_PATH}">
<label>User <input name="username" value="alex"></label>
<label>Password <input type="password" name="password"></label>
<button>Sign In</button>
</form></body></html>`,
		status,
		'text/html;charset=UTF-8',
	);

/** The answer to a good sign-in; the cookie is what dialling needs. */
export const signedIn = (sessionId: string): OutgoingResponse => ({
	...htmlPage('Signed in. You can click links of the CRM now.', 200),
	headers: { 'set-cookie': `${COOKIE_NAME}=${sessionId}; Path=/; HttpOnly; SameSite=Lax` },
});

/** The answer to a request that the platform does not understand. Inferred. */
export const badRequest = (why: string): OutgoingResponse => htmlPage(`Bad request: ${why}`, 400);

/** How a request without a living session is answered. Inferred: the document does not show it. */
export function sessionOver(as: Switches['sessionOverAs']): OutgoingResponse {
	switch (as) {
		case 'redirect':
			return toLogin();
		case 'page':
			return loginPage();
		case 'words':
			return htmlPage('Your AGUI session is no longer there: session expired.', 200);
		default:
			return text('', as, 'text/plain');
	}
}

/** The answer to a dial that was carried out. All but the first are inferred. */
export function afterDial(as: Switches['afterDial']): OutgoingResponse {
	switch (as) {
		case 'closePage':
			return closePage();
		case 'otherPage':
			return htmlPage('Click-To-Dial', 200);
		case 'emptyPage':
			return text('', 200, 'text/html;charset=UTF-8');
		case 'errorPage':
			return htmlPage('Error: the call could not be completed.', 200);
		case 'expiredPage':
			return sessionOver('words');
		case 'loginPage':
			return loginPage();
		case 'redirect':
			return { ...text('', 302, 'text/plain'), headers: { location: '/AGUI/dialed.php?id=1' } };
		case 'loginRedirect':
			return toLogin();
	}
}
