import { originOf } from '../../shared/http/failure';
import type {
	ApiResponse,
	RequestSettings,
	VendorAnswer,
	VendorProtocol,
} from '../../shared/http/protocol';
import { CHECK_ADDRESS } from './address';
import type { Connection } from './connection';
import { PASTE_ANOTHER, VENDOR } from './credential';
import { confirmsDeadToken, suspectsToken } from './deadToken';
import { methodRequest } from './methodRequest';
import type { MethodRequest } from './methodRequest';
import { readAnswer, saysDeadToken } from './response';
import { sentToken } from './sign';

/** How a question of the pack's own is sent. */
const OWN_QUESTION: RequestSettings = { timeout: 60_000 };

/** How MaxContact speaks, without a session. */
export const maxContactProtocol: VendorProtocol = { vendor: VENDOR, read: readAnswer };

/** How MaxContact's methods speak: with a token that n8n can renew, or with a pasted one. */
export function methodProtocol({
	pasted,
	baseUrl,
	lookupUserId,
}: Connection): VendorProtocol<MethodRequest> {
	if (pasted) return { vendor: VENDOR, read: readWithPastedKey };
	return {
		vendor: VENDOR,
		read: readMethod,
		suspectsSession: (response, answer) => suspectsToken(baseUrl, response, answer),
		confirmsDead: (question, suspicious) => confirmsDeadToken(baseUrl, question, suspicious),
		sessionOf: sentToken,
		// The users, as the credential test asks for them.
		question: () =>
			lookupUserId === ''
				? undefined
				: methodRequest('read', baseUrl, ['users', 'user', lookupUserId], {}, OWN_QUESTION),
	};
}

function readMethod(response: ApiResponse, request: MethodRequest): VendorAnswer {
	const answer = readAnswer(response);
	const isNothing = response.status === 404 && answer.kind === 'unexpected';
	return isNothing ? nothingThere(response, request) : answer;
}

/** A pasted key that is dead stays dead: the person has to paste another. */
function readWithPastedKey(response: ApiResponse, request: MethodRequest): VendorAnswer {
	const answer = readMethod(response, request);
	if (!saysDeadToken(response, answer)) return answer;
	const refused = answer.kind === 'refused' ? answer : undefined;
	const message = refused?.said.message ?? `${VENDOR} does not take the TokenKey`;
	return {
		kind: 'refused',
		said: { message, description: PASTE_ANOTHER },
		details: refused?.details ?? {},
	};
}

/** A page that is not found: nothing was carried out. IIS says so (404.11) of a plus sign as well. */
function nothingThere({ text }: ApiResponse, { url, holdsNumber }: MethodRequest): VendorAnswer {
	const said = holdsNumber
		? {
				message: `${VENDOR} answered with HTTP 404: the number or the address is wrong`,
				description: `Some servers refuse a plus sign in an address: give the number without it, in its national form or with 00. ${CHECK_ADDRESS}`,
			}
		: {
				message: `There is no ${VENDOR} at ${originOf(url)} (HTTP 404)`,
				description: CHECK_ADDRESS,
			};
	return { kind: 'refused', said, details: text === '' ? {} : { answer: text.slice(0, 2000) } };
}
