import type { ICredentialDataDecryptedObject, INodeType } from 'n8n-workflow';
import { Ameyo } from '../../../nodes/Ameyo/Ameyo.node';
import { AmeyoTrigger } from '../../../nodes/Ameyo/AmeyoTrigger.node';
import { MaxContact } from '../../../nodes/MaxContact/MaxContact.node';
import { VirtualContactCenter } from '../../../nodes/VirtualContactCenter/VirtualContactCenter.node';
import { VirtualContactCenterTrigger } from '../../../nodes/VirtualContactCenter/VirtualContactCenterTrigger.node';
import type { RecordedAnswer } from './format';
import type { ReceivedRequest } from './server';

/** A vendor whose exchanges are recorded. */
export interface Vendor {
	node: INodeType;
	triggers: INodeType[];
	/** What every case's credentials hold, unless it says otherwise. */
	credentials(url: string): Record<string, ICredentialDataDecryptedObject>;
	/**
	 * How the vendor answers what the pack asks of its own: for a session, and whether one is alive.
	 *
	 * @param isAlive whether the session that the credential holds is alive
	 * @returns undefined for a request of an operation
	 */
	session(request: ReceivedRequest, isAlive: boolean): RecordedAnswer | undefined;
}

/** The session that a login of a case gives. */
export const RENEWED = 'made-up-renewed-session';

const ameyo: Vendor = {
	node: new Ameyo(),
	triggers: [new AmeyoTrigger()],
	credentials: (baseUrl) => ({
		ameyoSessionApi: {
			baseUrl,
			userId: 'CustomerManager',
			password: 'made-up-password',
			sessionId: 'made-up-session',
			timezone: 'Asia/Kolkata',
		},
		ameyoHashKeyApi: {
			baseUrl,
			hashKey: 'made-up-hash-key',
			requestingHost: 'crm.example.com',
			timezone: 'Asia/Kolkata',
		},
	}),
	session({ path, body }, isAlive) {
		if (/[?&]command=(force-)?login$/.test(path)) {
			return json({ sessionId: RENEWED, userId: 'CustomerManager', campaignInfos: [] });
		}
		if (!path.endsWith('?command=ping-session')) return undefined;
		return isAlive || body.toString().includes(RENEWED)
			? json({ alive: true, serverTime: 1425297998312 })
			: json({ status: 'error', reason: 'Invalid session Id', details: 'Invalid session Id' });
	},
};

const maxContact: Vendor = {
	node: new MaxContact(),
	triggers: [],
	credentials: (baseUrl) => ({
		maxContactApi: {
			baseUrl,
			authentication: 'login',
			login: 'api.user',
			password: 'made-up-password',
			sessionToken: 'made-up-session',
			lookupUserId: '1012',
		},
	}),
	session({ path, headers }, isAlive) {
		if (path.includes('/apitoken/login/')) return json({ TokenKey: RENEWED });
		if (!path.endsWith('/telephony/users/user/1012')) return undefined;
		return isAlive || headers.cookie === `TokenKey=${RENEWED}`
			? json({ Success: true, Data: [], ResponseCode: 0, ResponseDetail: '' })
			: json({ Success: false, Data: null, ResponseCode: 401, ResponseDetail: 'Invalid token' });
	},
};

const virtualContactCenter: Vendor = {
	node: new VirtualContactCenter(),
	triggers: [new VirtualContactCenterTrigger()],
	credentials: (customUrl) => ({
		virtualContactCenterApi: {
			platformUrl: 'custom',
			customUrl,
			sessionCookie: 'PHPSESSID=made-up-session',
		},
	}),
	session: () => undefined,
};

/** The vendors, by the names of their folders. */
export const vendors: Record<string, Vendor> = { ameyo, maxContact, virtualContactCenter };

function json(value: unknown): RecordedAnswer {
	return {
		status: 200,
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(value),
	};
}
