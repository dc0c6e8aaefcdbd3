import { randomUUID } from 'node:crypto';

import type { VirtualContactCenterSettings } from './settings';
import { DIAL_ENDINGS } from './seed';
import type { Call } from './types';

function outcomeOf(phone: string): Call['outcome'] {
	const digits = phone.replace(/\D/g, '');
	if (digits.endsWith(DIAL_ENDINGS.agentDidNotAnswer)) return 'agentDidNotAnswer';
	return digits.endsWith(DIAL_ENDINGS.customerDidNotAnswer) ? 'customerDidNotAnswer' : 'connected';
}

/** The calls of the agent: they ring, the two talk, and they end. */
export class Calls {
	readonly all: Call[] = [];
	private readonly waiting = new Map<Call, () => void>();
	private readonly hungUp = new Set<Call>();
	private held = false;
	private nextTransaction = 90_001;

	constructor(
		private readonly settings: VirtualContactCenterSettings,
		private readonly changed: () => void,
	) {}

	underWay(): number {
		return this.all.filter(({ state }) => state !== 'ended').length;
	}

	/** Begins a call. */
	place(
		wanted: Pick<
			Call,
			'phone' | 'callerId' | 'dialplanId' | 'queueId' | 'ctlUserdata' | 'extTransactionData'
		>,
	): Call {
		const call: Call = {
			...wanted,
			transactionId: String(this.nextTransaction),
			interactionGuid: `int-${randomUUID()}`,
			state: 'ringing',
			outcome: outcomeOf(wanted.phone),
			startedAt: Date.now(),
			wrapUp: { ...this.settings.wrapUp },
		};
		this.nextTransaction += 1;
		this.all.push(call);
		return call;
	}

	/** Lets a call run; resolves when it has ended. While calls are held, it rings until they are released. */
	async run(call: Call): Promise<void> {
		await this.pass(call, this.settings.ringMs);
		if (call.outcome === 'connected') {
			call.state = 'talking';
			call.answeredAt = Date.now();
			this.changed();
			await this.pass(call, this.settings.talkMs);
		}
		call.state = 'ended';
		call.endedAt = Date.now();
		this.changed();
	}

	hold(): void {
		this.held = true;
	}

	/** Lets every call go on at once, and new ones take their usual time again. */
	release(): void {
		this.held = false;
		for (const go of this.waiting.values()) go();
	}

	/** Ends the calls under way, held ones too; those to come are held as before. */
	hangUp(): void {
		for (const call of this.all) this.hungUp.add(call);
		for (const go of this.waiting.values()) go();
	}

	private async pass(call: Call, ms: number): Promise<void> {
		if (this.hungUp.has(call)) return;
		await new Promise<void>((resolve) => {
			this.waiting.set(call, resolve);
			if (!this.held) setTimeout(resolve, ms).unref();
		});
		this.waiting.delete(call);
	}
}
