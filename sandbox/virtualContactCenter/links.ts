import { linkOf } from '../../nodes/VirtualContactCenter/link/url';
import { writePairs } from '../../nodes/VirtualContactCenter/link/pairs';
import { CRM_RECORDS } from './seed';

/**
 * The records of the page's CRM, each with the link that the node's own code makes for it: the call is logged as a task
 * of the record, and its result posted to `callbackUrl`.
 *
 * @param origin where the sandbox listens
 */
export function linkedRecords(origin: string, callbackUrl: string) {
	return CRM_RECORDS.map((record) => ({
		...record,
		link: linkOf(origin, {
			query: [['phone', record.phone]],
			data: [
				[
					'ctl_userdata',
					writePairs([
						['ctl_action', 'create'],
						['ctl_intType', 'sfdc'],
						['ctl_parentid', record.id],
						['ctl_callbackUrl', callbackUrl],
						['ObjectType', 'Task'],
						['WhatId', record.id],
						['Subject', 'Call $transaction_id$ to ' + record.name],
						['Description', 'Took $callDuration$. $notes$'],
					]),
				],
				[
					'extTransactionData',
					writePairs([
						['extRecordId', record.id],
						['extRecordType', record.type],
					]),
				],
			],
		}),
	}));
}
