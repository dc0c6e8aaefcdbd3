import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

/** Milliseconds that most requests may take. */
export const TIMEOUT_MS = 60_000;

/** A read may be sent again; a command is sent once. */
export type RequestKind = 'read' | 'command';

/** How the requests of one item (or batch) are sent. */
export interface RequestSettings {
	/** Milliseconds that one request may take. */
	timeout: number;
	/** Epoch milliseconds after which nothing is sent or waited for any more; absent where there is time. */
	until?: number;
	/** A canceled execution lets it come to its end, so that it is known what became of it; nothing is begun any more. */
	finishes?: boolean;
	/** Told of every answer, without secrets, and how to take them out of its parts; of none before each sending. */
	received?: (response: ApiResponse | undefined, redact: (text: string) => string) => void;
	/** Told of every command before it goes out; what it throws keeps the command from being sent. */
	beforeCommand?: (request: ApiRequest) => void;
}

/** A request to a vendor, before it is signed. */
export interface ApiRequest extends RequestSettings {
	kind: RequestKind;
	method: IHttpRequestMethods;
	url: string;
	headers?: Record<string, string>;
	qs?: IDataObject;
	arrayFormat?: IHttpRequestOptions['arrayFormat'];
	/** Text as it goes out, or an object for JSON. */
	body?: string | IDataObject;
	/** What it carries besides the credential that nobody may see. */
	secrets?: readonly string[];
	/** Tells the credential what to do with the session before it signs; see `auth/mark`. */
	mark?: string;
}

/** An answer as it came: any status, the text of the body. */
export interface ApiResponse {
	status: number;
	text: string;
	/** Target of a redirect. */
	location?: string;
	/** As the header says. */
	retryAfter?: string;
}

/** What a vendor said, for a person. */
export interface VendorMessage {
	message: string;
	/** What to do next. */
	description?: string;
	/** It says that the session is not alive. */
	deadSession?: boolean;
}

/** What a vendor means by an answer. */
export type VendorAnswer =
	| { kind: 'ok'; value: unknown }
	| {
			kind: 'refused';
			said: VendorMessage;
			details?: IDataObject;
			/** Nothing says so but the form of the answer. */
			inferred?: boolean;
	  }
	/** Not the vendor's language; what it is instead, and the vendor's own sentence about it where it has one. */
	| { kind: 'unexpected'; what: 'redirect' | 'status' | 'page' | 'xml'; said?: VendorMessage };

/** An answer, and what it means. */
export interface Received {
	response: ApiResponse;
	answer: VendorAnswer;
}

/** How a vendor speaks. */
export interface VendorProtocol<Request extends ApiRequest = ApiRequest> {
	/** Name for the sentences. */
	vendor: string;
	/** What an answer means. Never throws. */
	read(response: ApiResponse, request: Request): VendorAnswer;
	/** Whether an answer may say that the session is dead, by its words. Absent where n8n can renew none. */
	suspectsSession?(response: ApiResponse, answer: VendorAnswer, request: Request): boolean;
	/**
	 * Something harmless to ask in a session, which a dead one turns away: the proof of a suspicion.
	 * Undefined where nothing can be asked; the first answer stands then.
	 */
	question?(): Request | undefined;
	/**
	 * Whether the answer to the question shows that the session is dead in which the suspicious answer came.
	 * Where it is absent, an answer to the question that is suspicious as well does.
	 */
	confirmsDead?(question: Received, suspicious: Received): boolean;
	/** Whether an answer proves by itself that the session is dead, beside HTTP 401. */
	provesDead?(response: ApiResponse, answer: VendorAnswer, request: Request): boolean;
	/** The session that a signed request carries. */
	sessionOf?(signed: IHttpRequestOptions): string | undefined;
	/** Told of every session that an answer shows to be alive. */
	sessionUsed?(session: string): void;
}
