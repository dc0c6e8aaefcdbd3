import type { INodeProperties } from 'n8n-workflow';

const LIST_HINT =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/**
 * A field that is typed, with a list next to it. Both are saved under one name as plain text, so a
 * resource locator is no way: a switch shows the one or the other.
 */
interface Choice {
	/** The switch, saved beside the value. */
	switchName: string;
	switchLabel: string;
	typed: { label: string; description: string };
	listed: { label: string; description: string };
	/** Name of the function that loads the list, and what it depends on. */
	load: string;
	dependsOn: string[];
}

function switchOf({ switchName, switchLabel, typed, listed }: Choice): INodeProperties {
	return {
		displayName: switchLabel,
		name: switchName,
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: listed.label, value: 'list', description: listed.description },
			{ name: typed.label, value: 'id', description: typed.description },
		],
		default: 'id',
	};
}

function fieldsOf(choice: Choice, field: INodeProperties, listLabel: string): INodeProperties[] {
	const { switchName, load, dependsOn } = choice;
	return [
		{ ...field, displayOptions: { show: { [switchName]: ['id'] } } },
		{
			displayName: listLabel,
			name: field.name,
			type: 'options',
			typeOptions: { loadOptionsMethod: load, loadOptionsDependsOn: dependsOn },
			required: true,
			default: '',
			description: LIST_HINT,
			displayOptions: { show: { [switchName]: ['list'] } },
		},
	];
}

const CALL: Choice = {
	switchName: 'callFrom',
	switchLabel: 'Choose Call',
	typed: { label: 'By ID', description: "Type the call's ID, or map it from another node" },
	listed: { label: 'From List', description: 'Choose one of the active calls of the agent' },
	load: 'getActiveCalls',
	dependsOn: ['userId.value'],
};

/** The calls of an agent: a switch, and for each name a typed ID or a list of the active calls. */
export function callChoice(...calls: Array<{ label: string; name: string }>): INodeProperties[] {
	const fields = calls.flatMap(({ label, name }) =>
		fieldsOf(
			CALL,
			{
				displayName: `${label} ID`,
				name,
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. 5001',
				description: "The 'CallId' that 'Dial' and 'Get Many' of calls return",
			},
			`${label} Name or ID`,
		),
	);
	return [switchOf(CALL), ...fields];
}

const PHONE: Choice = {
	switchName: 'phoneFrom',
	switchLabel: 'Choose Phone Number',
	typed: { label: 'By Number', description: 'Type the number, or map it from another node' },
	listed: {
		label: 'From Lead',
		description: "Choose one of the phones of the lead in 'Additional Fields'",
	},
	load: 'getLeadPhones',
	dependsOn: ['additionalFields.leadId'],
};

/** The number to dial, typed or from the phones of a lead. */
export const phoneChoice: INodeProperties[] = [
	switchOf(PHONE),
	...fieldsOf(
		PHONE,
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +441611234567',
			description: 'The number to dial',
		},
		'Phone Name or ID',
	),
];
