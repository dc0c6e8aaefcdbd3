import { DateTime } from 'luxon';

import type { Call } from './types';

const seconds = (millis: number | undefined): string =>
	millis === undefined ? '0' : String(Math.floor(millis / 1000));

const stamp = (millis: number | undefined, zone: string): string =>
	millis === undefined
		? ''
		: DateTime.fromMillis(millis, { zone, locale: 'en-US' }).toFormat('yyyy/MM/dd HH:mm:ss ZZZ');

function duration({ answeredAt, endedAt }: Call): string {
	if (answeredAt === undefined || endedAt === undefined) return '00:00:00';
	return DateTime.fromMillis(endedAt - answeredAt, { zone: 'utc' }).toFormat('HH:mm:ss');
}

/**
 * Fills the twenty tokens of the document's User Data table into a text. What is not one of them stays. Inferred: the
 * current date is the tenant's, and a call that was not established has no tenant timestamps.
 */
export function fillTokens(text: string, call: Call, zone: string): string {
	const now = DateTime.fromMillis(call.endedAt ?? Date.now(), { zone });
	const hungUpAt = call.answeredAt === undefined ? undefined : call.endedAt;
	const values: Record<string, string> = {
		caller_id: call.callerId,
		transaction_id: call.transactionId,
		call_answered_time: seconds(call.answeredAt),
		call_hangup_time: seconds(hungUpAt),
		callAnsweredTenantTT: stamp(call.answeredAt, zone),
		callHangupTenantTT: stamp(hungUpAt, zone),
		callDuration: duration(call),
		equal: '=',
		interaction_guid: call.interactionGuid,
		year: now.toFormat('yyyy'),
		month: now.toFormat('MM'),
		date: now.toFormat('dd'),
		hours: now.toFormat('HH'),
		minutes: now.toFormat('mm'),
		seconds: now.toFormat('ss'),
		transaction_codes: call.wrapUp.transactionCodes,
		notes: call.wrapUp.notes,
		lastTclListName: call.wrapUp.lastTclListName,
		lastTclCodeDesc: call.wrapUp.lastTclCodeDesc,
		lastTclCodeShort: call.wrapUp.lastTclCodeShort,
	};
	return text.replace(/\$(\w+)\$/g, (token, name: string) => values[name] ?? token);
}

/** The pairs of a `ctl_userdata` as a caller sent it, before any token is filled in. Names that begin with `ctl_` in lower case. */
export function pairsOf(ctlUserdata: string): Map<string, string> {
	const inner = ctlUserdata.trim().replace(/^\[/, '').replace(/\]$/, '');
	const pairs = new Map<string, string>();
	if (inner === '') return pairs;
	for (const part of inner.split('][')) {
		const at = part.indexOf('|');
		const name = at < 0 ? part : part.slice(0, at);
		const key = /^ctl_/i.test(name) ? name.toLowerCase() : name;
		pairs.set(key, at < 0 ? '' : part.slice(at + 1));
	}
	return pairs;
}
