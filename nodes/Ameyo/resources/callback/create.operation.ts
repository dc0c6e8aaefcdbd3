import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../../shared/fields/collection';
import { inMillis, inZone, requiredDateTime } from '../../../shared/fields/dates';
import { digits } from '../../../shared/fields/digits';
import { derived } from '../../../shared/fields/field';
import { phone } from '../../../shared/fields/phone';
import { boolean, text } from '../../../shared/fields/text';
import { isRecord } from '../../../shared/guards';
import type { Run } from '../../../shared/operations/run';
import { doubt, RequestError } from '../../../shared/http/failure';
import { callbackRow } from '../../callbackRow';
import {
	ADDITIONAL_FIELDS,
	campaign,
	DATE_HINT,
	PHONE_HINT,
	requireAgentOfSelfCallback,
	SELF_CALLBACK,
} from '../../fields';
import { operation } from '../../operation';
import { VENDOR } from '../../transport/credential';
import { isSuccess } from '../../transport/rows';
import { inWords } from '../../transport/sentences';
import { asNumber } from '../../transport/form';

const HANDLER = 'voice.campaign.callback.handler';

const callbackTime = requiredDateTime({
	displayName: 'Callback Time',
	name: 'callbackTime',
	type: 'dateTime',
	required: true,
	default: '',
	description: `When to call. ${DATE_HINT}.`,
});

const phoneNumber = phone({
	displayName: 'Phone Number',
	name: 'phone',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 5555056887',
	description: `The number to call back. ${PHONE_HINT}.`,
});

const additionalFields = derived(
	collection(ADDITIONAL_FIELDS, {
		agent: text({
			displayName: 'Agent User ID',
			name: 'userId',
			type: 'string',
			default: '',
			placeholder: 'e.g. agent1',
			description: 'The user ID of the agent to whom the callback is assigned',
		}),
		handler: text({
			displayName: 'Callback Handler Type',
			name: 'callbackHandlerType',
			type: 'string',
			default: HANDLER,
			description:
				"How Ameyo handles the callback. Leave it as it is, unless Ameyo's support says otherwise.",
		}),
		customer: digits({
			displayName: 'Customer ID',
			name: 'customerId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 112',
			description: 'The ID of the customer who is called back',
		}),
		isSelfCallback: boolean({
			displayName: 'Self Callback',
			name: 'isSelfCallback',
			type: 'boolean',
			default: false,
			description: SELF_CALLBACK,
		}),
	}),
	requireAgentOfSelfCallback,
);

/** ameyo-customer-manager.txt 4.10 */
export const create = operation({
	name: 'Create',
	value: 'create',
	action: 'Create callback',
	description: 'Schedule a callback to a phone number (addCallback)',
	forModel:
		'It needs the ID of a campaign, the number to call back, and a time such as 2026-01-31T15:00:00+05:30; a time without an offset is local time of the contact centre. The result holds the customerCallbackId, by which the callback can be deleted. Each call of the tool adds one more callback.',
	fields: { campaign, callbackTime, phone: phoneNumber, additionalFields },
	async execute({ campaign, callbackTime, phone, additionalFields }, { ameyo, run }) {
		const { agent, handler, customer, isSelfCallback } = additionalFields;
		const { zone } = await ameyo.connection();
		const data = {
			campaignId: asNumber(campaign),
			callBackTime: inZone(callbackTime, zone),
			// Text, as in the document's sample.
			isSelfCallBack: String(isSelfCallback),
			callBackHandlerType: handler || HANDLER,
			callBackProperties: { customerId: customer || undefined, phone },
			userId: agent || undefined,
		};
		const callback = await ameyo.command('addCallback', data, callbackOf);
		if (inMillis(callbackTime, zone) < Date.now()) hintAtPast(run, data.callBackTime);
		return callbackRow(callback, zone);
	},
});

const hinted = new WeakSet<Run>();

/** Ameyo takes a callback whose time is over, and may call at once: that may be meant. Said once a run. */
function hintAtPast(run: Run, time: string): void {
	if (hinted.has(run)) return;
	hinted.add(run);
	run.n8n.addExecutionHints({
		message: `A callback was scheduled in the past (${time} by the clock of the Ameyo server), so Ameyo may call at once. Check 'Callback Time', and 'Timezone' in the credential.`,
		type: 'warning',
		location: 'outputPane',
	});
}

/**
 * The callback that was added. The sample prints it as the one entry of a list
 * (ameyo-customer-manager.txt 4.10.4).
 *
 * @throws RequestError for one that was refused (`exception`, as in 4.7.5; inferred) and for an answer without one
 */
function callbackOf(value: unknown): IDataObject {
	const given = isRecord(value) ? (value.beanResponse ?? value) : value;
	const bean: unknown = Array.isArray(given) ? given[0] : given;
	if (isRecord(bean)) {
		const words = inWords(bean.exception) ?? inWords(bean.message);
		if (words || bean.inserted === false || bean.isInserted === false) {
			throw new RequestError({
				kind: 'refused',
				message:
					words?.message ?? `Ameyo did not add the callback: ${String(bean.resultTypeString)}`,
				description: words?.description,
				details: { answer: bean },
			});
		}
		if (isCallback(bean) || isSuccess(bean)) return bean;
	}
	throw new RequestError({
		kind: 'inDoubt',
		message: 'Ameyo did not confirm that the callback was added',
		description: doubt(VENDOR),
		details: { answer: JSON.stringify(value) },
	});
}

/** Whether a bean is a callback: it has its ID or its time (ameyo-customer-manager.txt 4.10.4). */
function isCallback({ id, customerCallbackId, callBackTime, callbackTime }: IDataObject): boolean {
	const marks = [id, customerCallbackId, callBackTime, callbackTime];
	return marks.some((mark) => mark !== undefined && mark !== null && mark !== '');
}
