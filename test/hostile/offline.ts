import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { AmeyoHashKeyApi } from '../../credentials/AmeyoHashKeyApi.credentials';
import { AmeyoSessionApi } from '../../credentials/AmeyoSessionApi.credentials';
import { MaxContactApi } from '../../credentials/MaxContactApi.credentials';
import { VirtualContactCenterApi } from '../../credentials/VirtualContactCenterApi.credentials';
import { RenewalNeeded } from '../../nodes/shared/auth/mark';
import { isRecord } from '../../nodes/shared/guards';
import { executeOperation } from '../../nodes/shared/operations/execute';
import { resources as ofAmeyo } from '../../nodes/Ameyo/resources';
import { resources as ofMaxContact } from '../../nodes/MaxContact/resources';
import { resources as ofVirtualContactCenter } from '../../nodes/VirtualContactCenter/resources';
import type { OperationCase } from '../support/everyOperation';

/** What a server answers. */
export interface Answer {
	status?: number;
	text: string;
	headers?: Record<string, string>;
}

const RESOURCES = {
	ameyo: ofAmeyo,
	maxContact: ofMaxContact,
	virtualContactCenter: ofVirtualContactCenter,
};

const TYPES: Record<string, ICredentialType> = {
	ameyoHashKeyApi: new AmeyoHashKeyApi(),
	ameyoSessionApi: new AmeyoSessionApi(),
	maxContactApi: new MaxContactApi(),
	virtualContactCenterApi: new VirtualContactCenterApi(),
};

export const SESSION = 'made-up-session';
const BASE = {
	baseUrl: 'https://vendor.example',
	userId: 'manager',
	password: 'made-up-password',
	hashKey: 'made-up-hash-key',
	requestingHost: 'crm.example',
	policyName: 'made-up-policy',
	sessionId: SESSION,
	sessionInfo: '',
};
const STORED: Record<string, ICredentialDataDecryptedObject> = {
	ameyoHashKeyApi: BASE,
	ameyoSessionApi: BASE,
	maxContactApi: {
		...BASE,
		authentication: 'login',
		login: 'remote',
		lookupUserId: '7',
		sessionToken: SESSION,
	},
	virtualContactCenterApi: {
		platformUrl: 'https://vcc-na7.8x8.com',
		sessionCookie: 'PHPSESSID=made-up-cookie',
	},
};

/**
 * Runs an operation for one item without n8n and without a socket, which would take more time than reading does: every
 * request is signed as n8n does it, and answered with the text.
 */
export async function runOffline(
	{ vendor, parameters, file }: OperationCase,
	answer: (text: string) => Answer,
	text: string,
): Promise<unknown> {
	const received = receivedOf(answer(text));
	const n8n: IExecuteFunctions = Object.assign(Object.create(null), {
		getNode: () => ({ name: 'Node', type: 'node', typeVersion: 1, parameters }),
		getInputData: () => [{ json: { phone1: '5555056887' } }],
		continueOnFail: () => true,
		getNodeParameter: (name: string, _i: number, fallback: unknown) =>
			valueAt(parameters, name) ?? fallback,
		getTimezone: () => 'Asia/Kolkata',
		getExecutionCancelSignal: () => undefined,
		getExecutionId: () => '1',
		getCredentials: async (type: string) => ({ ...STORED[type] }),
		addExecutionHints: () => undefined,
		evaluateExpression: () => 'https://n8n.example/webhook-waiting/1',
		getContext: () => ({}),
		isToolExecution: () => false,
		getExecuteData: () => ({}),
		putExecutionToWait: async () => undefined,
		logger: { info: () => undefined, warn: () => undefined },
		sendMessageToUI: () => undefined,
		helpers: {
			assertBinaryData: (_i: number, name: string) => file?.[name],
			prepareBinaryData: async (content: Buffer) => ({ data: content.toString('base64') }),
			httpRequestWithAuthentication: async (
				type: string,
				options: IHttpRequestOptions,
				{ credentialsDecrypted: { data } }: { credentialsDecrypted: { data: IDataObject } },
			) => {
				await sign(type, data, options);
				return received;
			},
		},
	});
	return await executeOperation(n8n, RESOURCES[vendor]);
}

/** What a credential's own code sends its requests with. */
export function requestHelper(answer: Answer): IHttpRequestHelper {
	return {
		helpers: Object.assign(Object.create(null), { httpRequest: async () => receivedOf(answer) }),
	};
}

/** The stored data of a credential. */
export function stored(type: string): ICredentialDataDecryptedObject {
	return { ...STORED[type] };
}

/** A call of a webhook as n8n hands it over. */
export interface WebhookCall {
	/** Behind the question mark. */
	query?: string;
	headers?: Record<string, string>;
	contentType?: string;
	body?: string;
	/** As n8n read it, where that is what is looked at. */
	bodyData?: IDataObject;
	parameters: IDataObject;
}

/** The secret of every call. */
export const SECRET = 'made-up-secret-1';

/** n8n's side of a webhook call. */
export function webhook(call: WebhookCall): IWebhookFunctions {
	const { query = '', headers = {}, contentType, body, bodyData = {}, parameters } = call;
	const request = {
		url: `/webhook/made-up-id/webhook?${query}`,
		contentType,
		encoding: 'utf-8',
		rawBody: body === undefined ? undefined : Buffer.from(body),
	};
	return Object.assign(Object.create(null), {
		getNode: () => ({ name: 'Node' }),
		getRequestObject: () => request,
		getHeaderData: () => headers,
		getQueryData: () => ({}),
		getBodyData: () => bodyData,
		getNodeParameter: (name: string, fallback: unknown) => valueAt(parameters, name) ?? fallback,
		getCredentials: async () => ({ name: 'token', value: SECRET }),
		getResponseObject: () => ({ writeHead: () => undefined, end: () => undefined }),
		evaluateExpression: () => 'awaited-call',
		logger: { error: () => undefined },
	});
}

function receivedOf({ status = 200, text, headers = {} }: Answer) {
	return { statusCode: status, headers, body: text };
}

/** As n8n does it: where the session is to be renewed, another one is there. */
async function sign(type: string, data: IDataObject, options: IHttpRequestOptions): Promise<void> {
	const authenticate = TYPES[type]?.authenticate;
	if (typeof authenticate !== 'function') throw new Error(`There is no ${type}`);
	const credential = Object.assign(Object.create(null), data);
	try {
		await authenticate(credential, options);
	} catch (error) {
		if (!(error instanceof RenewalNeeded)) throw error;
		Object.assign(data, { sessionId: 'renewed-session', sessionToken: 'renewed-session' });
		await authenticate(
			{ ...credential, sessionId: 'renewed-session', sessionToken: 'renewed-session' },
			options,
		);
	}
}

function valueAt(data: IDataObject, path: string): unknown {
	let value: unknown = data;
	for (const name of path.split('.')) value = isRecord(value) ? value[name] : undefined;
	return value;
}
