import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { inWords } from '../../../../nodes/Ameyo/transport/sentences';
import { byId, useAmeyo } from '../../../support/ameyo';
import { contacts, dial, getCallbacks, leads, upload } from '../../../support/ameyoOperations';

const SANDBOX = join(__dirname, '../../../../sandbox/ameyo');
/** A key such as `CustomerManager.lead.not.in.camp.11`, anywhere in a text. */
const KEY = /\b[A-Za-z]+(?:\.[A-Za-z]\w*){2,}/g;

const dialFor = (agent: string, campaign = '1'): INodeParameters => ({
	...dial,
	campaignId: byId(campaign),
	userId: agent,
	phone: '5550001',
});
const execute = (commandId: string, data: object): INodeParameters => ({
	resource: 'command',
	operation: 'execute',
	authentication: 'session',
	commandId,
	data: JSON.stringify(data),
});
const create: INodeParameters = {
	resource: 'callback',
	operation: 'create',
	authentication: 'session',
	campaignId: byId('1'),
	callbackTime: '2031-05-06 10:00:00',
	phone: '5550001',
};
const getContacts: INodeParameters = {
	resource: 'contact',
	operation: 'getAll',
	authentication: 'session',
	campaignId: byId('1'),
};
const remove: INodeParameters = {
	resource: 'callback',
	operation: 'delete',
	authentication: 'session',
	customerCallbackId: 'd810-x',
};
/** A list of callbacks that is refused with this status and body. */
const refusedList = (status: number, body: object) => ({
	command: 'getFiltered',
	answer: { status, body },
	times: null,
});
/** A callback that is refused with a key and its arguments. */
const refusedCallback = (...comment: unknown[]) => ({
	command: 'addCallback',
	answer: { body: { result: 'Failed.', comment } },
	times: null,
});

/** What is run, what the server answers where the sandbox would not, and what a person reads. */
interface Case {
	parameters: INodeParameters;
	rule?: object;
	message: string;
	step: string;
}

const CASES: Record<string, Case> = {
	'an unknown campaign': {
		parameters: { ...leads, campaignId: byId('99') },
		message: "Ameyo knows no campaign with the ID '99'",
		step: 'Choose the campaign from the list',
	},
	'an unknown campaign of an upload': {
		parameters: { ...upload, campaignId: byId('99') },
		message: "Ameyo knows no campaign with the ID '99'",
		step: "'By ID' takes the campaign's ID",
	},
	'an unknown lead': {
		parameters: { ...upload, leadId: byId('4711') },
		message: 'The lead does not belong to this campaign. Choose a lead from the list.',
		step: 'There may be no such lead',
	},
	'an unknown lead, as another server may say it': {
		parameters: getContacts,
		rule: {
			command: 'getContacts',
			answer: { body: { result: 'Failed.', comment: ['CustomerManager.invalid.lead', 7] } },
			times: null,
		},
		message: "Ameyo knows no lead with the ID '7'",
		step: 'There may be no such lead',
	},
	'an unknown user': {
		parameters: dialFor('nobody'),
		message: 'Agent is not available to take the call',
		step: "check 'Agent User ID'",
	},
	'an unknown user of a callback': {
		parameters: create,
		rule: refusedCallback('CallBackManager.invalid.user', 'nobody'),
		message: "Ameyo knows no user with the ID 'nobody'",
		step: 'Give the user ID with which the agent logs in',
	},
	'a campaign that does not dial': {
		parameters: dialFor('agent', '5'),
		message: 'Campaign: 5 is not an outbound campaign',
		step: 'No call was placed. Click to dial works in outbound campaigns only',
	},
	'an agent on a break': {
		parameters: dialFor('nadia'),
		rule: {
			command: 'clickToDialWithToken',
			answer: { body: { status: 'error', reason: 'Agent: agent is not working in campaign:\n1' } },
			times: null,
		},
		message: 'Agent: agent is not working in campaign: 1',
		step: 'must not be on a break',
	},
	'an agent on a call': {
		parameters: dialFor('amit'),
		rule: {
			command: 'clickToDialWithToken',
			answer: { body: { status: 'error', reason: 'Agent: amit is already on a call' } },
			times: null,
		},
		message: 'Agent: amit is already on a call',
		step: "Try again when the agent's call has ended",
	},
	'text where a number belongs': {
		parameters: execute('getLeadsForCampaign', { campaignId: 'Sales' }),
		message: "Ameyo expects a number where it was given 'Sales'",
		step: 'Give the ID',
	},
	'a parameter that is missing': {
		parameters: execute('getLeadsForCampaign', {}),
		message: 'Parameter campaignId cannot be null',
		step: "the member of 'Data'",
	},
	'a command that is none': {
		parameters: execute('getEverything', {}),
		message: 'No handler found for command: getEverything',
		step: "Write 'Command ID' as",
	},
	'a column that is none': {
		parameters: getContacts,
		rule: {
			command: 'getContacts',
			answer: { body: { status: 'error', reason: 'Invalid column: last_dialed' } },
			times: null,
		},
		message: 'Invalid column: last_dialed',
		step: "Take the column out of 'Other Columns'",
	},
	'an option that the server does not know': {
		parameters: { ...getContacts, options: { orderBy: 'status' } },
		rule: {
			command: 'getContacts',
			answer: { body: { status: 'error', reason: 'Unrecognized field "orderBy"' } },
			times: null,
		},
		message: 'Unrecognized field "orderBy"',
		step: 'Leave the option out',
	},
	'a callback without a phone': {
		parameters: create,
		rule: refusedCallback('CallBackManager.phone.cannot.be.null'),
		message: 'The callback has no phone number',
		step: 'Give a phone number',
	},
	'a callback without a user': {
		parameters: create,
		rule: refusedCallback('CallBackManager.user.cannot.be.null'),
		message: 'The callback has no agent',
		step: "A self callback needs 'Agent User ID'",
	},
	'a callback at a time that is none': {
		parameters: create,
		rule: refusedCallback('CallBackManager.invalid.callback.time', '2031-02-30 10:00:00'),
		message: "Ameyo does not take the callback time '2031-02-30 10:00:00'",
		step: "Check 'Callback Time', and 'Timezone'",
	},
	'a callback that is none': {
		parameters: remove,
		message: "There is no callback with the ID 'd810-x'",
		step: "Take the 'customerCallbackId'",
	},
	'a number of a wrong length': {
		parameters: create,
		rule: refusedCallback('CustomerManager.Phone.number.does.not.have.valid.length', 13),
		message: 'The phone number does not have a valid length (13)',
		step: 'Give digits only',
	},
	'a column that must be filled': {
		parameters: create,
		rule: refusedCallback('CustomerManager.Column.name.cannot.be.missing.empty', 'phone1'),
		message: "The column 'phone1' is missing or empty",
		step: 'Fill the column',
	},
	'a session of no use': {
		parameters: getCallbacks,
		rule: refusedList(403, { message: null, code: 99999, info: 'invalid.session.id' }),
		message: 'The session is not valid',
		step: 'Test the credential',
	},
	'a session that Contact Services did not provide': {
		parameters: getCallbacks,
		rule: refusedList(401, { message: 'invalid.authentication.token', code: 909090 }),
		message: 'The session is not valid',
		step: 'a session that its Contact Services allow',
	},
	'a user without a campaign': {
		parameters: getCallbacks,
		rule: refusedList(512, { message: null, info: 'user.not.assigned.to.any.campaign' }),
		message: 'The user is not assigned to any campaign',
		step: 'assign the user',
	},
	'a parameter of the REST interface': {
		parameters: getCallbacks,
		rule: refusedList(400, { message: 'InvalidInput', code: 40001, info: 'campaignId' }),
		message: 'Ameyo does not take a parameter of the request: campaignId',
		step: 'Choose the campaign from the list',
	},
	'another parameter of the REST interface': {
		parameters: getCallbacks,
		rule: refusedList(400, { message: 'InvalidInput', code: 40001, info: 'offset' }),
		message: 'Ameyo does not take a parameter of the request: offset',
		step: 'Check the field that fills it',
	},
	'a request that the REST interface does not know': {
		parameters: getCallbacks,
		rule: refusedList(405, { message: 'method.not.allowed', code: 405 }),
		message: "Ameyo's REST interface does not take this request",
		step: 'Its version may be older or newer',
	},
	'a request that is not said to be wrong in any way': {
		parameters: create,
		rule: refusedCallback('CustomerManager.invalid.request'),
		message: 'Ameyo does not take the request',
		step: 'Check what the node was given',
	},
	'a key that nobody knows': {
		parameters: create,
		rule: refusedCallback('CallBackManager.made.up', 1),
		message: 'CallBackManager.made.up (1)',
		step: "This is Ameyo's own name for the reason",
	},
};

