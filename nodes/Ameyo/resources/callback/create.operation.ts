import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { apiError, isRecord } from '../../../shared/oldErrors';
import { doubt } from '../../../shared/network';
import type { ItemOperation } from '../../../shared/operation';
import { parameter } from '../../../shared/reader';
import { eitherAuthentication } from '../../authentication';
import { campaignLocators } from '../../locators';
import {
	asNumber,
	campaignOf,
	commandOptions,
	fieldsOf,
	serverTime,
	usualLimits,
} from '../../parameters';
import { command } from '../../transport/command';
import { chosenAuthentication, connect } from '../../transport/connection';
import { inWords } from '../../transport/words';

const HANDLER = 'voice.campaign.callback.handler';

/** ameyo-customer-manager.txt 4.10 */
export const create: ItemOperation = {
	name: 'Create',
	value: 'create',
	action: 'Create callback',
	description: 'Schedule a callback to a phone number (addCallback)',
	limits: usualLimits,
	properties: [
		eitherAuthentication,
		...campaignLocators,
		{
			displayName: 'Callback Time',
			name: 'callbackTime',
			type: 'dateTime',
			required: true,
			default: '',
			description:
				'When to call. Without a time zone it is read in the time zone of the credential, or of the workflow where that is empty.',
		},
		{
			displayName: 'Phone Number',
			name: 'phone',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 5555056887',
			description: 'The number to call back',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Agent User ID',
					name: 'userId',
					type: 'string',
					default: '',
					placeholder: 'e.g. agent1',
					description: 'The user ID of the agent to whom the callback is assigned',
				},
				{
					displayName: 'Callback Handler Type',
					name: 'callbackHandlerType',
					type: 'string',
					default: HANDLER,
					description:
						"How Ameyo handles the callback. Leave it as it is, unless Ameyo's support says otherwise.",
				},
				{
					displayName: 'Customer ID',
					name: 'customerId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 112',
					description: 'The ID of the customer who is called back',
				},
				{
					displayName: 'Self Callback',
					name: 'isSelfCallback',
					type: 'boolean',
					default: false,
					description: 'Whether the callback is for the agent alone who scheduled it',
				},
			],
		},
	],
	async execute(this: IExecuteFunctions, i: number) {
		const fields = fieldsOf.call(this, i);
		const extra = (name: string) => parameter.call(this, `additionalFields.${name}`, i);
		const campaignId = campaignOf.call(this, i);
		const phone = fields.required('Phone Number', parameter.call(this, 'phone', i));
		const callbackTime = parameter.call(this, 'callbackTime', i);
		fields.required('Callback Time', callbackTime instanceof Object ? 'given' : callbackTime);
		const userId = fields.text('Agent User ID', extra('userId'));
		const customerId = fields.digits('Customer ID', extra('customerId'));
		const isSelfCallBack = fields.boolean('Self Callback', extra('isSelfCallback'));
		const handler = fields.text('Callback Handler Type', extra('callbackHandlerType')) || HANDLER;

		const connection = await connect.call(this, chosenAuthentication.call(this));
		const properties: IDataObject = customerId === '' ? { phone } : { customerId, phone };
		const data: IDataObject = {
			campaignId: asNumber(campaignId),
			callBackTime: serverTime.call(this, connection, fields, 'Callback Time', callbackTime),
			// Text, as in the document's sample.
			isSelfCallBack: String(isSelfCallBack),
			callBackHandlerType: handler,
			callBackProperties: properties,
		};
		if (userId !== '') data.userId = userId;
		const options = commandOptions.call(this, i);
		const bean = await command.call(this, connection, 'addCallback', data, options);
		return beanOf.call(this, bean);
	},
};

/**
 * The callback that was added. The sample prints it as the one entry of a list
 * (ameyo-customer-manager.txt 4.10.4).
 *
 * @throws NodeApiError for one that was refused (`exception`, as in 4.7.5; inferred) and for an answer without one
 */
function beanOf(this: IExecuteFunctions, value: unknown): IDataObject {
	const given = isRecord(value) ? (value.beanResponse ?? value) : value;
	const bean: unknown = Array.isArray(given) ? given[0] : given;
	if (!isRecord(bean) || Object.keys(bean).length === 0) {
		throw apiError(this.getNode(), {
			message: 'Ameyo did not confirm that the callback was added',
			description: doubt('Ameyo'),
			details: { answer: JSON.stringify(value) },
		});
	}
	const words = inWords(bean.exception) ?? inWords(bean.message);
	if (words || bean.inserted === false || bean.isInserted === false) {
		throw apiError(this.getNode(), {
			message: words?.message ?? `Ameyo did not add the callback: ${String(bean.resultTypeString)}`,
			description: words?.description,
			details: { answer: bean },
		});
	}
	return bean;
}
