import type { VendorProtocol } from '../../shared/http/protocol';
import type { AmeyoRequest } from './ameyoRequest';
import { VENDOR } from './credential';
import { readAnswer, saysDeadSession } from './response';
import { sentSession } from './sign';
import { liveness } from './sessions';

/** How Ameyo speaks where there is no session to renew: to the hash key, and to a login. */
export const ameyoProtocol: VendorProtocol<AmeyoRequest> = { vendor: VENDOR, read: readAnswer };

/** How Ameyo speaks in a session. */
export const sessionProtocol: VendorProtocol<AmeyoRequest> = {
	...ameyoProtocol,
	suspectsSession: saysDeadSession,
	sessionOf: sentSession,
	sessionUsed: (session) => liveness.used(session),
};