describe('what Ameyo refuses', () => {
	const bench = useAmeyo();

	it.each(Object.entries(CASES))(
		'is said with a next step: %s',
		async (_name, { parameters, rule, message, step }) => {
			if (rule) bench.ameyo.misbehave(rule);
			const { error } = await bench.run(parameters, contacts(1));
			expect(error).toMatchObject({ message, description: expect.stringContaining(step) });
		},
	);

	it('has a sentence for every key that the sandbox knows', () => {
		const sources = globSync('**/*.ts', { cwd: SANDBOX }).map((file) =>
			readFileSync(join(SANDBOX, file), 'utf8').replace(/^import .*$/gm, ''),
		);
		const keys = new Set(sources.flatMap((source) => quoted(source).filter(isKey)));
		expect([...keys].sort()).toEqual(
			expect.arrayContaining(['CustomerManager.invalid.campaign', 'Party.did.not.answer']),
		);
		expect(keys.size).toBeGreaterThan(10);
		for (const key of keys) expect(inWords([key, 'made up'])?.message).not.toMatch(KEY);
	});

	it('has a next step for all words that the sandbox refuses with', () => {
		const words = globSync('**/*.ts', { cwd: SANDBOX }).flatMap((file) => {
			const source = readFileSync(join(SANDBOX, file), 'utf8');
			return [...source.matchAll(/new AmeyoRefusal\(1, (['`])(.*?)\1/g)].map(([, , said = '']) =>
				said.replace(/\$\{.*?\}/g, '7'),
			);
		});
		expect(words.length).toBeGreaterThan(12);
		expect(words.filter((said) => inWords(said)?.description === undefined)).toEqual([]);
	});
});

function quoted(source: string): string[] {
	return [...source.matchAll(/(['"])((?:(?!\1)[^\\\n])*)\1/g)].map(([, , text = '']) => text);
}

/** Properties and commands have a dot less, or are values that are sent. */
function isKey(text: string): boolean {
	const [found] = text.match(KEY) ?? [];
	return found !== undefined && text.startsWith(found) && !/^(voice|crm|token)\b/.test(text);
}
