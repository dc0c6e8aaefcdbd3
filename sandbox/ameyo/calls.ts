import { CallList } from '../core/callList';
import { DIAL_ENDINGS } from './seed';
import type { AmeyoSettings } from './settings';
import type { Call, CallOutcome } from './types';

const MATCHES: ReadonlyArray<readonly [CallOutcome, string]> = [
	['agentDidNotAnswer', DIAL_ENDINGS.agentDidNotAnswer],
	['customerDidNotAnswer', DIAL_ENDINGS.customerDidNotAnswer],
	['couldNotConnect', DIAL_ENDINGS.couldNotConnect],
];

/** How a call to this number ends when no rule says otherwise. */
export const outcomeOf = (phone: string): CallOutcome =>
	MATCHES.find(([, ending]) => phone.endsWith(ending))?.[0] ?? 'connected';

/** The calls under way and those that are over. */
export class Calls extends CallList<Call, AmeyoSettings> {
	private readonly asking = new Map<string, number>();
	private nextMetaData = 77;

	/** The calls that ring now, for one agent or all. */
	override underWay(userId?: string): number {
		const calls = this.waitingCalls();
		return userId === undefined
			? calls.length
			: calls.filter((call) => call.userId === userId).length;
	}

	/** Counts a request to dial for an agent, and says how many are under way with it. */
	enter(userId: string): number {
		const parallel = (this.asking.get(userId) ?? 0) + 1;
		this.asking.set(userId, parallel);
		return parallel;
	}

	leave(userId: string): void {
		this.asking.set(userId, (this.asking.get(userId) ?? 1) - 1);
	}

	/** Lets a call ring. Resolves when it is over. */
	async ring(
		wanted: Omit<Call, 'metaData' | 'crtObjectId' | 'startedAt' | 'endedAt' | 'outcome'>,
		outcome: CallOutcome,
	): Promise<Call> {
		const metaData = `md-${this.nextMetaData}`;
		const crtObjectId = `d810-59423051-vce-${this.nextMetaData}`;
		this.nextMetaData += 1;
		const call: Call = {
			...wanted,
			metaData,
			crtObjectId,
			startedAt: Date.now(),
			outcome: 'ringing',
		};
		this.all.push(call);
		await new Promise<void>((resolve) => this.wait(call, this.settings.ringMs, resolve));
		call.endedAt = Date.now();
		call.outcome = outcome;
		this.changed();
		return call;
	}
}
