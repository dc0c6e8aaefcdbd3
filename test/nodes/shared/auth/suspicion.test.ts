import { pointsToLogin, soundsDead } from '../../../../nodes/shared/auth/suspicion';

describe('soundsDead', () => {
	it.each([
		'Your session has expired',
		'Please log in again',
		'LOGIN REQUIRED',
		'You have been logged out',
		'Access denied',
		'User is not authenticated',
		'Not authorised',
		'Request timed out',
		'invalid.session.id',
		'invalid.authentication.token',
		'Agent 7 is not authenticated on a phone',
	])('suspects %j', (words) => {
		expect(soundsDead(words)).toBe(true);
	});

	it.each(['', 'No such agent', 'The lead does not belong to this campaign', 'Sitzung beendet'])(
		'does not suspect %j',
		(words) => {
			expect(soundsDead(words)).toBe(false);
		},
	);

	it('looks at the beginning of a long text only, and at once', () => {
		const began = performance.now();
		expect(soundsDead(`${' '.repeat(1_000_000)}session`)).toBe(false);
		expect(soundsDead(`session${' '.repeat(1_000_000)}`)).toBe(true);
		expect(performance.now() - began).toBeLessThan(5_000);
	});
});

describe('pointsToLogin', () => {
	it.each([
		'https://ameyo.example/login',
		'/ameyowebaccess/Login.jsp?next=/x',
		'https://sso.example/',
		'/sign-in',
		'/auth/realms/x',
	])('sees one in %j', (location) => {
		expect(pointsToLogin(location)).toBe(true);
	});

	it.each(['', '/', 'https://ameyo.example/home', '/home?next=/login', '/home#login'])(
		'sees none in %j',
		(location) => {
			expect(pointsToLogin(location)).toBe(false);
		},
	);
});
