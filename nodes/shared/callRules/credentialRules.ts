import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';
import { textOf } from '../guards';
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
 * What the owner of a credential decided.
 *
 * @throws InputError for what is no list of numbers
 */
export function numberRulesOf(data: ICredentialDataDecryptedObject): NumberRules {
	return {
		allowed: listOf(data.allowedNumbers, ALLOWED),
		blocked: listOf(data.blockedNumbers, BLOCKED),
	};
}

function listOf(value: unknown, label: string): NumberList | undefined {
	const text = textOf(value).trim();
	if (text === '') return undefined;
	const found = known.get(text);
	if (found) return found;
	const list = new NumberList(splitNumbers(text), `${label} of the credential`);
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(text, list);
	return list;
}

/** The entries of a list as it is typed or pasted: between commas, semicolons and line breaks. */
export function splitNumbers(text: string): string[] {
	return text.split(/[,;\r\n]/);
}
