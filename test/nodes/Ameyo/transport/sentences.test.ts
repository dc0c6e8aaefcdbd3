import type { AmeyoRequest } from '../../../../nodes/Ameyo/transport/ameyoRequest';
import { commandRequest } from '../../../../nodes/Ameyo/transport/form';
import { provesDead } from '../../../../nodes/Ameyo/transport/deadSession';
import { readAnswer } from '../../../../nodes/Ameyo/transport/response';
import { inWords } from '../../../../nodes/Ameyo/transport/sentences';

const request = commandRequest('read', 'http://ameyo.example', 'getContacts', '', {
	timeout: 1000,
});
const isDead = (text: string, status: number, by: AmeyoRequest['interface']) => {
	const response = { status, text };
	const asked = { ...request, interface: by };
	return provesDead({ response, answer: readAnswer(response, asked) });
};
const SESSION = 'd865-54eabe17-ses-CustomerManager-9839-9';

describe("Ameyo's words", () => {
	it.each([
		// As arrays, with and without the backslashes that the documents print.
		[['CustomerManager.lead.not.in.camp.11\\', 2, 1], 'The lead does not belong to this campaign'],
		[['CustomerManager.lead.not.in.camp', 2, 1], 'The lead does not belong to this campaign'],
		[
			['CustomerManager.Phone.number.does.not.have.valid.length', 13],
			'The phone number does not have a valid length (13)',
		],
		[
			['CustomerManager.Phone.number.does.not.have.valid.length\\', 13],
			'The phone number does not have a valid length (13)',
		],
		[
			['CustomerManager.Phone.number.does.not.have.valid.length'],
			'The phone number does not have a valid length',
		],
		[
			['CustomerManager.Column.name.cannot.be.missing.empty\\', 'phone1\\'],
			"The column 'phone1' is missing or empty",
		],
		[
			['CustomerManager.Column.name.cannot.be.missing.empty'],
			'A column that must be filled is missing or empty',
		],
		[
			['LogoutRemoterProcessorHelper.invalid.sessionid\\', `"${SESSION}\\`],
			`Invalid session Id: ${SESSION}`,
		],
		[['Party.did.not.answer', 'agent'], 'agent did not answer'],
		[['Party.did.not.answer', '5555056887'], '5555056887 did not answer'],
		[
			['Party.could.not.be.connected.Reason', '5555056887', 'Requested channel not available'],
			'5555056887 could not be connected: Requested channel not available',
		],
		// As text that holds an array, and as text that does not parse.
		[
			'["CallBackManager.invalid.campcust.callback.id", "d810-x"]',
			"There is no callback with the ID 'd810-x'",
		],
		[
			'["CustomerManager.lead.not.in.camp.11\\\\",\\"2\\",1]',
			'The lead does not belong to this campaign',
		],
		[
			'["LogoutRemoterProcessorHelper.invalid.sessionid\\\\",\\"d865-x\\\\"]',
			'Invalid session Id: d865-x',
		],
		// Sentences stay as they are.
		['Agent is not available to take the call', 'Agent is not available to take the call'],
		['ENOENT: no such agent', 'ENOENT: no such agent'],
		['Wert ungültig: „x“, <b>y</b>', 'Wert ungültig: „x“, <b>y</b>'],
		// Keys that are not known are shown with their arguments.
		[['CustomerManager.some.new.key', 1, 'two'], 'CustomerManager.some.new.key (1, two)'],
		['CustomerManager.some.new.key', 'CustomerManager.some.new.key'],
		[[{ odd: true }], '{"odd":true}'],
		[42, '42'],
	])('reads %j', (raw, message) => {
		expect(inWords(raw)?.message).toContain(message);
	});

	it.each([undefined, null, '', '   ', [], [''], [null]])('reads nothing out of %j', (raw) => {
		const words = inWords(raw);
		expect(words === undefined || words.message === 'null').toBe(true);
	});

	it.each([
		['Agent: agent is not working in campaign: 1', 'must not be on a break'],
		['Agent is not available to take the call', 'log in to Ameyo'],
		['User: x is already logged in', 'Force Login'],
		[['CallBackManager.invalid.campcust.callback.id', 'x'], 'customerCallbackId'],
	])('says what to do next about %j', (raw, step) => {
		expect(inWords(raw)?.description).toContain(step);
	});
});

describe('a dead session, in the answer to a ping', () => {
	const shapes: Array<[string, number, string]> = [
		[
			'words about it',
			200,
			'{"status":"error","reason":"Agent has an invalid session identifier of sorts"}',
		],
		['HTTP 403', 403, ''],
		['shape 1', 200, `{"status":"error","reason":"Invalid session Id: ${SESSION}","details":"x"}`],
		[
			'shape 2',
			200,
			`{"message":"Invalid session Id: ${SESSION}","type":"ProcessingException","isPopulated":true}`,
		],
		[
			'shape 3',
			200,
			`{"result":"Failed.","comment":["LogoutRemoterProcessorHelper.invalid.sessionid\\\\","${SESSION}"]}`,
		],
		[
			'shape 3, the comment as text',
			200,
			`{"result":"Failed.","comment":"[\\"LogoutRemoterProcessorHelper.invalid.sessionid\\", \\"${SESSION}\\"]"}`,
		],
		[
			'shape 3 as printed',
			200,
			`{\n "result":"Failed.",\n "comment":["LogoutRemoterProcessorHelper.invalid.sessionid\\\\",\\"d865-54eabe17-ses-\nCustomerManager-9839-9\\\\"]\n}`,
		],
		['HTTP 401', 401, ''],
	];
	it.each(shapes)('is recognised in %s', (_name, status, text) => {
		expect(isDead(text, status, 'command')).toBe(true);
	});

	it.each([
		[
			'a lead that is not in the campaign',
			'{"result":"Failed.","comment":["CustomerManager.lead.not.in.camp.11\\\\",2,1]}',
			200,
		],
		['a wrong password', '{"status":"error","reason":"Invalid user id or password"}', 200],
		['a value that speaks of it', '[{"note":"Invalid session Id: x"}]', 200],
		['an uncaught fault', '<html>', 500],
	])('is not seen in %s', (_name, text, status) => {
		expect(isDead(text, status, 'command')).toBe(false);
	});

	it.each([
		[
			'the token of a real server',
			'{"message":"invalid.authentication.token","code":909090,"info":"x","status":401}',
			401,
			true,
		],
		[
			'403 with its words',
			'{"message":"invalid.authentication.token","info":"invalid.session.id","status":403}',
			403,
			true,
		],
		[
			'403 with the key in info alone',
			'{"message":null,"info":"invalid.session.id","status":403}',
			403,
			true,
		],
		['a bare 403', '', 403, true],
		['403 for another reason', '{"message":"access.denied","status":403}', 403, true],
		['512', '{"message":null,"info":"[\\"CallBackManager.x.y\\"]","status":512}', 512, false],
	])('is told by the REST interface: %s', (_name, text, status, expected) => {
		expect(isDead(text, status, 'rest')).toBe(expected);
	});
});
