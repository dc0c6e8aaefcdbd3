import { CallList } from '../core/callList';
import { DIAL_ENDINGS, FIRST_CALL } from './seed';
import type { MaxContactSettings } from './settings';
import type { Call, CallEnding } from './types';

/** How a call to this number fares when no rule says otherwise. */
export function outcomeOf(phone: string): 'answered' | 'noAnswer' | 'busy' {
	if (phone.endsWith(DIAL_ENDINGS.noAnswer)) return 'noAnswer';
	return phone.endsWith(DIAL_ENDINGS.busy) ? 'busy' : 'answered';
}

/** Whether a call still occupies its agent's line. */
export const isLive = (call: Call): boolean =>
	['ringing', 'connected', 'held'].includes(call.state);

/** Whether a call is over for the line but not for its agent, who owes it a result code. */
const isWrapping = (call: Call): boolean => call.state === 'ended' && !call.result;

/** The calls, and what becomes of those that ring. */
export class Calls extends CallList<Call, MaxContactSettings> {
	/** Calls that are not disposed of, by agent: a long run makes many calls. */
	private readonly open = new Map<number, Call[]>();

	/** The agent's calls that are live or wait for a result code, oldest first. */
	openOf(userId: number): Call[] {
		const open = (this.open.get(userId) ?? []).filter((call) => isLive(call) || isWrapping(call));
		this.open.set(userId, open);
		return open;
	}

	find(callId: number): Call | undefined {
		return this.all[callId - FIRST_CALL];
	}

	/** Places a call. It rings for `ringMs`, or, while calls are held, until they are released. */
	place(
		wanted: Pick<Call, 'userId' | 'leadId' | 'phoneNumber'>,
		outcome: ReturnType<typeof outcomeOf>,
		autoRecord: boolean,
	): Call {
		const call: Call = {
			...wanted,
			callId: FIRST_CALL + this.all.length,
			state: 'ringing',
			recording: 'off',
			startedAt: Date.now(),
		};
		this.all.push(call);
		this.open.set(call.userId, [...this.openOf(call.userId), call]);
		const settle = () => {
			if (outcome === 'answered') this.connect(call, autoRecord);
			else this.end(call, outcome);
			this.changed();
		};
		if (this.settings.ringMs === 0 && !this.held) settle();
		else this.wait(call, this.settings.ringMs, settle);
		return call;
	}

	private connect(call: Call, autoRecord: boolean): void {
		call.state = 'connected';
		call.connectedAt = Date.now();
		if (autoRecord) call.recording = 'on';
	}

	/** Ends a live call; its agent wraps up. */
	end(call: Call, ending: CallEnding): void {
		this.stopWaiting(call);
		call.state = 'ended';
		call.ending = ending;
		call.endedAt = Date.now();
		if (call.recording === 'on') call.recording = 'stopped';
	}

	/** Two customers go on without their agent. */
	bridge(first: Call, second: Call): void {
		for (const [call, other] of [
			[first, second],
			[second, first],
		] as const) {
			call.state = 'bridged';
			call.bridgedTo = other.callId;
			call.endedAt = Date.now();
			if (call.recording === 'on') call.recording = 'stopped';
		}
	}

	/** Lets a ringing call meet its outcome now. Gives false when the call does not ring. */
	settle(call: Call): boolean {
		return this.goOn(call);
	}
}
