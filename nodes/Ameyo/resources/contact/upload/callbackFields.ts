import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../../../shared/fields/collection';
import { dateTime, inZone } from '../../../../shared/fields/dates';
import type { Moment } from '../../../../shared/fields/dates';
import { digits } from '../../../../shared/fields/digits';
import { phone } from '../../../../shared/fields/phone';
import { boolean, text } from '../../../../shared/fields/text';
import { refuse } from '../../../../shared/refuse';
import { DATE_HINT, PHONE_HINT, requireAgentOfSelfCallback, SELF_CALLBACK } from '../../../fields';
import { STATUSES } from './status';

export const callbackTime = dateTime({
	displayName: 'Callback Time',
	name: 'callbackTime',
	type: 'dateTime',
	default: '',
	description: `When to call back. Leave empty to upload the contact only. ${DATE_HINT}.`,
});

export const callbackFields = collection(
	{
		displayName: 'Callback Fields',
		name: 'callbackFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
	},
	{
		agent: text({
			displayName: 'Agent User ID',
			name: 'userId',
			type: 'string',
			default: '',
			placeholder: 'e.g. agent1',
			description: 'The user ID of the agent to whom the callback is routed',
		}),
		phone: phone({
			displayName: 'Callback Phone',
			name: 'callbackPhone',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6601045038888',
			description: `The number to call back. Ameyo takes the contact's first phone number where it is empty. ${PHONE_HINT}.`,
		}),
		customer: digits({
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 17924',
			description: 'The ID of a customer that is in Ameyo already, to schedule the callback for',
		}),
		isSelfCallback: boolean({
			displayName: 'Self Callback',
			name: 'isSelfCallback',
			type: 'boolean',
			default: false,
			description: SELF_CALLBACK,
		}),
		status: text({
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: STATUSES,
			default: 'NOT_TRIED',
			description:
				'The status that the customer gets after the upload. Choose from the list, or give another with an expression.',
		}),
	},
);

/** What 'Callback Fields' hold; '' for what is not given. */
interface CallbackValues {
	agent: string;
	phone: string;
	customer: string;
	isSelfCallback: boolean;
	status: string;
}

/**
 * The callback record of an item (ameyo-customer-manager.txt 4.8.2, 4.b).
 *
 * @param zone in which a time without a zone of its own is read
 * @param hasColumns whether a contact is uploaded with it
 */
export function callbackRecord(
	time: Moment,
	values: CallbackValues,
	zone: string,
	hasColumns: boolean,
): IDataObject {
	const { agent, phone, customer, isSelfCallback, status } = requireAgentOfSelfCallback(values);
	if (!hasColumns && phone === '' && customer === '') {
		refuse(
			'The callback has nobody to call',
			"An item without columns needs a 'Callback Phone' or a 'Customer ID'.",
		);
	}
	return {
		callBackTime: inZone(time, zone),
		isSelfCallBack: isSelfCallback,
		userId: agent || undefined,
		callBackPhone: phone || undefined,
		customerId: customer || undefined,
		status: status || undefined,
	};
}
