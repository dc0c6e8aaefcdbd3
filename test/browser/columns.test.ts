import { openScene, type Scene } from '../e2e/scene';
import { chain, locator, node } from '../e2e/workflow';
import { useEditor } from './editor';

describe("the columns of a contact in n8n's editor", () => {
	const editor = useEditor();
	const { at } = editor;
	const rows = () => at('fixed-collection-columns').getByTestId('parameter-input-name');
	const chosen = (n: number) => rows().nth(n).getByTestId('rlc-input');
	const entries = () => at('rlc-item').allInnerTexts();
	let scene: Scene;
	let workflowId = '';

	beforeAll(async () => {
		scene = await openScene();
		const { id, name } = scene.session;
		const upload = node('Upload', 'n8n-nodes-contact-center.ameyo', 1, {
			resource: 'contact',
			operation: 'upload',
			campaignId: locator('1'),
			leadId: locator('39'),
			dataMode: 'defineBelow',
			// As workflows saved it before names could be chosen.
			columns: { column: [{ name: 'phone1', value: '9812345678' }] },
		});
		const manual = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
		const signed = { ...upload, credentials: { ameyoSessionApi: { id, name } } };
		workflowId = (await scene.add(chain('Columns', [manual, signed]))).id;
	});
	afterAll(async () => await scene.close());

	editor.step('show a name that was saved as plain text', async () => {
		await editor.signIn(`/workflow/${workflowId}`);
		await editor.openNode('Upload');
		await editor.shows(chosen(0), 'phone1');
	});

	editor.step('offer the columns that are known', async () => {
		await at('fixed-collection-add').click();
		await chosen(1).click();
		await at('rlc-item').first().waitFor();
		expect(await entries()).toEqual(expect.arrayContaining(['phone1', 'name', 'account_no']));
		await at('rlc-item').getByText('name', { exact: true }).click();
		await editor.shows(chosen(1), 'name');
	});

	editor.step('take one that is typed into the search', async () => {
		await at('fixed-collection-add').click();
		await chosen(2).click();
		await at('rlc-search').fill('city');
		await at('rlc-item').getByText('city', { exact: true }).click();
		await editor.shows(chosen(2), 'city');
	});

	editor.step('are sent under the names that were chosen, typed and saved before', async () => {
		const values = at('fixed-collection-columns').getByTestId('parameter-input-value');
		await values.nth(1).locator('input').first().fill('Zoë');
		const last = values.nth(2).locator('input').first();
		await last.fill('Łódź');
		// The editor takes a text over at once where its field is left, and a moment later where it is not.
		await last.press('Tab');
		await at('node-execute-button').click();
		await at('output-panel').getByText('1 item').waitFor();
		const [request] = scene.sandbox.ameyo.requests.filter(
			({ command }) => command === 'uploadContacts',
		);
		expect(Object(request?.data).customerRecords).toEqual([
			{ phone1: '9812345678', name: 'Zoë', city: 'Łódź' },
		]);
	});
});
