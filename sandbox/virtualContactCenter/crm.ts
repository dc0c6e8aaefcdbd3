import type { VirtualContactCenterSettings } from './settings';
import type { CreatedRecord } from './types';

type ActionResult =
	| { resultCode: 'SUCCESS'; record: CreatedRecord; errorString: '' }
	| { resultCode: 'FAIL' | 'IGNORE'; errorString: string };

/** Whether the data of a call asks for something that 8x8 knows; names of system data in small letters. */
export function isKnownAction(data: ReadonlyMap<string, string>): boolean {
	return data.get('ctl_action') === 'create' && data.get('ctl_inttype') === 'sfdc';
}

/** The records that actions made. */
export class Crm {
	readonly records: CreatedRecord[] = [];

	/**
	 * Carries out the action of a call (the document's Create Action). Inferred: without a known action and integration
	 * type the result is IGNORE; a record needs its `ObjectType`.
	 *
	 * @param data the pairs of `ctl_userdata`, tokens filled
	 * @param transaction the pairs of `extTransactionData`: the record that a call log is linked to
	 */
	carryOut(
		data: ReadonlyMap<string, string>,
		transaction: ReadonlyMap<string, string>,
		{ crmRefusal, requiredFields, enhancedSfdc }: VirtualContactCenterSettings,
	): ActionResult {
		if (!isKnownAction(data)) return { resultCode: 'IGNORE', errorString: '' };
		if (crmRefusal !== '') return { resultCode: 'FAIL', errorString: crmRefusal };
		const missing = requiredFields.find((name) => (data.get(name) ?? '') === '');
		if (missing !== undefined) {
			return { resultCode: 'FAIL', errorString: `INVALID_TYPE: ${missing} is missing` };
		}
		const objectType = data.get('ObjectType') ?? '';
		const linkedTo = enhancedSfdc ? transaction.get('extRecordId') : undefined;
		const fields = [...data].filter(([name]) => !name.startsWith('ctl_') && name !== 'ObjectType');
		const record = {
			id: `00T50000${String(this.records.length + 1).padStart(7, '0')}`,
			objectType,
			fields: Object.fromEntries(fields),
			...(linkedTo === undefined ? {} : { linkedTo }),
		};
		this.records.push(record);
		return { resultCode: 'SUCCESS', record, errorString: '' };
	}
}
