import type { INodeProperties } from 'n8n-workflow';
import { collection } from '../../shared/fields/collection';
import { field } from '../../shared/fields/field';
import { fitForUrl, readText } from '../../shared/fields/text';
import { refuse } from '../../shared/refuse';
import type { DialOptions } from '../link/call';
import { whenAdded } from './added';

const DIAL_OPTIONS: INodeProperties = {
	displayName: 'Dial Options',
	name: 'dialOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
};

const CALLER_ID: INodeProperties = {
	displayName: 'Caller ID',
	name: 'callerId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 5251990',
	description: 'The phone channel number to call from, digits only (callerId)',
};

const DIAL_PLAN_ID: INodeProperties = {
	displayName: 'Dial Plan ID',
	name: 'dialplanId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2',
	description:
		'The dial plan to apply to the number, digits only (dialplan_id). Its ID is in the Dial Plan list of Configuration Manager. Without it, the default dial plan of the tenant is used.',
};

const PREFIX: INodeProperties = {
	displayName: 'Prefix',
	name: 'prefix',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1',
	description: 'What to dial before the number, digits only (prefix)',
};

const QUEUE_ID: INodeProperties = {
	displayName: 'Queue ID',
	name: 'queueId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 101',
	description:
		'The outbound queue to call with, digits only (queue_id). Its ID is in the Queues list of Configuration Manager. The agent becomes busy and gets the transaction codes of the queue.',
};

/** How to dial (8x8-click-to-dial.txt, GET Parameters). */
export const dialOptions = collection<DialOptions>(DIAL_OPTIONS, {
	callerId: field(CALLER_ID, digitsOnly),
	dialplanId: field(DIAL_PLAN_ID, digitsOnly),
	prefix: whenAdded(PREFIX, digitsOnly),
	queueId: field(QUEUE_ID, digitsOnly),
});

/** What 8x8 takes as digits only; '' for nothing. */
function digitsOnly(value: unknown, label: string): string {
	const text = readText(value, label);
	if (/^\d*$/.test(text)) return fitForUrl(text, label);
	return refuse(
		`'${label}' must be made of digits only, but it is '${text.slice(0, 60)}'`,
		"Give the number without '+', blanks and other signs.",
	);
}
