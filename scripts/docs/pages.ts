import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { Ameyo } from '../../nodes/Ameyo/Ameyo.node.ts';
import { AmeyoCallbackTrigger } from '../../nodes/Ameyo/AmeyoCallbackTrigger.node.ts';
import { AmeyoTrigger } from '../../nodes/Ameyo/AmeyoTrigger.node.ts';
import { MaxContact } from '../../nodes/MaxContact/MaxContact.node.ts';
import { VirtualContactCenter } from '../../nodes/VirtualContactCenter/VirtualContactCenter.node.ts';
import { VirtualContactCenterTrigger } from '../../nodes/VirtualContactCenter/VirtualContactCenterTrigger.node.ts';
import { errorsPage } from './errors/page';
import { outputExamples } from './examples';

const NODES: INodeType[] = [
	new Ameyo(),
	new AmeyoTrigger(),
	new AmeyoCallbackTrigger(),
	new MaxContact(),
	new VirtualContactCenter(),
	new VirtualContactCenterTrigger(),
];
const MENUS = ['resource', 'operation'];
/** Where the errors of a node stand in the index of errors. */
const ERRORS: Record<string, string> = {
	ameyo: 'ameyo',
	maxContact: 'maxcontact',
	virtualContactCenter: '8x8-contact-center',
};

/**
 * Every page that is made from the code, by its file's name in `docs/`: what the panel of each node offers, what comes
 * out of it, and the index of errors.
 *
 * @throws Error where an operation has no example
 */
export async function pages(): Promise<Map<string, string>> {
	const examples = await outputExamples();
	return new Map([
		...NODES.map(({ description }): [string, string] => [
			`nodes/${description.name}.md`,
			`${pageOf(description, examples)}\n`,
		]),
		['errors.md', `${errorsPage()}\n`],
	]);
}

/** The nodes of the pack. */
export const descriptions = (): INodeTypeDescription[] =>
	NODES.map(({ description }) => description);

function pageOf(type: INodeTypeDescription, examples: Map<string, string>): string {
	const vendor = type.name.replace(/(Callback)?Trigger$/, '');
	const parts = [
		`# ${type.displayName}`,
		'<!-- Made by npm run docs from the code. -->',
		`![The panel of ${type.displayName}](../pictures/${type.name}.png)`,
		sentence(type.description),
		`What its errors mean, and what to do: [errors](../errors.md#${ERRORS[vendor] ?? ''}).`,
	];
	const resources = choicesOf(type, 'resource', {});
	if (resources.length === 0) {
		return [...parts, fieldsOf(type, {}), ...triggerOutputs(type, examples)].join('\n\n');
	}
	for (const resource of resources) {
		parts.push(`## ${resource.name}`);
		for (const operation of choicesOf(type, 'operation', { resource: resource.value })) {
			const chosen = { resource: resource.value, operation: operation.value };
			parts.push(`### ${resource.name}: ${operation.name}`);
			parts.push(sentence(operation.description ?? ''), fieldsOf(type, chosen));
			parts.push(
				examples.get(`${type.name}.${String(resource.value)}.${String(operation.value)}`) ?? '',
			);
		}
	}
	return parts.join('\n\n');
}

/** What comes out of a trigger: of each event, where it has several that give something else. */
function triggerOutputs({ name, ...type }: INodeTypeDescription, examples: Map<string, string>) {
	const one = examples.get(name);
	if (one !== undefined) return ['## Output', one];
	const events = type.properties.find((field) => field.name === 'event')?.options ?? [];
	return events
		.filter(isChoice)
		.flatMap((event) => [
			`## ${event.name}: Output`,
			examples.get(`${name}.${String(event.value)}`) ?? '',
		]);
}

type Chosen = Record<string, string | number | boolean>;

/** What a menu offers where these are chosen. */
function choicesOf(type: INodeTypeDescription, name: string, chosen: Chosen) {
	const menus = type.properties.filter((field) => field.name === name);
	const shown = menus.find((field) => isShown(field, type, chosen));
	return (shown?.options ?? []).filter(isChoice);
}

const isChoice = (option: unknown): option is INodePropertyOptions =>
	typeof option === 'object' && option !== null && 'value' in option;

