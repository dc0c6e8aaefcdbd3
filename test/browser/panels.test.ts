import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { importWorkflow, removeWorkflow } from '../../sandbox/n8n/workflows';
import { client } from '../e2e/stage';
import { node } from '../e2e/workflow';
import { everyOperation } from '../support/everyOperation';
import { useEditor } from './editor';

const PACK = 'n8n-nodes-contact-center';
const TRIGGERS = ['ameyoTrigger', 'ameyoCallbackTrigger', 'virtualContactCenterTrigger'];
/** The entry that n8n adds to menus. */
const CUSTOM_API_CALL_KEY = '__CUSTOM_API_CALL__';
/** n8n explains these two by their options, and a list of fields by its fields. */
const MENUS = ['resource', 'operation'];

interface Label {
	name: string;
	text: string;
	explained: boolean;
}

describe("the panel of each operation in n8n's editor", () => {
	const editor = useEditor();
	const operations = everyOperation().map(({ vendor, name, parameters }) => {
		const { resource, operation } = parameters;
		return node(`${vendor} ${name}`, `${PACK}.${vendor}`, 1, { resource, operation });
	});
	const triggers = TRIGGERS.map((name) => node(name, `${PACK}.${name}`, 1, {}));
	const nodes = [...operations, ...triggers].map(
		(one, n): INode => ({ ...one, position: [(n % 8) * 220, Math.floor(n / 8) * 220] }),
	);
	let workflowId = '';
	let types: Map<string, INodeTypeDescription>;

	beforeAll(async () => {
		const n8n = await client();
		const saved = await importWorkflow(n8n, { name: 'Every Panel', nodes, connections: {} });
		workflowId = saved.id;
		const answer = await n8n.page('/types/nodes.json');
		const all: INodeTypeDescription[] = JSON.parse(await answer.text());
		types = new Map(all.map((type) => [type.name, type]));
	});
	afterAll(async () => {
		if (workflowId !== '') await removeWorkflow(await client(), workflowId);
	});

	/** What n8n's rules show in the panel of a node in which nothing else is chosen yet. */
	function shown({ type, parameters }: INode): INodeProperties[] {
		const description = types.get(type);
		if (!description) throw new Error(`The editor does not know ${type}.`);
		const { properties } = description;
		const filled = NodeHelpers.getNodeParameters(
			properties,
			parameters,
			true,
			false,
			{ typeVersion: 1 },
			description,
		);
		return properties.filter(
			(property) =>
				property.type !== 'hidden' &&
				NodeHelpers.displayParameter(filled ?? {}, property, { typeVersion: 1 }, description),
		);
	}

	const label = (name: string) => editor.at('node-parameters').locator(`label[for="${name}"]`);

	/** The labels that a person sees in the open panel. */
	async function labels(): Promise<Label[]> {
		return await editor
			.at('node-parameters')
			.locator('label[for]:visible')
			.evaluateAll((found) =>
				found.map((label) => ({
					name: label.getAttribute('for') ?? '',
					// Beside the label stands the choice between a fixed value and an expression.
					text: label.innerText.trim().split('\n')[0] ?? '',
					explained: label.querySelector('[class*=infoIcon]') !== null,
				})),
			);
	}

	editor.step('is reached by signing in', async () => {
		await editor.signIn(`/workflow/${workflowId}`);
		await editor
			.at('canvas-node')
			.nth(nodes.length - 1)
			.waitFor({ state: 'attached' });
	});

	editor.step('shows each field with its label and its explanation', async () => {
		const wrong: string[] = [];
		for (const one of nodes) {
			await editor.openNode(one.name);
			const fields = shown(one).filter(({ type }) => type !== 'notice');
			await label(fields.at(-1)?.name ?? '').waitFor();
			const seen = new Map((await labels()).map((found) => [found.name, found]));
			for (const { name, displayName, type, required } of fields) {
				const found = seen.get(name);
				const field = `${one.name}: ${required ? 'required ' : ''}${displayName}`;
				if (!found) wrong.push(`${field} is not there`);
				else if (found.text !== displayName) wrong.push(`${field} is called "${found.text}"`);
				else if (!found.explained && !isList(type) && !MENUS.includes(name))
					wrong.push(`${field} is not explained`);
			}
			await editor.closeNode();
		}
		expect(wrong).toEqual([]);
	});

	it('has no field without a label and an explanation, and hides no required one in a list', () => {
		const wrong: string[] = [];
		for (const type of types.values()) {
			// n8n makes the tools of agents itself.
			if (!type.name.startsWith(`${PACK}.`) || type.name.endsWith('Tool')) continue;
			look(type.properties, type.displayName, false, wrong);
		}
		expect(wrong).toEqual([]);
	});

	editor.step('of a trigger says where calls go to, or when n8n asks', async () => {
		for (const { name } of triggers) {
			await editor.openNode(name);
			if (name === 'ameyoCallbackTrigger') {
				await editor.page.getByText('Poll Times').waitFor();
				await editor.page.getByRole('button', { name: 'Fetch Test Event' }).waitFor();
			} else {
				await editor.page.getByText('Webhook URLs').click();
				await editor.page.getByText(/\/webhook-test\/[\w-]+\/webhook/).waitFor();
				await editor.at('radio-button-production').click();
				await editor.page.getByText(/\/webhook\/[\w-]+\/webhook/).waitFor();
				await editor.page.getByText('Calls without it are turned away.').waitFor();
			}
			await editor.closeNode();
		}
	});
});

const isList = (type: string) => ['collection', 'fixedCollection'].includes(type);

/** Notes what a person could not read, in fields and in the fields of lists. */
function look(fields: INodeProperties[], where: string, inList: boolean, wrong: string[]): void {
	for (const { name, displayName, description, type, options = [], required } of fields) {
		const path = `${where} > ${displayName || name}`;
		if (!displayName) wrong.push(`${path} has no label`);
		if (type === 'hidden' || type === 'notice') continue;
		if (inList && required) wrong.push(`${path} is required, and hidden in a list`);
		if (MENUS.includes(name)) {
			for (const option of options) {
				const ofN8n = 'value' in option && option.value === CUSTOM_API_CALL_KEY;
				if (name === 'resource' || ofN8n || ('description' in option && option.description))
					continue;
				wrong.push(`${path} > ${option.name} is not explained`);
			}
		} else if (isList(type)) {
			for (const option of options) {
				if ('values' in option) look(option.values, path, true, wrong);
				else if ('type' in option) look([option], path, true, wrong);
			}
		} else if (!description) wrong.push(`${path} is not explained`);
	}
}
