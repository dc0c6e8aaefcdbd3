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
import { listed, crmFields, readPlan, WITH_CALLBACK_NAMES } from './upload';
import { needUserOfSelfCallback } from './addCallback';

/** The fields about the contact (4.8.5); a refused record carries `exception` as in 4.7 (inferred). */
function contactFields(uploaded: Uploaded, state: AmeyoState) {
	const { result, contact, exception } = uploaded;
	const crm = isAccepted(uploaded)
		? crmFields(result, 'crmTypeString', state)
		: { crmIntegrated: false, crmSuccess: false };
	return {
		...crm,
		...(contact ? { customerId: contact.customerId } : {}),
		isInserted: result === 'ADDED',
		...(state.settings.namesResult ? { resultTypeString: result } : {}),
		...(exception ? { exception } : {}),
	};
}

/** What stands beside a callback in its record. */
interface Beside {
	/** As it was uploaded, or found. */
	contact?: Contact;
	/** As it was sent. */
	customerRecord: unknown;
}

/**
 * Schedules a callback: for the given customer, else for the contact of the same record, else for its phone (4.8.2, 5b).
 * @throws AmeyoRefusal when its time cannot be read or no phone is known.
 */
function schedule(
	record: Data,
	state: AmeyoState,
	plan: UploadPlan,
	{ contact: own, customerRecord }: Beside,
) {
	const { timezone, callbackRefusal } = state.settings;
	if (callbackRefusal !== null) throw new AmeyoRefusal(3, callbackRefusal);
	needUserOfSelfCallback(record, state);
	const callbackTime = readCallbackTime(requiredText(record, 'callBackTime'), timezone);
	const asked = optionalId(record, 'customerId');
	const contact = asked === undefined ? own : state.contacts.get(asked);
	const customerId = asked ?? contact?.customerId;
	const columns = contact?.customerData ?? customerRecord;
	const phone =
		optionalText(record, 'callBackPhone') ??
		(isData(columns) ? optionalText(columns, 'phone1') : undefined);
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
		callbackTime: printTime(callbackTime, state.settings),
		campaignId: plan.campaignId,
		id: state.settings.callbackIds === 'null' ? null : callback.customerCallbackId,
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
			: state.contacts.upload(customerRecord, plan, state.settings);
	const fields = uploaded ? contactFields(uploaded, state) : {};
	const { campaignId } = plan;
	if (!isData(callbackRecord)) return { campaignId, ...fields, message: null };
	const isRefused = uploaded !== undefined && !isAccepted(uploaded);
	if (isRefused && state.settings.callbackOfRefusedContact === 'refused') {
		return { campaignId, ...fields, message: 'Callback is not added' };
	}
	try {
		const beside = { contact: uploaded?.contact, customerRecord };
		return {
			...schedule(callbackRecord, state, plan, beside),
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
		const plan = readPlan(data, state, WITH_CALLBACK_NAMES);
		const records = requiredList(data, 'customerAndCallbackRecords');
		state.counts.recordsReceived += records.length;
		const rows = records.map((record) => resultOf(record, state, plan));
		return json(listed(rows, state));
	},
};
