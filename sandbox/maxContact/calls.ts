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
	private nextId = FIRST_CALL;
	/** The calls since the system last started. */
	private readonly byId = new Map<number, Call>();
	/** Calls that are not disposed of, by agent: a long run makes many calls. */
	private readonly open = new Map<number, Call[]>();

	underWay(): number {
		return [...this.open.values()].flat().filter(isLive).length;
	}

	/** The agent's calls that are live or wait for a result code, oldest first. */
	openOf(userId: number): Call[] {
		const open = (this.open.get(userId) ?? []).filter((call) => isLive(call) || isWrapping(call));
		this.open.set(userId, open);
		return open;
	}

	find(callId: number): Call | undefined {
		return this.byId.get(callId);
	}

	/** Places a call. It rings for `ringMs`, or, while calls are held, until they are released. */
	place(
		wanted: Pick<Call, 'userId' | 'leadId' | 'phoneNumber'>,
		outcome: ReturnType<typeof outcomeOf>,
		autoRecord: boolean,
	): Call {
		const call: Call = {
			...wanted,
			callId: this.nextId++,
			state: 'ringing',
			recording: 'off',
			startedAt: Date.now(),
		};
		this.all.push(call);
		this.byId.set(call.callId, call);
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

	/** The system starts again: its calls are gone, and their ids are given again. */
	restart(firstId: number): void {
		for (const call of this.waitingCalls()) this.stopWaiting(call);
		for (const call of this.all) if (isLive(call)) this.end(call, 'restart');
		this.byId.clear();
		this.open.clear();
		this.nextId = firstId;
	}

	/** Lets a ringing call meet its outcome now. Gives false when the call does not ring. */
	settle(call: Call): boolean {
		return this.goOn(call);
	}
}
