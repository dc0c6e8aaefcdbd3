/** How much of a vendor's words is looked at. */
const MOST_CHARACTERS = 2_000;

/** Words that go with a session that is over. Inferred: no vendor documents all of its own. */
const WORDS = [
	'expired',
	'log in',
	'login',
	'logged in',
	'logged out',
	'logged off',
	'sign in',
	'signed out',
	'access denied',
	'forbidden',
	'not authenticated',
	'unauthenticated',
	'authentication',
	'unauthori',
	'not authori',
	'timed out',
	'timeout',
	'time-out',
	'time out',
	'invalid.session',
	'session',
	'token',
];

/**
 * Whether words may be about a dead session. They are suspicion only, and generous: whether the session
 * is dead is asked before anything is sent again.
 */
export function soundsDead(words: string): boolean {
	const said = words.slice(0, MOST_CHARACTERS).toLowerCase();
	return WORDS.some((word) => said.includes(word));
}

/** Whether a redirect goes to where people sign in; its query may hold anything, so it does not count. */
export function pointsToLogin(location: string): boolean {
	const [path = ''] = location.slice(0, MOST_CHARACTERS).toLowerCase().split(/[?#]/);
	return ['login', 'log-in', 'signin', 'sign-in', 'sso', 'auth'].some((word) =>
		path.includes(word),
	);
}
