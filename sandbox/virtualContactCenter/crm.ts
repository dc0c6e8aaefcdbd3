import type { CreatedRecord } from './types';

type ActionResult =
	| { resultCode: 'SUCCESS'; record: CreatedRecord; errorString: '' }
	| { resultCode: 'FAIL' | 'IGNORE'; errorString: string };

/** The records that actions made. */
export class Crm {
	readonly records: CreatedRecord[] = [];

	/**
	 * Carries out the action of a call (the document's Create Action). Inferred: without a known action and integration
	 * type the result is IGNORE; a record needs its `ObjectType`.
	 *
	 * @param data the pairs of `ctl_userdata`, tokens filled
	 */
	carryOut(data: ReadonlyMap<string, string>, refusal: string): ActionResult {
		if (data.get('ctl_action') !== 'create' || data.get('ctl_inttype') !== 'sfdc') {
			return { resultCode: 'IGNORE', errorString: '' };
		}
		if (refusal !== '') return { resultCode: 'FAIL', errorString: refusal };
		const objectType = data.get('ObjectType') ?? '';
		if (objectType === '') {
			return { resultCode: 'FAIL', errorString: 'INVALID_TYPE: ObjectType is missing' };
		}
		const fields = [...data].filter(([name]) => !name.startsWith('ctl_') && name !== 'ObjectType');
		const record = {
			id: `00T50000${String(this.records.length + 1).padStart(7, '0')}`,
			objectType,
			fields: Object.fromEntries(fields),
		};
		this.records.push(record);
		return { resultCode: 'SUCCESS', record, errorString: '' };
	}
}
