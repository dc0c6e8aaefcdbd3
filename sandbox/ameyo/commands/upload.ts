import { json } from '../../core/response';
import { AmeyoRefusal } from '../refusals';
import type { Uploaded, UploadPlan } from '../contacts';
import { isAccepted } from '../contacts';
import {
	flag,
	optionalText,
	requiredId,
	requiredList,
	requiredObject,
	type Data,
} from '../parameters';
import type { ColumnValue } from '../types';
import type { AmeyoState } from '../state';
import type { Command } from './command';

/** The names under which an upload takes a status and a number of attempts. */
interface UploadNames {
	status: string;
	attempts: string;
}

/** As 4.7.3 prints them. */
const UPLOAD_NAMES: UploadNames = { status: 'Status', attempts: 'numAttempts' };
/** Beside the lead, in no document: [field] what real clients send to the second command. */
export const WITH_CALLBACK_NAMES: UploadNames = { status: 'status', attempts: 'attempts' };

/** @throws AmeyoRefusal for a name of the other upload, where the server refuses these; the words are inferred. */
function checkNames(data: Data, names: UploadNames, { settings }: AmeyoState): void {
	if (settings.otherUploadNames === 'ignored') return;
	for (const { status, attempts } of [UPLOAD_NAMES, WITH_CALLBACK_NAMES]) {
		for (const name of [status, attempts]) {
			const isOwn = name === names.status || name === names.attempts;
			if (!isOwn && name in data) throw new AmeyoRefusal(1, `Unrecognized field "${name}"`);
		}
	}
}

/**
 * What an upload says about all its records (4.7.1, 4.8.2).
 * @throws AmeyoRefusal for a missing parameter, or a lead that is not in the campaign.
 */
export function readPlan(data: Data, state: AmeyoState, names: UploadNames): UploadPlan {
	checkNames(data, names, state);
	const campaignId = requiredId(data, 'campaignId');
	const leadId = requiredId(data, 'leadId');
	state.lead(campaignId, leadId);
	const properties = requiredObject(data, 'properties');
	const status = optionalText(data, names.status);
	const attempts = optionalText(data, names.attempts);
	const columns: Record<string, ColumnValue> = { attempts: Number(attempts ?? 0) };
	if (status !== undefined) columns.status = status;
	const validityTime = optionalText(data, 'validityTime');
	return {
		campaignId,
		leadId,
		update: flag(properties, 'update.customer'),
		migrate: flag(properties, 'migrate.customer'),
		columns,
		...(validityTime === undefined ? {} : { validityTime }),
	};
}

/** A refused record's fields. `Inserted` has its capital in the first sample of 4.7.6. */
function refusedBean({ result, exception }: Uploaded, named: object) {
	const inserted =
		result === 'PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL' ? 'Inserted' : 'inserted';
	return {
		[inserted]: false,
		...(exception ? { exception } : {}),
		...named,
		crmIntegrated: false,
		crmSuccess: false,
	};
}

/** What the CRM behind Ameyo says of an accepted contact; its result has another name in each upload. */
export function crmFields(result: string, name: string, { settings }: AmeyoState) {
	const crmSuccess = settings.crm === 'takes';
	const said = { takes: result, refuses: 'ADD_FAILED', none: undefined }[settings.crm];
	return {
		crmIntegrated: settings.crm !== 'none',
		crmSuccess,
		...(said === undefined ? {} : { [name]: said }),
	};
}

/** The answers to records in their order; or to another number of them, or in another order, where the server is set so. */
export function listed<Row>(rows: Row[], { settings }: AmeyoState): Row[] {
	switch (settings.uploadAnswers) {
		case 'each':
			return rows;
		case 'oneFewer':
			return rows.slice(1);
		case 'oneMore':
			return [...rows.slice(0, 1), ...rows];
		case 'none':
			return [];
		case 'oneRepeated':
			return [...rows.slice(0, -1), ...rows.slice(0, 1)];
		case 'reversed':
			return [...rows].reverse();
	}
}

/**
 * One record's answer (4.7.4 to 4.7.6). That `inserted` is false for an updated or migrated contact is inferred from
 * "whether the record is inserted or not".
 */
function recordBean(uploaded: Uploaded, state: AmeyoState) {
	const { result, contact } = uploaded;
	const named = state.settings.namesResult ? { resultTypeString: result } : {};
	if (!contact) return refusedBean(uploaded, named);
	if (!isAccepted(uploaded)) {
		return { ...refusedBean(uploaded, named), customerId: contact.customerId };
	}
	return {
		inserted: result === 'ADDED',
		customerId: contact.customerId,
		...named,
		...crmFields(result, 'crmResultTypeString', state),
	};
}

/** Customer Manager document, 4.7. */
export const uploadContacts: Command = {
	access: 'sessionOrHashKey',
	deadSession: 3,
	run: ({ data, state }) => {
		const plan = readPlan(data, state, UPLOAD_NAMES);
		const records = requiredList(data, 'customerRecords');
		state.counts.recordsReceived += records.length;
		const rows = records.map((record) =>
			recordBean(state.contacts.upload(record, plan, state.settings), state),
		);
		return json({ beanResponse: listed(rows, state) });
	},
};
