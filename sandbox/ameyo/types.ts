/** The states an agent can be in, as far as click-to-dial tells them apart (click-to-dial document, 5.5.2). */
export type AgentState = 'available' | 'onBreak' | 'loggedOut';

export interface Agent {
	userId: string;
	state: AgentState;
	campaignIds: number[];
}

export interface Campaign {
	campaignId: number;
	campaignName: string;
	campaignType: 'Outbound Voice Campaign' | 'Interactive Voice Application';
}

/** Customer Manager document, 4.9.2. */
export interface Lead {
	leadId: number;
	campaignId: number;
	priority: number;
	weightage: number;
	enabled: boolean;
	maxAttempt: number;
	churnCount: number;
	fetchOrderDetails?: Array<{ ascending: boolean }>;
}

/** A value in one of the 35 columns of 4.6.2; absent is null in the vendor's database. */
export type ColumnValue = string | number;

export interface Contact {
	customerId: number;
	campaignId: number;
	leadId: number;
	/** As uploaded; phone1 is the key column. */
	customerData: Record<string, unknown>;
	columns: Record<string, ColumnValue>;
	validityTime?: string;
}

export interface Callback {
	customerCallbackId: string;
	campaignId: number;
	/** Epoch milliseconds. */
	callbackTime: number;
	selfCallback: boolean;
	userId: string | null;
	phone: string | null;
	customerId: number | null;
	/** Epoch milliseconds. */
	dateAdded: number;
	info: string | null;
}

export interface Session {
	sessionId: string;
	userId: string;
	terminal: string;
	/** Epoch milliseconds of this machine's clock. */
	createdAt: number;
	lastUsedAt: number;
	/** Why it is dead; absent while it lives. */
	ended?: 'timeout' | 'logout' | 'other login' | 'expired by rule';
}

export type CallOutcome =
	| 'connected'
	| 'agentDidNotAnswer'
	| 'customerDidNotAnswer'
	| 'couldNotConnect';

export interface Call {
	metaData: string;
	/** Under which the status URL hears of it. That it has nothing to do with `metaData` is inferred. */
	crtObjectId: string;
	userId: string;
	campaignId: number;
	phone: string;
	additionalParams: Record<string, unknown>;
	shouldAddCustomer?: unknown;
	startedAt: number;
	endedAt?: number;
	outcome: CallOutcome | 'ringing';
}

export interface User {
	userId: string;
	password: string;
}

export interface HashKey {
	hashKey: string;
	requestingHost: string;
	policyName: string;
}
