import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { nextStep } from '../../../../nodes/MaxContact/transport/nextSteps';
import { byId } from '../../../support/maxContact';
import { onCall, useCalls } from '../../../support/maxContactCalls';

const SANDBOX = join(__dirname, '../../../../sandbox/maxContact');
const NOTHING = 'Nothing was carried out.';

const dial = onCall('dial', { phoneNumber: byId('01610000009') });
const ready = (userId: string): INodeParameters => ({
	resource: 'agent',
	operation: 'goReady',
	userId: byId(userId),
});
const onCallOf = (operation: string, callId: string, more: INodeParameters = {}) =>
	onCall(operation, { callId: byId(callId), ...more });
const phones: INodeParameters = { resource: 'lead', operation: 'getPhones', leadId: '7' };

/** What is run while the agent of the seed is on call 5001, what is said, and what to do. */
const CASES: Array<[string, INodeParameters, string, string]> = [
	['an agent who is none', ready('77'), 'User 77 was not found.', 'Choose the agent from the list'],
	[
		'an agent who is logged out',
		ready('1012'),
		'User 1012 is not logged in.',
		`Ask the agent to log in to MaxContact. ${NOTHING}`,
	],
	[
		'an agent without a campaign',
		ready('1011'),
		'User 1011 is not logged into a campaign.',
		`Ask the agent to log in to a campaign in MaxContact. ${NOTHING}`,
	],
	[
		'an agent on a call',
		ready('1001'),
		'User 1001 is on call 5001.',
		'Hang that call up and close',
	],
	[
		'a second call',
		dial,
		'User 1001 is on call 5001, which is not on hold.',
		'on hold, or hang it',
	],
	['a call that is none', onCallOf('hold', '4'), 'Call 4 was not found.', "Take the 'CallId' that"],
	['no hold', onCallOf('retrieve', '5001'), 'Call 5001 is not on hold.', 'Only a call on hold'],
	[
		'no recording',
		onCallOf('stopRecording', '5001'),
		'Call 5001 is not being recorded.',
		"Use 'Start Recording' first",
	],
	['a lead that is none', phones, 'Lead 7 was not found.', "Check the lead's ID"],
	[
		'a result code that is none',
		onCallOf('dispose', '5001', { resultCode: byId('NONE') }),
		'Result code NONE was not found.',
		'Choose the result code from the list',
	],
	[
		'a result code that is not for agents',
		onCallOf('dispose', '5001', { resultCode: byId('SYSDROP') }),
		'Result code SYSDROP cannot be chosen by an agent.',
		'Choose one that agents are shown',
	],
];

describe('a refusal of MaxContact', () => {
	const { bench } = useCalls();

	it.each(CASES)('says what to do: %s', async (what, parameters, message, step) => {
		const placed = await bench.run(dial);
		expect(placed.error).toBeUndefined();
		// The campaign records its calls by itself.
		if (what === 'no recording') await bench.run(onCallOf('stopRecording', '5001'));
		const { error } = await bench.run(parameters);
		expect(error).toMatchObject({ message, description: expect.stringContaining(step) });
		expect(error).toMatchObject({
			description: expect.stringMatching(/Nothing was carried out\. MaxContact's response code is/),
		});
	});

	it('keeps to the response code where nothing is known', async () => {
		bench.simulator.misbehave({ command: 'goready', refuse: 'The moon is in the way.' });
		const { error } = await bench.run(ready('1001'));
		expect(error).toMatchObject({
			message: 'The moon is in the way.',
			description: "MaxContact's response code is 409.",
		});
	});

	it('has a step for all words that the sandbox refuses with', () => {
		const words = globSync('**/*.ts', { cwd: SANDBOX }).flatMap((file) => {
			const source = readFileSync(join(SANDBOX, file), 'utf8');
			const found = source.matchAll(
				/\b(?:malformed|notFound|notNow|unauthorized)\(\s*(['`])(.*?)\1/g,
			);
			return [...found].map(([, , said = '']) => said.replace(/\$\{.*?\}/g, '7'));
		});
		expect(words.length).toBeGreaterThan(20);
		// The token service's own, said with a step by the login.
		const steps = words.filter((said) => !/^The login or the password/.test(said));
		expect(steps.filter((said) => nextStep(said) === '')).toEqual([]);
	});
});
