import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../shared/oldErrors';
import { parseExact } from '../../../shared/json';
import type { Fields } from '../../../shared/fields';
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
		const given = fields.required('Command ID', parameter.call(this, 'commandId', i));
		const commandId = fields.encodable('Command ID', given);
		const data = dataOf(fields, parameter.call(this, 'data', i));
		const options = commandOptions.call(this, i);
		const authentication = chosenAuthentication.call(this);
		// The credential puts its own in: with two of them the server would take one of its choice.
		if (authentication === 'session') delete data.sessionId;
		const connection = await connect.call(this, authentication);
		return itemsOf(await command.call(this, connection, commandId, data, options));
	},
};

/** The data as an object of its own; nothing gives an empty one. */
function dataOf(fields: Fields, given: unknown): IDataObject {
	let data: unknown = given ?? {};
	if (typeof given === 'string') {
		try {
			data = given.trim() === '' ? {} : parseExact(given);
		} catch {
			data = undefined;
		}
	}
	return isRecord(data)
		? { ...data }
		: fields.refuse(
				"'Data' is not a JSON object",
				'For example {"campaignId": 1}. Where an expression puts text into it, give the whole as an object: ={{ { "name": $json.name } }}.',
			);
}

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
