import { randomUUID } from 'node:crypto';

import { CallList } from '../core/callList';
import { DIAL_ENDINGS } from './seed';
import type { VirtualContactCenterSettings } from './settings';
import type { Call } from './types';

function outcomeOf(phone: string): Call['outcome'] {
	const digits = phone.replace(/\D/g, '');
	if (digits.endsWith(DIAL_ENDINGS.agentDidNotAnswer)) return 'agentDidNotAnswer';
	return digits.endsWith(DIAL_ENDINGS.customerDidNotAnswer) ? 'customerDidNotAnswer' : 'connected';
}

/** The calls of the agent: they ring, the two talk, and they end. */
export class Calls extends CallList<Call, VirtualContactCenterSettings> {
	private readonly hungUp = new Set<Call>();
	private nextTransaction = 90_001;

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

	/** Ends the calls under way, held ones too; those to come are held as before. */
	hangUp(): void {
		for (const call of this.all) this.hungUp.add(call);
		this.goOnAll();
	}

	private async pass(call: Call, ms: number): Promise<void> {
		if (this.hungUp.has(call)) return;
		await new Promise<void>((resolve) => this.wait(call, ms, resolve));
	}
}
