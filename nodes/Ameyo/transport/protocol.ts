import type { RequestSettings, VendorProtocol } from '../../shared/http/protocol';
import type { AmeyoRequest } from './ameyoRequest';
import { VENDOR } from './credential';
import { pingRequest } from './form';
import { confirmsDead, provesDead, suspectsSession } from './deadSession';
import type { KnownRefusals } from './deadSession';
import { readAnswer, readHashKeyAnswer } from './response';
import { sentSession } from './sign';
import { liveness } from './sessionState';

/** How Ameyo speaks to a login. */
export const ameyoProtocol: VendorProtocol<AmeyoRequest> = { vendor: VENDOR, read: readAnswer };

/** How Ameyo speaks to the hash key, where there is no session to renew. */
export const hashKeyProtocol: VendorProtocol<AmeyoRequest> = {
	vendor: VENDOR,
	read: readHashKeyAnswer,
};

/** How a question of the pack's own is sent. */
const OWN_QUESTION: RequestSettings = { timeout: 60_000 };

/**
 * How Ameyo speaks in a session.
 *
 * @param refusals those of the run that came in a living session
 */
export function sessionProtocol({
	baseUrl,
	refusals,
}: {
	baseUrl: string;
	refusals: KnownRefusals;
}): VendorProtocol<AmeyoRequest> {
	return {
		...ameyoProtocol,
		sessionOf: sentSession,
		suspectsSession: (response, answer) => suspectsSession({ response, answer }, refusals),
		confirmsDead: (question, suspicious) => confirmsDead(question, suspicious, refusals),
		provesDead: (response, answer, { isPing }) =>
			isPing === true && provesDead({ response, answer }),
		question: () => pingRequest(baseUrl, OWN_QUESTION),
		sessionUsed: (session) => liveness.used(session),
	};
}
