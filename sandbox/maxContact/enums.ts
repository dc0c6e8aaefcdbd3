import type { Call } from './types';

/*
 * The document names CallState, CallStatus and RecordingState as ints and says no more. All numbers in this file are
 * inferred: they are the sandbox's own, and code that talks to a real server must not rely on them.
 */

/** How things stand with the call's line. */
export const CALL_STATE: Readonly<Record<Call['state'], number>> = {
	ringing: 1,
	connected: 2,
	held: 3,
	ended: 4,
	bridged: 5,
};

/** 0 while the call has not ended, then how it ended. */
export const CALL_STATUS = { underWay: 0, agent: 1, customer: 2, noAnswer: 3, busy: 4 } as const;

export const RECORDING_STATE: Readonly<Record<Call['recording'], number>> = {
	off: 0,
	on: 1,
	stopped: 2,
};
