import type { Sandbox } from '../../sandbox';
import { ameyoCredentials } from '../../sandbox/n8n/ameyoCredentials';
import { findCredential, type SavedCredential } from '../../sandbox/n8n/credentials';
import { until } from '../../sandbox/n8n/until';
import { findWorkflow, removeWorkflow } from '../../sandbox/n8n/workflows';
import { noteSecret, openSandbox } from '../e2e/secrets/known';
import { client } from '../e2e/stage';
import { useEditor } from './editor';

const AMEYO = 'Ameyo';
const MAX_CONTACT = 'MaxContact';
const EIGHT = '8x8 Contact Center';
/** What users type who want something done, and the nodes that may stand first. */
const WORDS: Array<[words: string, nodes: string[]]> = [
	['upload', [AMEYO]],
	['upload leads', [AMEYO]],
	['leads', [AMEYO]],
	['click to dial', [AMEYO, MAX_CONTACT, EIGHT]],
	['hang up', [MAX_CONTACT]],
	['pause recording', [MAX_CONTACT]],
	['outbound', [AMEYO, MAX_CONTACT, EIGHT]],
	['dialer', [AMEYO, MAX_CONTACT, EIGHT]],
	['predictive dialer', [AMEYO, MAX_CONTACT]],
	['disposition', [AMEYO, MAX_CONTACT]],
	['campaign', [AMEYO]],
	['call center', [AMEYO, MAX_CONTACT, EIGHT]],
	['telephony', [AMEYO, MAX_CONTACT, EIGHT]],
	['8x8', [EIGHT]],
	['maxcontact', [MAX_CONTACT]],
	['ameyo', [AMEYO]],
];
const WRONG_PASSWORD = 'made-up-wrong-password';

describe("the first steps in n8n's editor", () => {
	const editor = useEditor();
	const { at } = editor;
	const found = () => at('item-iterator-item', 'node-creator-item-name');
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await openSandbox();
	});
	afterAll(async () => {
		await sandbox.close();
		const n8n = await client();
		const [, id] = /workflow\/([^/?]+)/.exec(editor.page.url()) ?? [];
		// The editor saves a workflow with its first change.
		if (id !== undefined && (await findWorkflow(n8n, id))) await removeWorkflow(n8n, id);
		const saved = await credential();
		if (saved) await n8n.request('DELETE', `/credentials/${saved.id}`);
	});

	const wanted = () => ameyoCredentials(sandbox.url).session;
	const credential = async (): Promise<SavedCredential | undefined> =>
		await findCredential(await client(), wanted());
	const field = (name: string) => at('credential-edit-dialog', `parameter-input-${name}`);
	const fill = async (name: string, value: string) =>
		await field(name).locator('input').first().fill(value);

	editor.step('is the sign-in, which leads to an empty canvas', async () => {
		await editor.signIn('/workflow/new');
		await at('canvas-add-button').waitFor();
	});

	editor.step('is the search for a node, by the words of a user', async () => {
		await at('canvas-add-button').click();
		const first: Record<string, string> = {};
		for (const [words, nodes] of WORDS) {
			await at('node-creator-search-bar').fill('');
			await editor.page.getByText('Trigger manually').waitFor();
			await at('node-creator-search-bar').fill(words);
			await editor.page.getByText('Trigger manually').waitFor({ state: 'hidden' });
			const [name = 'nothing'] = await found().allInnerTexts();
			first[words] = nodes.includes(name) ? 'right' : name;
		}
		expect(first).toEqual(Object.fromEntries(WORDS.map(([words]) => [words, 'right'])));
	});

	editor.step('is adding a node by what it does', async () => {
		await found().getByText(AMEYO, { exact: true }).click();
		await editor.page.getByText(/^Actions \(/).click();
		await found().getByText('Get many leads').click();
		await at('parameter-input-operation').waitFor();
		expect(await at('node-title-container', 'inline-edit-preview').innerText()).toBe(
			'Get many leads',
		);
	});

	editor.step('is a credential whose test is red for a wrong password', async () => {
		noteSecret('wrong password', WRONG_PASSWORD);
		await editor.page.getByRole('button', { name: 'Connect to Ameyo Session' }).click();
		const { baseUrl, userId } = wanted().data;
		await fill('baseUrl', String(baseUrl));
		await fill('userId', String(userId));
		await fill('password', WRONG_PASSWORD);
		await at('credential-save-button').click();
		await editor.page.getByText('Couldn’t connect with these settings').waitFor();
		await editor.page.getByText('More details').click();
		await editor.page.getByText('Invalid user id or password').waitFor();
	});

	editor.step('is the same credential, whose test is green for the right one', async () => {
		await fill('password', String(wanted().data.password));
		await at('credential-save-button').click();
		await at('credential-edit-dialog').waitFor({ state: 'hidden' });
		await editor.shows(at('node-credentials-slot'), wanted().name);
		expect(sandbox.ameyo.counts.logins).toBe(1);
	});

	editor.step('is choosing a campaign from the list', async () => {
		await at('parameter-input-campaignId', 'rlc-input').click();
		await at('rlc-item').getByText('MoviStarSurvey').click();
		await editor.shows(at('parameter-input-campaignId', 'rlc-input'), 'MoviStarSurvey');
	});

	editor.step('is running the step and reading what it gives', async () => {
		await at('node-execute-button').click();
		await at('output-panel').getByText('4 items').waitFor();
		await at('output-panel').locator('th', { hasText: 'leadId' }).waitFor();
		expect(sandbox.ameyo.counts.commands.getLeadsForCampaign?.carriedOut).toBe(1);
	});

	editor.step('is reading an error, which says what to do', async () => {
		await at('parameter-input-campaignId', 'rlc-mode-selector').click();
		await editor.page.getByRole('option', { name: 'By ID' }).click();
		await at('parameter-input-campaignId', 'rlc-input').fill('999');
		const message = at('output-panel').getByTestId('node-error-message');
		// The editor takes a typed text over a moment later: a step that is run at once may be run with the one before.
		await until(
			async () => {
				await at('node-execute-button').click();
				const shown = message.waitFor({ timeout: 10_000 });
				return await shown.then(
					() => true,
					() => undefined,
				);
			},
			() => 'The step gives no error for a campaign that does not exist.',
		);
		expect(await message.innerText()).toMatch(/campaign/i);
		expect(await message.innerText()).toContain('999');
	});
});
