import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { LoginRefused, openCredential } from '../../nodes/shared/auth/credential';
import type { CredentialSnapshot } from '../../nodes/shared/auth/credential';
import { loginKey, Logins } from '../../nodes/shared/auth/logins';
import { renewalFor, takeMark, takeReason } from '../../nodes/shared/auth/mark';
import { isRecord, textOf } from '../../nodes/shared/guards';
import { withDeadline } from '../../nodes/shared/http/deadline';
import { RequestError } from '../../nodes/shared/http/failure';
import type { Failure } from '../../nodes/shared/http/failure';
import type { ApiRequest, VendorAnswer, VendorProtocol } from '../../nodes/shared/http/protocol';
import { request } from '../../nodes/shared/http/request';
import type { Ok } from '../../nodes/shared/http/send';
import { sendUnsigned } from '../../nodes/shared/http/unsigned';
import { CredentialStore } from './credentials';
import { inNode } from './probe';
import type { ProbeOptions } from './probe';
import { useServer } from './server';
import type { TestServer } from './server';

export const VENDOR = 'Made-Up';
export const PASSWORD = 'made-up-password';
/** What the vendor says of a session that is dead. */
export const SESSION_OVER = { error: 'The session is over' };

const CREDENTIAL = 'madeUpApi';

/**
 * A vendor for the tests of what all vendors share: it answers in JSON, with `{"error": words}` for a refusal, and a session
 * travels in the header `session`.
 */
export const protocol: VendorProtocol = {
	vendor: VENDOR,
	read: ({ status, text }) => {
		if (status >= 300 && status < 400) return { kind: 'unexpected', what: 'redirect' };
		const value = parsed(text);
		if (isRecord(value) && typeof value.error === 'string') return refused(value.error);
		if (status >= 400) return { kind: 'unexpected', what: 'status' };
		if (text.startsWith('<html')) return { kind: 'unexpected', what: 'page' };
		return text.startsWith('<')
			? { kind: 'unexpected', what: 'xml' }
			: { kind: 'ok', value: value ?? null };
	},
};

/** The same in a session: its suspicion is told by words, and proven by asking at `/question`. */
export function sessionProtocol(url: string): VendorProtocol {
	return {
		...protocol,
		suspectsSession: (_response, answer) =>
			answer.kind === 'refused' && answer.said.deadSession === true,
		question: () => ({ kind: 'read', method: 'GET', url: `${url}/question`, timeout: 10_000 }),
		sessionOf: ({ headers }) => textOf(headers?.session) || undefined,
	};
}

