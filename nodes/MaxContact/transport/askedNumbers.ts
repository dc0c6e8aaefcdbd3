import type { NumbersAsked, SignedRequests } from '../../shared/callRules/guardSigned';
import { pathName, valuesOf } from '../../shared/callRules/requestContent';
import type { RequestContent } from '../../shared/callRules/requestContent';
import { serverOf, VENDOR } from './credential';

/** The methods of the document that place no call (telephony-agent-remote-control.txt, "Methods"), in small letters. */
const HARMLESS = [
	'acdqueues',
	'campaigns',
	'changelead',
	'connectcalls',
	'createnewlead',
	'dispose',
	'getcalls',
	'goready',
	'hangup',
	'hold',
	'leadphones',
	'resultcodes',
	'retrieve',
	'startrecord',
	'stoprecord',
	'users',
];

/** What some servers take off the end of a name. */
const BEHIND_NAME = /[.\s]+$/;

/** How MaxContact is asked for calls: with the method `dial`, whose number is a part of the path (telephony-agent-remote-control.txt, "Dial"). */
export const maxContactCalls: SignedRequests = { vendor: VENDOR, server: serverOf, numbersIn };

function numbersIn(content: RequestContent): NumbersAsked | undefined {
	if (!content.isReadable) return undefined;
	const names = content.path.map((part) => pathName(part).replace(BEHIND_NAME, ''));
	const dial = names.indexOf('dial');
	if (dial >= 0) {
		const beside = valuesOf(content, (name) => /phone|number/.test(name));
		const [user, , phone, number, ...rest] = content.path.slice(dial + 1);
		const isKnown = user === 'user' && phone === 'phone' && rest.length === 0;
		return isKnown && number !== undefined ? [...beside, number].map((one) => [one]) : undefined;
	}
	const telephony = names.indexOf('telephony');
	if (telephony >= 0) return HARMLESS.includes(names[telephony + 1] ?? '') ? [] : undefined;
	return content.method === 'GET' || content.method === 'HEAD' ? [] : undefined;
}
