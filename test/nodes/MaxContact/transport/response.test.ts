import { readAnswer, saysDeadToken } from '../../../../nodes/MaxContact/transport/response';

const response = (detail: unknown, code: unknown = 0, status = 200) => ({
	status,
	text: JSON.stringify({ Success: false, Data: null, ResponseCode: code, ResponseDetail: detail }),
});

/** No document prints what a dead token is answered with: these are what such services say. */
describe('a dead token of MaxContact', () => {
	const dead = (...args: Parameters<typeof response>) => {
		const received = response(...args);
		return saysDeadToken(received, readAnswer(received));
	};

	it.each([
		'The token is invalid or has expired.',
		'Invalid token',
		'INVALID TOKENKEY',
		'Token not found',
		'The TokenKey was not recognised',
		'Missing token key',
		'Unknown key',
		'Your key has expired',
		'You are not authenticated',
		'User has not been authenticated.',
		'Unauthorised',
		'Unauthorized access',
	])('is read from %j', (detail) => {
		expect(dead(detail)).toBe(true);
	});

	it.each([
		['', 401],
		[null, 401],
		['Whatever', 401],
	])('is read from the response code, with the words %j', (detail, code) => {
		expect(dead(detail, code)).toBe(true);
	});

	it('is read from HTTP 401 with and without words', () => {
		expect(dead('Whatever', 0, 401)).toBe(true);
		const bare = { status: 401, text: '' };
		expect(saysDeadToken(bare, readAnswer(bare))).toBe(true);
	});

	it.each([
		'User 7 was not found.',
		'Invalid result code',
		'Unknown lead phone',
		'The call is missing',
		'The agent is not logged in',
		'The call has expired',
		'Keyboard layout unknown',
		'"token" is not a phone number.',
		'Call 5 was not found. The token is fine.',
	])('is not read from %j', (detail) => {
		expect(dead(detail)).toBe(false);
	});
});
