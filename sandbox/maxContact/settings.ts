import {
	ACD_QUEUES,
	AGENTS,
	CAMPAIGNS,
	LEADS,
	LOGIN,
	RESULT_CODES,
	SECOND_LOGIN,
	TOKEN_KEY,
} from './seed';
import type { Switches } from './switches';

/** What can be set about the sandbox's MaxContact. */
export interface MaxContactSettings extends Switches {
	/** A token dies so long after it was issued. No document says when; the default of an hour is inferred. */
	tokenTimeoutMs: number;
	/** Whether a login's new token ends its earlier ones: the worst case for those who share a token. */
	singleToken: boolean;
	/** How long a call rings. 0: it has connected (or failed) before `dial` answers. */
	ringMs: number;
	logins: ReadonlyArray<typeof LOGIN>;
	/** Tokens that nobody asked the token service for. They do not time out. */
	pastedTokens: readonly string[];
	agents: typeof AGENTS;
	campaigns: typeof CAMPAIGNS;
	resultCodes: typeof RESULT_CODES;
	acdQueues: typeof ACD_QUEUES;
	leads: typeof LEADS;
}

/** What the document says, or the sandbox's own reading where it is silent. */
export const DEFAULTS: MaxContactSettings = {
	olderTenant: false,
	unauthorized: 'code',
	unauthorizedWords: null,
	listsAs: 'array',
	emptyListAs: 'array',
	dataOfCommands: null,
	omitted: [],
	leadsPrinted: 'twice',
	refusesPlus: false,
	tokenTimeoutMs: 3_600_000,
	singleToken: false,
	ringMs: 50,
	logins: [LOGIN, SECOND_LOGIN],
	pastedTokens: [TOKEN_KEY],
	agents: AGENTS,
	campaigns: CAMPAIGNS,
	resultCodes: RESULT_CODES,
	acdQueues: ACD_QUEUES,
	leads: LEADS,
};
