import type { IDataObject } from 'n8n-workflow';
import { field } from '../../../shared/fields/field';
import { plainJson } from '../../../shared/fields/json';
import { fitForUrl, requireText } from '../../../shared/fields/text';
import { isRecord } from '../../../shared/guards';
import { madeOf } from '../../../shared/http/includeAnswer';
import { parseExact } from '../../../shared/http/json';
import { refuse } from '../../../shared/refuse';
import { operation } from '../../operation';

const commandId = field(
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
	(value, label) => fitForUrl(requireText(value, label), label),
);

const data = field(
	{
		displayName: 'Data',
		name: 'data',
		type: 'json',
		default: '{}',
		description:
			'The parameters of the command, as a JSON object. The session ID is added where the credential logs in.',
	},
	readObject,
);

/** ameyo-customer-manager.txt 4.1.1 */
export const execute = operation({
	name: 'Execute',
	value: 'execute',
	action: 'Execute command',
	description: 'Send any command of the Ameyo command interface',
	forModel:
		'It can do whatever the credential may do in Ameyo. Send no command that was not asked for, and none twice. The result is what Ameyo answers.',
	fields: { commandId, data },
	async execute({ commandId, data }, { ameyo }) {
		const { authentication } = await ameyo.connection();
		const { sessionId, ...rest } = data;
		// The credential puts its own in: with two of them the server would take one of its choice.
		const own = authentication === 'session' || sessionId === undefined ? rest : data;
		const value = await ameyo.command(commandId, own, (given) => given);
		return Array.isArray(value) ? value.map(rowOf) : rowOf(value);
	},
});

/** A JSON object, or text that holds one; nothing gives an empty one. */
function readObject(given: unknown, label: string): IDataObject {
	const value = typeof given === 'string' ? parsed(given) : plainJson(given ?? {}, label);
	return isRecord(value)
		? value
		: refuse(
				`'${label}' is not a JSON object`,
				'For example {"campaignId": 1}. Where an expression puts text into it, give the whole as an object: ={{ { "name": $json.name } }}.',
			);
}

function parsed(text: string): unknown {
	try {
		return text.trim() === '' ? {} : parseExact(text);
	} catch {
		return undefined;
	}
}

/** A scalar becomes an object with `result`. */
function rowOf(value: unknown): IDataObject {
	if (isRecord(value)) return value;
	return madeOf(JSON.parse(JSON.stringify({ result: value ?? null })), value);
}
