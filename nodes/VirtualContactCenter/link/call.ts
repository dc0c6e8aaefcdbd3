import { writePairs } from './pairs';
import type { Pair } from './pairs';
import type { CallParameters } from './url';

/** A call as it is asked for. Every value is checked and plain text; '' is left out. */
export interface Call {
	phone: string;
	dialOptions: DialOptions;
	systemData: SystemData;
	userData: readonly Pair[];
	transactionData: TransactionData;
}

export interface DialOptions {
	callerId: string;
	dialplanId: string;
	/** undefined is left out: the document's own examples send an empty one. */
	prefix: string | undefined;
	queueId: string;
}

/** The system data of the document, but for `ctl_newRecordId`, which 8x8 alone sets. */
export interface SystemData {
	action: string;
	callbackUrl: string;
	integrationType: string;
	launchMode: string;
	/** undefined is left out. */
	launchScreenPop: boolean | undefined;
	parentId: string;
	recordName: string;
}

export interface TransactionData {
	recordId: string;
	recordType: string;
}

/** The parameters of a call, in the order of the document (8x8-click-to-dial.txt, Query Parameters). */
export function parametersOf(call: Call): CallParameters {
	const { recordId, recordType } = call.transactionData;
	const ctlUserdata = [...systemPairs(call.systemData), ...call.userData];
	const transaction = filled([
		['extRecordId', recordId],
		['extRecordType', recordType],
	]);
	return {
		query: queryPairs(call),
		data: filled([
			['ctl_userdata', writePairs(ctlUserdata)],
			['extTransactionData', writePairs(transaction)],
		]),
	};
}

/** By what the number of a call may be known: with its prefix, and alone. */
export function numbersOf({ phone, dialOptions: { prefix = '' } }: Call): string[] {
	return prefix === '' ? [phone] : [`${prefix}${phone}`, phone];
}

function queryPairs({ phone, dialOptions }: Call): Pair[] {
	const { prefix, callerId, dialplanId, queueId } = dialOptions;
	return [
		...(prefix === undefined ? [] : [['prefix', prefix] as const]),
		['phone', phone],
		...filled([
			['callerId', callerId],
			['dialplan_id', dialplanId],
			['queue_id', queueId],
		]),
	];
}

function systemPairs(data: SystemData): Pair[] {
	return filled([
		['ctl_action', data.action],
		['ctl_intType', data.integrationType],
		['ctl_launchopt', data.launchScreenPop?.toString() ?? ''],
		['ctl_launchext', data.launchMode],
		['ctl_parentid', data.parentId],
		['ctl_callbackUrl', data.callbackUrl],
		['ctl_recordname', data.recordName],
	]);
}

function filled(pairs: Pair[]): Pair[] {
	return pairs.filter(([, value]) => value !== '');
}
