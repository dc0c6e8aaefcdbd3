import { json } from '../../core/response';
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

/**
 * What an upload says about all its records (4.7.1, 4.8.2).
 * @throws AmeyoRefusal for a missing parameter, or a lead that is not in the campaign.
 */
export function readPlan(data: Data, state: AmeyoState): UploadPlan {
	const campaignId = requiredId(data, 'campaignId');
	const leadId = requiredId(data, 'leadId');
	state.lead(campaignId, leadId);
	const properties = requiredObject(data, 'properties');
	// Printed as `Status` in 4.7.3 and as `status` in 4.8.2; `attempts` is what real clients send to the second command.
	const status = optionalText(data, 'Status') ?? optionalText(data, 'status');
	const attempts = optionalText(data, 'numAttempts') ?? optionalText(data, 'attempts');
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
function refusedBean({ result, exception }: Uploaded) {
	const inserted =
		result === 'PREPROCESSOR_NOT_NULLABLE_COLUMN_GIVEN_NULL' ? 'Inserted' : 'inserted';
	return {
		[inserted]: false,
		...(exception ? { exception } : {}),
		resultTypeString: result,
		crmIntegrated: false,
		crmSuccess: false,
	};
}

/**
 * One record's answer (4.7.4 to 4.7.6). That `inserted` is false for an updated or migrated contact is inferred from
 * "whether the record is inserted or not".
 */
function recordBean(uploaded: Uploaded) {
	const { result, contact } = uploaded;
	if (!contact) return refusedBean(uploaded);
	if (!isAccepted(uploaded)) {
		return { ...refusedBean(uploaded), customerId: contact.customerId };
	}
	return {
		inserted: result === 'ADDED',
		customerId: contact.customerId,
		resultTypeString: result,
		crmIntegrated: true,
		crmSuccess: true,
		crmResultTypeString: result,
	};
}

/** Customer Manager document, 4.7. */
export const uploadContacts: Command = {
	access: 'sessionOrHashKey',
	deadSession: 3,
	run: ({ data, state }) => {
		const plan = readPlan(data, state);
		const records = requiredList(data, 'customerRecords');
		state.counts.recordsReceived += records.length;
		const beanResponse = records.map((record) => recordBean(state.contacts.upload(record, plan)));
		return json({ beanResponse });
	},
};
