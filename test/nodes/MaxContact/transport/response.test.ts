import { readAnswer, saysDeadToken } from '../../../../nodes/MaxContact/transport/response';
import { maxContactSeed } from '../../../../sandbox';
import { byId, useMaxContact } from '../../../support/maxContact';
import { toErrorOutput } from '../../../support/run';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const hold = { resource: 'call', operation: 'hold', userId: byId('1001'), callId: byId('5001') };
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

describe('an answer that MaxContact would not give', () => {
	const bench = useMaxContact();

	it('names XML, and never takes it for a success', async () => {
		const body =
			'<CallActionResponse xmlns="http://example"><Success>true</Success></CallActionResponse>';
		const answer = { body, contentType: 'application/xml; charset=utf-8' };
		bench.simulator.misbehave({ command: 'hold', answer });
		const { error } = await bench.run(hold);
		expect(error?.message).toBe('MaxContact answered in XML although JSON was asked for');
		expect(error?.description).toContain('Content-Type: application/json');
		expect(error?.description).toContain('It is not known whether MaxContact carried it out');
	});

	it('names a web page', async () => {
		bench.simulator.misbehave({ command: 'users', html: 200 });
		const { error } = await bench.run(users);
		expect(error?.message).toBe('MaxContact answered with a web page instead of data');
	});

	it.each([
		['{"Success":"maybe"}'],
		['{}'],
		['[]'],
		['"OK"'],
		['OK'],
		['{"Success":true,"Data":['],
		[''],
	])('does not take %s for a success', async (body) => {
		const answer = { body, contentType: 'application/json' };
		bench.simulator.misbehave({ command: 'hold', answer });
		const { error } = await bench.run(hold);
		expect(error?.message).toBe('MaxContact gave an answer that cannot be read');
		expect(error?.description).toContain('It is not known whether MaxContact carried it out');
	});

	it('names a refusal without a reason', async () => {
		const answer = {
			body: { Success: false, Data: null, ResponseCode: 7, ResponseDetail: null },
		};
		bench.simulator.misbehave({ command: 'hold', answer });
		const { errors } = await bench.run(hold, [{}], { onError: toErrorOutput });
		expect(errors[0]?.json).toEqual({
			error: 'MaxContact refused the request and gave no reason',
			details: { description: "MaxContact's response code is 7.", responseCode: 7 },
		});
	});

	it('does not follow a redirect', async () => {
		bench.simulator.misbehave({ command: 'hold', redirect: 'http://elsewhere.example/' });
		const { error } = await bench.run(hold);
		expect(error?.message).toBe(
			"MaxContact's server points to another address: http://elsewhere.example/",
		);
	});

	it('takes an agent who may not do something for no dead token', async () => {
		const ResponseDetail = 'User 7 is not authorised to hold calls of this campaign';
		const body = { Success: false, Data: null, ResponseCode: 5, ResponseDetail };
		bench.simulator.misbehave({ command: 'hold', answer: { body } });
		const credentials = bench.credentials({
			sessionToken: maxContactSeed.TOKEN_KEY,
			sessionInfo: '',
		});
		const { error } = await bench.run(hold, undefined, { credentials });
		expect(error?.message).toBe(ResponseDetail);
		// The command, and the question whether the token is dead: no token is asked for.
		expect(bench.commands()).toEqual(['hold', 'users']);
	});
});
