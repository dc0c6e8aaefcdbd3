import type { NumbersAsked, SignedRequests } from '../../shared/callRules/guardSigned';
import { pathName, valuesOf } from '../../shared/callRules/requestContent';
import type { RequestContent } from '../../shared/callRules/requestContent';
import { CALL_PATH } from '../link/url';
import { platformOf, VENDOR } from './credential';

const CALL_PAGE = CALL_PATH.slice(CALL_PATH.lastIndexOf('/') + 1).toLowerCase();

/** How 8x8 is asked for calls: with the parameters of one page (8x8-click-to-dial.txt, Query Parameters). */
export const virtualContactCenterCalls: SignedRequests = {
	vendor: VENDOR,
	server: platformOf,
	numbersIn,
};

function numbersIn(content: RequestContent): NumbersAsked | undefined {
	if (!content.isReadable) return undefined;
	const phones = valuesOf(content, (name) => name === 'phone');
	if (!content.path.some((part) => pathName(part) === CALL_PAGE)) {
		const isRead = content.method === 'GET' || content.method === 'HEAD';
		const speaksOfCalls = content.parameters.some(([name]) => /phone|number|dial|call/.test(name));
		return isRead && !speaksOfCalls ? [] : undefined;
	}
	if (phones.length === 0) return undefined;
	const prefixes = valuesOf(content, (name) => name === 'prefix').filter((prefix) => prefix !== '');
	return phones.map((phone) => [phone, ...prefixes.map((prefix) => `${prefix}${phone}`)]);
}
