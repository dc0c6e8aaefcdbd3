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

/** What can be set about the sandbox's MaxContact. */
export interface MaxContactSettings {
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

export const DEFAULTS: MaxContactSettings = {
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
