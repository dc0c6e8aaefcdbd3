import { AGENTS, CALLBACKS, CAMPAIGNS, HASH_KEY, LEADS, MANAGER, SECOND_MANAGER } from './seed';
import type { StatusForm } from './statusForms';
import type { Switches } from './switches';

/** What can be set about the sandbox's Ameyo. */
export interface AmeyoSettings extends Switches {
	/** A session not used for so long is dead. The document's value (4.3.5) is 180000. */
	sessionTimeoutMs: number;
	/**
	 * A license of one session a user. `refuse`: a second plain login is refused, `force-login` ends the first session.
	 * `replace`: a second login of either kind ends the first session.
	 */
	singleSession: false | 'refuse' | 'replace';
	/** IANA zone of the server: callback times are read and printed in it. */
	timezone: string;
	/** A larger form body is dropped whole, as servlet containers do. */
	maxFormBytes: number;
	/** Added to this machine's clock wherever the server tells or stores a time. */
	clockOffsetMs: number;
	/** The URL of the customer's application that is called after each call; '' calls none. On this machine only. */
	statusUrl: string;
	/** How its parameters travel: in the query of a GET, as clients see it, or in the body of a POST. */
	statusForm: StatusForm;
	/** How long a call rings before its outcome is known. */
	ringMs: number;
	users: ReadonlyArray<typeof MANAGER>;
	hashKeys: ReadonlyArray<typeof HASH_KEY>;
	agents: typeof AGENTS;
	campaigns: typeof CAMPAIGNS;
	leads: typeof LEADS;
	callbacks: typeof CALLBACKS;
}

export const DEFAULTS: AmeyoSettings = {
	sessionTimeoutMs: 180_000,
	singleSession: false,
	timezone: 'Asia/Kolkata',
	maxFormBytes: 2 * 1024 * 1024,
	clockOffsetMs: 0,
	statusUrl: '',
	statusForm: 'query',
	ringMs: 50,
	users: [MANAGER, SECOND_MANAGER],
	hashKeys: [HASH_KEY],
	agents: AGENTS,
	campaigns: CAMPAIGNS,
	leads: LEADS,
	callbacks: CALLBACKS,
	hashKeyRefusal: 'null',
	parameters: 'queryAndBody',
	jsonLabel: 'text/plain;charset=UTF-8',
	printing: 'json',
	agentNamedAs: 'word',
	customerNamedAs: 'asSent',
	shouldAddCustomerAs: 'boolean',
	otherUploadNames: 'ignored',
	columnValues: 'textOnly',
	uploadAnswers: 'each',
	contactResult: null,
	namesResult: true,
	callbackOfRefusedContact: 'added',
	callbackRefusal: null,
	callbackIds: 'given',
	selfCallbackNeedsUser: true,
	crm: 'takes',
	campaignsAs: 'infos',
	sorting: 'taken',
	datesAs: 'samples',
	mostRows: 100,
	deadSessionWords: null,
	deadSessionAs: 'words',
	restDeadSession: 401,
	restServes: 'everySession',
	refusedCommands: {},
};
