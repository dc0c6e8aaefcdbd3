import type { INodeProperties, INodePropertyModeValidation } from 'n8n-workflow';

const DIGITS_ONLY: INodePropertyModeValidation[] = [
	{
		type: 'regex',
		properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is made of digits' },
	},
];

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
}

/** A required resource locator with the modes `list` and `id`. */
export function locator(parts: LocatorParts): INodeProperties {
	const { displayName, name, description, search, placeholders } = parts;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
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
				...(parts.digits === false ? {} : { validation: DIGITS_ONLY }),
			},
		],
	};
}
