/** Who may ask the token service for a token. */
export interface Login {
	login: string;
	password: string;
}

export interface Token {
	tokenKey: string;
	login: string;
	/** Epoch milliseconds of this machine's clock. */
	issuedAt: number;
	/** A key handed out by hand: it does not time out. */
	pasted: boolean;
	/** Why it is dead; absent while it lives. */
	ended?: 'timeout' | 'other login' | 'expired by rule';
}

/** An agent; the vendor says user. What it does follows from its calls, see `AgentState`. */
export interface Agent {
	userId: number;
	fullName: string;
	loggedIn: boolean;
	/** The campaign the agent is logged into; null: none. */
	campaignId: number | null;
	/** Whether the agent waits for calls when there is nothing else to do. */
	ready: boolean;
}

export type AgentState = 'loggedOut' | 'noCampaign' | 'notReady' | 'ready' | 'onCall' | 'wrapping';

export type CallEnding = 'agent' | 'customer' | 'noAnswer' | 'busy' | 'restart';

/** How an agent closed a call. */
export interface CallResult {
	resultCode: string;
	notes?: string;
	sales?: number;
}

export interface Call {
	callId: number;
	userId: number;
	leadId: bigint;
	phoneNumber: string;
	/** A bridged call goes on without the agent. */
	state: 'ringing' | 'connected' | 'held' | 'ended' | 'bridged';
	recording: 'off' | 'on' | 'stopped';
	/** Epoch milliseconds, as the next two. */
	startedAt: number;
	connectedAt?: number;
	endedAt?: number;
	ending?: CallEnding;
	/** The other call of a bridge. */
	bridgedTo?: number;
	/** Absent: the agent still has to dispose of it. */
	result?: CallResult;
}

export interface LeadPhone {
	leadPhoneId: bigint;
	phoneNumber: string;
	recordType: string;
	recordTypeId: number;
}

/** Lead ids are 64 bits wide ("LeadID: long"). */
export interface Lead {
	leadId: bigint;
	name: string;
	name2: string;
	phones: LeadPhone[];
}

/** The fields of a campaign that differ; the many others are filled in where it is printed. */
export interface Campaign {
	campaignId: number;
	campaignName: string;
	description: string;
	active: boolean;
	autoRecord: boolean;
	/** Null: never. */
	lastFetch: Date | null;
}

export interface AcdQueue {
	id: number;
	acdName: string;
	active: boolean;
}

export interface ResultCode {
	resultCodeId: number;
	code: string;
	description: string;
	isAgentViewable: boolean;
	isCallAgain: boolean;
	isCallback: boolean;
	isSuccess: boolean;
	isSystemResultCode: boolean;
	isTransfer: boolean;
}
