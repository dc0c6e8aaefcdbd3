import type { RequestSettings, VendorProtocol } from '../../shared/http/protocol';
import type { AmeyoRequest } from './ameyoRequest';
import { VENDOR } from './credential';
import { pingRequest } from './form';
import { readAnswer, readHashKeyAnswer, suspectsSession } from './response';
import { sentSession } from './sign';
import { liveness } from './sessions';

/** How Ameyo speaks to a login. */
export const ameyoProtocol: VendorProtocol<AmeyoRequest> = { vendor: VENDOR, read: readAnswer };

/** How Ameyo speaks to the hash key, where there is no session to renew. */
export const hashKeyProtocol: VendorProtocol<AmeyoRequest> = {
	vendor: VENDOR,
	read: readHashKeyAnswer,
};

/** How a question of the pack's own is sent. */
const OWN_QUESTION: RequestSettings = { timeout: 60_000 };

/** How Ameyo speaks in a session. */
export function sessionProtocol({ baseUrl }: { baseUrl: string }): VendorProtocol<AmeyoRequest> {
	return {
		...ameyoProtocol,
		sessionOf: sentSession,
		suspectsSession,
		provesDead: (response, answer, request) =>
			request.isPing === true && suspectsSession(response, answer, request),
		question: () => pingRequest(baseUrl, OWN_QUESTION),
		sessionUsed: (session) => liveness.used(session),
	};
}