/** Whether a field is shown where these are chosen, for at least one choice of the other fields. */
function isShown(field: INodeProperties, type: INodeTypeDescription, chosen: Chosen): boolean {
	const { show, ...rest } = field.displayOptions ?? {};
	const decided = Object.entries(show ?? {}).filter(([name]) => name in chosen);
	const displayOptions = { ...rest, show: Object.fromEntries(decided) };
	return NodeHelpers.displayParameter(
		chosen,
		{ ...field, displayOptions },
		{ typeVersion: 1 },
		type,
	);
}

/** The fields of a panel: a table, or that there are none. */
function fieldsOf(type: INodeTypeDescription, chosen: Chosen): string {
	const shown = type.properties.filter(
		(field) =>
			field.type !== 'hidden' && !MENUS.includes(field.name) && isShown(field, type, chosen),
	);
	const notices = shown.filter((field) => field.type === 'notice');
	const fields = shown.filter((field) => field.type !== 'notice');
	const alike = (field: INodeProperties) =>
		fields.filter(
			({ displayName, description }) =>
				displayName === field.displayName && description === field.description,
		);
	const rows = fields
		// A field that looks the same for each choice is declared once for each.
		.filter((field) => alike(field)[0] === field)
		.flatMap((field) =>
			rowsOf(field, '', alike(field).length > 1 ? '' : conditionOf(field, type, chosen)),
		);
	const table =
		rows.length === 0
			? 'No fields.'
			: ['| Field | Default | What it means |', '| --- | --- | --- |', ...rows].join('\n');
	return [table, ...notices.map(({ displayName }) => `> ${inLine(displayName)}`)].join('\n\n');
}

/** For which choices of other fields a field is shown, in the words of the panel. */
function conditionOf(field: INodeProperties, type: INodeTypeDescription, chosen: Chosen): string {
	const open = Object.entries(field.displayOptions?.show ?? {}).filter(
		([name]) => !(name in chosen) && !name.startsWith('@'),
	);
	return open
		.map(([name, values]) => {
			const fields = type.properties.filter((other) => other.name === name);
			const other = fields.find((one) => isShown(one, type, chosen));
			const names = (values ?? []).map(
				(value) =>
					(other?.options ?? []).filter(isChoice).find((choice) => choice.value === value)?.name ??
					String(value),
			);
			return `Where _${other?.displayName ?? name}_ is ${names.join(' or ')}.`;
		})
		.join(' ');
}

/** A field and, of a list of fields, each of those: rows of a table. */
function rowsOf(field: INodeProperties, above: string, condition = ''): string[] {
	const { displayName, description = '', type, required, options = [] } = field;
	const label = `${above}${displayName}`;
	const inner = options.flatMap((option) => innerOf(option));
	const meaning = [condition, sentence(description), choices(field)].filter(Boolean).join(' ');
	const row = `| ${cell(label)}${required ? ' (required)' : ''} | ${cell(defaultOf(field))} | ${cell(meaning)} |`;
	const isList = type === 'collection' || type === 'fixedCollection';
	return isList ? inner.flatMap((one) => rowsOf(one, `${label} › `)) : [row];
}

function innerOf(option: INodePropertyOptions | INodeProperties | INodePropertyCollection) {
	if ('values' in option) return option.values;
	return 'type' in option ? [option] : [];
}

/** The entries of a menu, with what they mean where that is said. */
function choices({ type, options = [] }: INodeProperties): string {
	if (type !== 'options' && type !== 'multiOptions') return '';
	const told = options
		.filter(isChoice)
		.map(({ name, description }) => (description ? `**${name}**: ${description}` : `**${name}**`));
	return told.length === 0 ? '' : `${told.join('; ')}.`;
}

function defaultOf({ type, default: preset, options = [] }: INodeProperties): string {
	const chosen = options.filter(isChoice).find((choice) => choice.value === preset);
	if (chosen) return chosen.name;
	if (type === 'boolean') return preset === true ? 'on' : 'off';
	return typeof preset === 'number' || (typeof preset === 'string' && preset !== '')
		? `\`${preset}\``
		: '';
}

const sentence = (text: string) => (text === '' || /[.!?>]$/.test(text) ? text : `${text}.`);
/** Text of the editor, which may hold HTML, in one line. */
const inLine = (text: string) => text.replace(/\s+/g, ' ');
const cell = (text: string) => inLine(text).replaceAll('|', '\\|');
