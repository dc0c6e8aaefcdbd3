import { Memory } from './memory';

interface LeasedTrigger {
	readonly memory: Memory;
	/** Of the poll that is at work. */
	lease?: Lease;
	takenAt: number;
}

/** The right of one poll to start executions, and to change what its trigger remembers. */
export class Lease {
	constructor(
		private readonly trigger: LeasedTrigger,
		readonly holder: object,
	) {}

	/** What is known of the trigger. */
	get memory(): Memory {
		return this.trigger.memory;
	}

	/** False once another poll has taken over. */
	isCurrent(): boolean {
		return this.trigger.lease === this;
	}

	/** Lets the next poll go ahead. */
	end(): void {
		if (this.isCurrent()) this.trigger.lease = undefined;
	}
}

/** Nobody polls so rarely that what is not stored would still matter. */
const FORGET_MS = 48 * 3_600_000;

/**
 * The leases of this process, one at a time for each trigger. n8n polls again while a poll still starts
 * executions: the same workflow when its time has come, and a newly published version of it.
 */
export class Leases {
	private readonly triggers = new Map<string, LeasedTrigger>();

	/**
	 * Takes the lease of a trigger, also from a poll of another version of the workflow.
	 *
	 * @param trigger names workflow and node
	 * @param holder what n8n polls with: one object for each time that a workflow is published
	 * @param now epoch milliseconds
	 * @returns undefined while an earlier poll of the same holder still is at work
	 */
	take(trigger: string, holder: object, now: number): Lease | undefined {
		this.sweep(now);
		const leased = this.triggers.get(trigger) ?? { memory: new Memory(), takenAt: now };
		if (leased.lease?.holder === holder) return undefined;
		const lease = new Lease(leased, holder);
		leased.lease = lease;
		leased.takenAt = now;
		this.triggers.set(trigger, leased);
		return lease;
	}

	private sweep(now: number): void {
		for (const [trigger, { lease, takenAt }] of this.triggers) {
			if (!lease && now - takenAt > FORGET_MS) this.triggers.delete(trigger);
		}
	}
}
