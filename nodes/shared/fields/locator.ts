import type { INodeProperties, INodePropertyModeValidation } from 'n8n-workflow';
import { isRecord } from '../guards';
import { readDigits, requireDigits } from './digits';
import { pathOf } from './field';
import type { Field } from './field';
import { reader } from './reader';
import { fitForUrl, readText, requireText } from './text';

const DIGITS_ONLY: INodePropertyModeValidation[] = [
	{
		type: 'regex',
		properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is made of digits' },
	},
];

/** What is particular to a locator. */
export interface LocatorParts {
	displayName: string;
	name: string;
	description: string;
	/** Name of the list search. */
	search: string;
	/** What stands in the empty list and in the empty ID. */
	placeholders: { list: string; id: string };
	/** Label of the mode that takes what is typed. */
	byId?: string;
	/** False where an ID is more than digits. */
	digits?: boolean;
	/** False where nothing may be chosen: '' then. */
	required?: boolean;
	/** The mode it begins with; 'list' where it is absent. */
	mode?: 'list' | 'id';
	/** False where no list can come, so that none is offered. */
	listed?: boolean;
	hint?: string;
	/** How the value is read, where that is neither digits nor plain text. */
	read?: (value: unknown, label: string) => string;
}

/**
 * Something that is chosen from a list or given by its ID. A plain value in its place, as in a workflow
 * that was written by hand, is taken as the ID.
 */
export function locator(parts: LocatorParts): Field<string> {
	const { displayName, name } = parts;
	const read = parts.read ?? valueOf(parts);
	return {
		properties: [locatorProperty(parts)],
		reader(parameters, parent) {
			const path = pathOf(parent, name);
			const chosen = parameters.read(`${path}.value`);
			const whole = parameters.read(path);
			return reader(chosen.varies || whole.varies, (i) =>
				read(chosen(i) ?? locatorValue(whole(i)), displayName),
			);
		},
	};
}

/** A locator as the node's panel shows it. */
export function locatorProperty(parts: LocatorParts): INodeProperties {
	const property = propertyOf(parts);
	return parts.listed === false ? unlisted(property) : property;
}

function propertyOf(parts: LocatorParts): INodeProperties {
	const { displayName, name, description, search, placeholders, hint, mode = 'list' } = parts;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		required: parts.required !== false,
		default: { mode, value: '' },
		description,
		...(hint === undefined ? {} : { hint }),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: placeholders.list,
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{
				displayName: parts.byId ?? 'By ID',
				name: 'id',
				type: 'string',
				placeholder: placeholders.id,
				// With a check n8n takes an ID that is left empty for a fault and does not publish the workflow.
				...(parts.digits === false || parts.required === false || parts.read
					? {}
					: { validation: DIGITS_ONLY }),
			},
		],
	};
}

function unlisted(property: INodeProperties): INodeProperties {
	const modes = property.modes?.filter(({ name }) => name !== 'list');
	return { ...property, default: { mode: 'id', value: '' }, modes };
}

function valueOf({ digits, required }: LocatorParts): (value: unknown, label: string) => string {
	if (digits !== false) return required === false ? readDigits : requireDigits;
	const read = required === false ? readText : requireText;
	return (value, label) => fitForUrl(read(value, label), label);
}

/** What is chosen in a locator; a plain value in its place is that. */
export function locatorValue(value: unknown): unknown {
	return isRecord(value) ? value.value : value;
}
