import { json } from '../../core/response';
import { printTime, readCallbackTime } from './callbackTimes';
import { isAccepted, type Uploaded, type UploadPlan } from '../contacts';
import { AmeyoRefusal } from '../refusals';
import {
	flag,
	isData,
	optionalId,
	optionalText,
	requiredList,
	requiredText,
	type Data,
} from '../parameters';
import type { Contact } from '../types';
import type { AmeyoState } from '../state';
import type { Command } from './command';
import { readPlan } from './upload';

/** The fields about the contact (4.8.5); a refused record carries `exception` as in 4.7 (inferred). */
function contactFields(uploaded: Uploaded) {
	const { result, contact, exception } = uploaded;
	const accepted = isAccepted(uploaded);
	return {
		crmIntegrated: accepted,
		...(accepted ? { crmTypeString: result } : {}),
		crmSuccess: accepted,
		...(contact ? { customerId: contact.customerId } : {}),
		isInserted: result === 'ADDED',
		resultTypeString: result,
		...(exception ? { exception } : {}),
	};
}

/**
 * Schedules a callback: for the given customer, else for the contact of the same record, else for its phone (4.8.2, 5b).
 * @throws AmeyoRefusal when its time cannot be read or no phone is known.
 */
function schedule(record: Data, state: AmeyoState, plan: UploadPlan, own: Contact | undefined) {
	const { timezone } = state.settings;
	const callbackTime = readCallbackTime(requiredText(record, 'callBackTime'), timezone);
	const asked = optionalId(record, 'customerId');
	const contact = asked === undefined ? own : state.contacts.get(asked);
	const customerId = asked ?? contact?.customerId;
	const phone =
		optionalText(record, 'callBackPhone') ??
		(contact && optionalText(contact.customerData, 'phone1'));
	if (phone === undefined) throw new AmeyoRefusal(3, 'No phone to call back is known');
	const callback = state.addCallback({
		campaignId: plan.campaignId,
		callbackTime,
		selfCallback: flag(record, 'isSelfCallBack'),
		userId: optionalText(record, 'userId') ?? null,
		phone,
		customerId: customerId ?? null,
	});
	const status = optionalText(record, 'status');
	if (contact && status !== undefined) contact.columns.status = status;
	return {
		callbackProperties: {
			phone,
			...(customerId === undefined ? {} : { customerId: String(customerId) }),
		},
		callbackTime: printTime(callbackTime, timezone),
		campaignId: plan.campaignId,
		id: callback.customerCallbackId,
		isSelfCallback: callback.selfCallback,
		userId: callback.userId,
	};
}

/** One record's result: contact, callback or both. A callback that could not be scheduled is told in `message` (inferred). */
function resultOf(record: unknown, state: AmeyoState, plan: UploadPlan) {
	const { customerRecord, callbackRecord } = isData(record) ? record : {};
	const uploaded =
		customerRecord === undefined && callbackRecord !== undefined
			? undefined
			: state.contacts.upload(customerRecord, plan);
	const fields = uploaded ? contactFields(uploaded) : {};
	const { campaignId } = plan;
	if (!isData(callbackRecord)) return { campaignId, ...fields, message: null };
	// A record that was refused before the look-up has no number to call back.
	if (uploaded?.exception) return { campaignId, ...fields, message: 'Callback is not added' };
	try {
		return {
			...schedule(callbackRecord, state, plan, uploaded?.contact),
			...fields,
			message: null,
		};
	} catch (error) {
		if (!(error instanceof AmeyoRefusal)) throw error;
		return { campaignId, ...fields, message: error.words };
	}
}

/** Customer Manager document, 4.8. The answer is an array in the order of the records. */
export const uploadContactAndAddCallback: Command = {
	access: 'sessionOrHashKey',
	deadSession: 3,
	run: ({ data, state }) => {
		const plan = readPlan(data, state);
		const records = requiredList(data, 'customerAndCallbackRecords');
		state.counts.recordsReceived += records.length;
		return json(records.map((record) => resultOf(record, state, plan)));
	},
};
