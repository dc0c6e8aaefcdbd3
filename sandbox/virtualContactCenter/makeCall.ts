import type { IncomingRequest } from '../core/request';
import { parametersOf } from './request';
import type { VirtualContactCenterState } from './state';
import type { Call } from './types';

const DIGITS_ONLY = ['prefix', 'callerId', 'dialplan_id', 'queue_id'];

/**
 * Places the call that a request asks for (the document's Query Parameters).
 *
 * @returns the call, or what is wrong with the request
 */
export function makeCall(
	request: IncomingRequest,
	{ calls, counts }: VirtualContactCenterState,
): Call | string {
	// GET parameters: the document lists only the two data parameters for POST too.
	const get = (name: string) => request.query.get(name) ?? '';
	const phone = get('phone').trim();
	if (phone === '') return 'phone is missing';
	const bad = DIGITS_ONLY.find((name) => !/^\d*$/.test(get(name)));
	if (bad !== undefined) return `${bad} takes digits only`;
	const data = parametersOf(request);
	if (calls.underWay() > 0) counts.overlappingDials += 1;
	counts.dials += 1;
	return calls.place({
		phone: `${get('prefix')}${phone}`,
		callerId: get('callerId'),
		dialplanId: get('dialplan_id'),
		queueId: get('queue_id'),
		ctlUserdata: data.ctl_userdata ?? '',
		extTransactionData: data.extTransactionData ?? '',
	});
}