function refused(message: string): VendorAnswer {
	const deadSession = message === SESSION_OVER.error;
	return {
		kind: 'refused',
		said: { message, description: 'Ask the vendor.', deadSession },
		details: { words: message },
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The vendor's credential: n8n keeps its session. A login is answered with the session as JSON text. */
class MadeUpApi implements ICredentialType {
	name = CREDENTIAL;

	displayName = 'Made-Up API';

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Password', name: 'password', type: 'string', default: PASSWORD },
		{
			displayName: 'Session',
			name: 'session',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credential: ICredentialDataDecryptedObject) {
		const url = `${textOf(credential.baseUrl)}/login`;
		const key = loginKey([url, credential.account]);
		const held = textOf(credential.session);
		const isDead = takeReason(credential) === 'dead';
		const { sessionId } = await logins.share(key, held, async () => await logIn(this, url), {
			isDead,
		});
		return { session: sessionId };
	}

	authenticate = async (
		credential: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const session = textOf(credential.session);
		const mark = takeMark(request);
		if (mark === session) throw renewalFor(credential, 'dead', mark);
		request.headers = { ...request.headers, session };
		return withDeadline(request);
	};
}

const logins = new Logins<{ sessionId: string }>();

async function logIn(n8n: IHttpRequestHelper, url: string): Promise<{ sessionId: string }> {
	const options = { ignoreSslIssues: false, secrets: [PASSWORD] };
	const { answer } = await sendUnsigned(n8n, protocol, loginTo(url), options);
	if (answer.kind === 'ok') return { sessionId: textOf(answer.value) };
	throw new LoginRefused(answer.kind === 'refused' ? answer.said.message : answer.what);
}

/** A login at the vendor. */
export function loginTo(url: string): ApiRequest {
	return {
		kind: 'read',
		method: 'POST',
		url,
		headers: { 'x-kept': 'yes' },
		body: { password: PASSWORD },
		timeout: 10_000,
	};
}

/** What tests work with: the vendor's server, and a node that is signed in to it. */
export class MadeUpVendor {
	private stores = 0;

	constructor(readonly server: TestServer) {}

	/** A new store with the vendor's credential, with a living session unless it is changed. */
	credentials(change: Record<string, string> = {}): CredentialStore {
		// An account of its own: what a login gave is remembered for longer than a test takes.
		const account = String(++this.stores);
		const data = { baseUrl: this.server.url, session: 'alive', account, ...change };
		return new CredentialStore({ [CREDENTIAL]: data }, [new MadeUpApi()]);
	}

	/** The session that n8n holds in a store. */
	sessionIn(store: CredentialStore): unknown {
		return store.of(CREDENTIAL).session;
	}

	/** Puts another session into a store, as another execution does that renewed it. */
	renewIn(store: CredentialStore, session: string): void {
		store.change(CREDENTIAL, { session });
	}

	/** Gives a store another server, as a person does who edits the credential. */
	moveIn(store: CredentialStore, baseUrl: string): void {
		store.change(CREDENTIAL, { baseUrl });
	}

	/** A request to the vendor. */
	request(kind: ApiRequest['kind'], change: Partial<ApiRequest> = {}): ApiRequest {
		return { kind, method: 'GET', url: `${this.server.url}/work`, timeout: 10_000, ...change };
	}

	/** Sends a request inside a node, and gives what came of it. */
	async send(
		kind: ApiRequest['kind'],
		change: Partial<ApiRequest> = {},
		options: ProbeOptions = {},
		by: VendorProtocol = protocol,
	): Promise<Ok | Failure> {
		const toSend = this.request(kind, change);
		return await this.inNode(
			async (n8n, credential) => await outcomeOf(request(n8n, by, credential, toSend)),
			options,
		);
	}

	/** As `send`, in a session. */
	async sendInSession(
		kind: ApiRequest['kind'],
		change: Partial<ApiRequest> = {},
		options: ProbeOptions = {},
	): Promise<Ok | Failure> {
		return await this.send(kind, change, options, sessionProtocol(this.server.url));
	}

	/** Runs `work` inside a node in n8n's own engine, with the vendor's credential opened. */
	async inNode<Result>(
		work: (n8n: IExecuteFunctions, credential: CredentialSnapshot) => Promise<Result>,
		options: ProbeOptions = {},
	): Promise<Result> {
		return await inNode(async (n8n) => await work(n8n, await openMadeUp(n8n)), {
			credentials: this.credentials(),
			credentialTypes: [CREDENTIAL],
			...options,
		});
	}
}

const SESSION_FIELDS = { sessionField: 'session', secretFields: ['session'] };

/** What came of a request: what it brought, or why it brought nothing. */
export async function outcomeOf(sent: Promise<Ok>): Promise<Ok | Failure> {
	try {
		return await sent;
	} catch (error) {
		if (error instanceof RequestError) return error.failure;
		throw error;
	}
}

/** Opens the vendor's credential for a run. */
export async function openMadeUp(n8n: IExecuteFunctions): Promise<CredentialSnapshot> {
	return await openCredential(n8n, CREDENTIAL, SESSION_FIELDS, (data) => ({
		baseUrl: textOf(data.baseUrl),
		ignoreSslIssues: false,
		complaint: data.baseUrl === '' ? 'The base URL is empty' : undefined,
	}));
}

/** The made-up vendor for the tests of a file. */
export function useMadeUpVendor(): MadeUpVendor {
	return new MadeUpVendor(useServer());
}
