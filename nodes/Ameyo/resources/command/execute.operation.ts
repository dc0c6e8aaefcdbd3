import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../shared/errors';
import { parseLenient } from '../../../shared/json';
import type { ItemOperation } from '../../../shared/operation';
import { parameter } from '../../../shared/reader';
import { eitherAuthentication } from '../../authentication';
import { commandOptions, fieldsOf, usualLimits } from '../../parameters';
import { command } from '../../transport/command';
import { chosenAuthentication, connect } from '../../transport/connection';

/** ameyo-customer-manager.txt 4.1.1 */
export const execute: ItemOperation = {
	name: 'Execute',
	value: 'execute',
	action: 'Execute command',
	description: 'Send any command of the Ameyo command interface',
	limits: usualLimits,
	properties: [
		eitherAuthentication,
		{
			displayName: 'Command ID',
			name: 'commandId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. getLeadsForCampaign',
			description: 'The ID of the command, as Ameyo documents it',
			hint: 'The command is sent once, also when it only reads',
		},
		{
			displayName: 'Data',
			name: 'data',
			type: 'json',
			default: '{}',
			description:
				'The parameters of the command, as a JSON object. The session ID is added where the credential logs in.',
		},
	],
	async execute(this: IExecuteFunctions, i: number) {
		const fields = fieldsOf.call(this, i);
		const commandId = fields.required('Command ID', parameter.call(this, 'commandId', i));
		const given = parameter.call(this, 'data', i);
		const data =
			typeof given === 'string' ? (given.trim() === '' ? {} : parseLenient(given)) : (given ?? {});
		if (!isRecord(data)) {
			return fields.refuse("'Data' is not a JSON object", 'For example {"campaignId": 1}.');
		}
		const options = commandOptions.call(this, i);
		const connection = await connect.call(this, chosenAuthentication.call(this));
		return itemsOf(await command.call(this, connection, commandId, data, options));
	},
};

/** An array gives one item a row, a scalar an object with `result`. */
function itemsOf(value: unknown): IDataObject | IDataObject[] {
	if (Array.isArray(value)) return value.map(itemOf);
	return itemOf(value);
}

function itemOf(value: unknown): IDataObject {
	if (isRecord(value)) return value;
	return { result: value === undefined ? null : parsedCopy(value) };
}

function parsedCopy(value: unknown): IDataObject[string] {
	return JSON.parse(JSON.stringify(value));
}
