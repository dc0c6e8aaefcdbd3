import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';
import { readText } from '../fields/text';
import { refuse } from '../refuse';
import { NumberList } from './numberList';
import type { NumberRules } from './numberRules';

const ALLOWED = 'Allowed Numbers';
const BLOCKED = 'Blocked Numbers';

/** Lists of the credentials in use: one with 100,000 numbers is read once and not for every request. */
const known = new Map<string, NumberList>();
const MOST_KNOWN = 50;

/** The fields of a credential that can place calls. */
export const numberRuleProperties: INodeProperties[] = [
	{
		displayName: ALLOWED,
		name: 'allowedNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 44*, +1 650 292 8880',
		description:
			"The only phone numbers that may be called with this credential, separated by commas, with '*' for any digits. They hold for every workflow and agent that uses it; a node can narrow them, but not widen them. Numbers are compared by their digits alone. Leave empty to allow all.",
	},
	{
		displayName: BLOCKED,
		name: 'blockedNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0900*, *112',
		description:
			"Phone numbers that are never called with this credential, separated by commas, with '*' for any digits: '*2079460000' also blocks a number with its country code. No workflow and no agent gets past them.",
	},
];

/**
 * What the owner of a credential decided. A field may be an expression, which gives any kind of value: none lifts a rule.
 *
 * @throws InputError for what is no list of numbers
 */
export function numberRulesOf(data: ICredentialDataDecryptedObject): NumberRules {
	return {
		allowed: listOf(data, 'allowedNumbers', ALLOWED),
		blocked: listOf(data, 'blockedNumbers', BLOCKED),
	};
}

function listOf(
	data: ICredentialDataDecryptedObject,
	name: string,
	field: string,
): NumberList | undefined {
	const value: unknown = data[name];
	// A credential from before there was the field has none; what is there and nothing is an expression's.
	if (value === undefined && !Object.hasOwn(data, name)) return undefined;
	const label = `${field} of the credential`;
	if (value === undefined || value === null) return refuseNothing(label);
	if (Array.isArray(value)) {
		return listFrom(value.map((entry) => readText(entry, label)).join('\n'), label);
	}
	const text = readText(value, label);
	return text === '' ? undefined : listFrom(text, label);
}

function listFrom(text: string, label: string): NumberList {
	const found = known.get(text);
	if (found) return found;
	const list = new NumberList(splitNumbers(text), label);
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(text, list);
	return list;
}

function refuseNothing(label: string): never {
	return refuse(
		`'${label}' is nothing: its expression gave no value`,
		'Check the names in the expression. An empty text is no rule.',
	);
}

/** The entries of a list as it is typed or pasted: between commas, semicolons and line breaks. */
export function splitNumbers(text: string): string[] {
	return text.split(/[,;\r\n]/);
}
