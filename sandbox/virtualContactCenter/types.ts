import type { WRAP_UP } from './seed';

type CallState = 'ringing' | 'talking' | 'ended';

/** A call that was placed. Times are epoch milliseconds. */
export interface Call {
	transactionId: string;
	interactionGuid: string;
	/** As dialled: prefix and number. */
	phone: string;
	callerId: string;
	dialplanId: string;
	queueId: string;
	/** As received. */
	ctlUserdata: string;
	extTransactionData: string;
	state: CallState;
	outcome: 'connected' | 'agentDidNotAnswer' | 'customerDidNotAnswer';
	startedAt: number;
	/** Absent when the call was not established. */
	answeredAt?: number;
	endedAt?: number;
	wrapUp: typeof WRAP_UP;
}

/** A record that the action made in the CRM. */
export interface CreatedRecord {
	id: string;
	objectType: string;
	fields: Record<string, string>;
	/** The record that the call log is linked to (extTransactionData). */
	linkedTo?: string;
}

/** A form that 8x8 posted, and what came of it. */
export interface Sent {
	kind: 'launch' | 'callback';
	url: string;
	fields: Record<string, string>;
	/** HTTP status of the answer; 0 where there was none. */
	status: number;
	/** The answer's body, or why there was none. */
	answer: string;
}
