import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../shared/oldErrors';
import type { Fields } from '../shared/fields';
import { fieldsOf } from '../shared/parameters';
import { asRecord, parameter } from '../shared/reader';
import { callbackAddress, carried, digitsOnly, oneOf } from './callFields';
import { writePairs } from './link/pairs';
import type { Pair } from './link/pairs';
import type { Call } from './link/url';
import { isSystemName } from './link/userData';

/**
 * The call that an item asks for (8x8-click-to-dial.txt, Query Parameters).
 *
 * @param callbackUrl set where the operation waits for the callback itself
 * @throws NodeOperationError naming the field, for everything that 8x8 would not understand, would
 *   ignore without a word, or that its format cannot carry
 */
export function readCall(this: IExecuteFunctions, i: number, callbackUrl?: string): Call {
	const fields = fieldsOf.call(this, i);
	const group = (name: string) => asRecord(parameter.call(this, name, i, {}));
	const phone = fields.required('Phone Number', parameter.call(this, 'phone', i));
	fields.encodable('Phone Number', phone);
	const ctlUserdata = [
		...systemPairs(fields, group('systemData'), callbackUrl),
		...userPairs(fields, parameter.call(this, 'userData.field', i)),
	];
	const transaction = transactionPairs(fields, group('transactionData'));
	const data: Pair[] = [];
	if (ctlUserdata.length > 0) data.push(['ctl_userdata', writePairs(ctlUserdata)]);
	if (transaction.length > 0) data.push(['extTransactionData', writePairs(transaction)]);
	return { query: queryPairs(fields, phone, group('dialOptions')), data };
}

function queryPairs(fields: Fields, phone: string, options: IDataObject): Pair[] {
	const pairs: Pair[] = [['phone', phone]];
	// The document's own examples send an empty prefix.
	if ('prefix' in options) pairs.unshift(['prefix', digitsOnly(fields, 'Prefix', options.prefix)]);
	const rest: Pair[] = [
		['callerId', digitsOnly(fields, 'Caller ID', options.callerId)],
		['dialplan_id', digitsOnly(fields, 'Dial Plan ID', options.dialplanId)],
		['queue_id', digitsOnly(fields, 'Queue ID', options.queueId)],
	];
	return [...pairs, ...filled(rest)];
}

function systemPairs(fields: Fields, data: IDataObject, callbackUrl: string | undefined): Pair[] {
	const action = oneOf(fields, 'Action', data.ctl_action, 'create');
	const integration = oneOf(fields, 'Integration Type', data.ctl_intType, 'sfdc');
	const launches = fields.boolean('Launch Screen Pop', data.ctl_launchopt);
	const mode = oneOf(fields, 'Launch Mode', data.ctl_launchext, 'edit');
	const recordName = carried(fields, 'Record Name', data.ctl_recordname);
	if (action !== '' && integration === '') {
		fields.refuse(
			"'Action' needs 'Integration Type': 8x8 ignores an action without it",
			"Add 'Integration Type' to 'System Data', or take 'Action' out.",
		);
	}
	for (const [label, value] of [
		['Launch Mode', mode],
		['Record Name', recordName],
	] as const) {
		if (value === '' || launches) continue;
		fields.refuse(
			`'${label}' needs 'Launch Screen Pop': 8x8 ignores it otherwise`,
			`Turn on 'Launch Screen Pop' in 'System Data', or take '${label}' out.`,
		);
	}
	return filled([
		['ctl_action', action],
		['ctl_intType', integration],
		['ctl_launchopt', 'ctl_launchopt' in data ? String(launches) : ''],
		['ctl_launchext', mode],
		['ctl_parentid', carried(fields, 'Parent ID', data.ctl_parentid)],
		[
			'ctl_callbackUrl',
			callbackUrl ?? callbackAddress(fields, 'Callback URL', data.ctl_callbackUrl),
		],
		['ctl_recordname', recordName],
	]);
}

function userPairs(fields: Fields, rows: unknown): Pair[] {
	if (!Array.isArray(rows)) return [];
	const pairs = new Map<string, string>();
	for (const row of rows.filter(isRecord)) {
		const name = carried(fields, 'User Data: Name', fields.required('User Data: Name', row.name));
		if (isSystemName(name)) refuseSystemName(fields, name);
		if (pairs.has(name)) fields.refuse(`'User Data' has the name '${name}' twice`);
		pairs.set(name, carried(fields, `User Data: ${name}`, row.value));
	}
	return [...pairs];
}

function refuseSystemName(fields: Fields, name: string): never {
	return fields.refuse(
		`'User Data' has the name '${name}', but names that begin with ctl_ belong to 8x8`,
		/^ctl_newrecordid$/i.test(name)
			? '8x8 sets it itself, when it has created a record.'
			: "Use the fields of 'System Data', or another name.",
	);
}

function transactionPairs(fields: Fields, data: IDataObject): Pair[] {
	return filled([
		['extRecordId', carried(fields, 'Record ID', data.extRecordId)],
		['extRecordType', carried(fields, 'Record Type', data.extRecordType)],
	]);
}

function filled(pairs: Pair[]): Pair[] {
	return pairs.filter(([, value]) => value !== '');
}
