import type { INodeProperties } from 'n8n-workflow';
import { collection } from '../../shared/fields/collection';
import { derived, field } from '../../shared/fields/field';
import type { Field } from '../../shared/fields/field';
import { readBoolean, readText } from '../../shared/fields/text';
import { refuse } from '../../shared/refuse';
import type { SystemData } from '../link/call';
import { callbackAddress, carried } from './carried';
import { whenAdded } from './added';

const SYSTEM_DATA: INodeProperties = {
	displayName: 'System Data',
	name: 'systemData',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What 8x8 is to do with the call, sent in ctl_userdata',
};

const ACTION: INodeProperties = {
	displayName: 'Action',
	name: 'ctl_action',
	type: 'options',
	options: [{ name: 'Create Record', value: 'create' }],
	default: 'create',
	description:
		"What 8x8 does in the CRM after the call, with the user data (ctl_action). Needs 'Integration Type', and in 'User Data' what the record is made of: ObjectType (such as Task), WhatId (the record that a task belongs to) and the fields that your CRM requires. 8x8 processes user data only with a known action and integration type, as its document says, although its own examples have user data without them.",
};

const CALLBACK_URL: INodeProperties = {
	displayName: 'Callback URL',
	name: 'ctl_callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		'Where 8x8 posts the result when the call has ended (ctl_callbackUrl), such as the URL of the trigger node of this pack',
};

const INTEGRATION_TYPE: INodeProperties = {
	displayName: 'Integration Type',
	name: 'ctl_intType',
	type: 'options',
	options: [{ name: 'Salesforce', value: 'sfdc' }],
	default: 'sfdc',
	description: 'The CRM that the action works in (ctl_intType)',
};

const LAUNCH_MODE: INodeProperties = {
	displayName: 'Launch Mode',
	name: 'ctl_launchext',
	type: 'options',
	options: [{ name: 'Edit', value: 'edit' }],
	default: 'edit',
	description:
		"How the screen pop opens the record (ctl_launchext). Without it, the record is read-only. Needs 'Launch Screen Pop'.",
};

const LAUNCH_SCREEN_POP: INodeProperties = {
	displayName: 'Launch Screen Pop',
	name: 'ctl_launchopt',
	type: 'boolean',
	default: true,
	description:
		'Whether 8x8 opens the screen-pop URL of Configuration Manager after the call, and posts the data to it (ctl_launchopt)',
};

const PARENT_ID: INodeProperties = {
	displayName: 'Parent ID',
	name: 'ctl_parentid',
	type: 'string',
	default: '',
	placeholder: 'e.g. 0015000000AbCdE',
	description: 'The record that the screen pop goes back to (ctl_parentid)',
};

const RECORD_NAME: INodeProperties = {
	displayName: 'Record Name',
	name: 'ctl_recordname',
	type: 'string',
	default: '',
	placeholder: 'e.g. Acme call log',
	description:
		"The name of the window or tab that the screen pop opens (ctl_recordname). Needs 'Launch Screen Pop'.",
};

const action = field(ACTION, only('create'));

// In the order of the panel, with the callback URL after the action.
const others = {
	integrationType: field(INTEGRATION_TYPE, only('sfdc')),
	launchMode: field(LAUNCH_MODE, only('edit')),
	launchScreenPop: whenAdded(LAUNCH_SCREEN_POP, readBoolean),
	parentId: field(PARENT_ID, carried),
	recordName: field(RECORD_NAME, carried),
};

/** What 8x8 is to do with a call (8x8-click-to-dial.txt, System Data). */
export const systemData: Field<SystemData> = derived(
	collection(SYSTEM_DATA, { action, callbackUrl: field(CALLBACK_URL, callbackAddress), ...others }),
	checked,
);

/** As `systemData`, of a call whose callback URL n8n sets itself. */
export const systemDataOfWaiting: Field<SystemData> = derived(
	collection(SYSTEM_DATA, { action, ...others }),
	(data) => checked({ ...data, callbackUrl: '' }),
);

/** Refuses what 8x8 would ignore without a word. */
function checked(data: SystemData): SystemData {
	if (data.action !== '' && data.integrationType === '') {
		refuse(
			"'Action' needs 'Integration Type': 8x8 ignores an action without it",
			"Add 'Integration Type' to 'System Data', or take 'Action' out.",
		);
	}
	if (data.launchScreenPop) return data;
	if (data.launchMode !== '') refuseWithoutLaunch(LAUNCH_MODE);
	if (data.recordName !== '') refuseWithoutLaunch(RECORD_NAME);
	return data;
}

function refuseWithoutLaunch({ displayName: label }: INodeProperties): never {
	return refuse(
		`'${label}' needs 'Launch Screen Pop': 8x8 ignores it otherwise`,
		`Turn on 'Launch Screen Pop' in 'System Data', or take '${label}' out.`,
	);
}

/** Reads the one value that the document names; '' for nothing. */
function only(known: string): (value: unknown, label: string) => string {
	return (value, label) => {
		const text = readText(value, label);
		if (text === '' || text === known) return text;
		return refuse(
			`'${label}' must be '${known}', but it is '${text.slice(0, 60)}'`,
			'8x8 documents no other value.',
		);
	};
}
