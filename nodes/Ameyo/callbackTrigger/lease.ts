import { Memory } from './memory';

interface LeasedTrigger {
	readonly memory: Memory;
	/** Of the poll that is at work. */
	lease?: Lease;
	takenAt: number;
	/** How long that poll may be at work. */
	budgetMs: number;
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
	 * Takes the lease of a trigger, also from a poll of another version of the workflow, and from one whose
	 * time is over: a poll that hung would keep its trigger silent until n8n is restarted.
	 *
	 * @param trigger names workflow and node
	 * @param holder what n8n polls with: one object for each time that a workflow is published
	 * @param now epoch milliseconds
	 * @param budgetMs how long the poll may be at work
	 * @returns undefined while an earlier poll of the same holder still is at work, in its time
	 */
	take(trigger: string, holder: object, now: number, budgetMs: number): Lease | undefined {
		this.sweep(now);
		const leased = this.triggers.get(trigger) ?? { memory: new Memory(), takenAt: now, budgetMs };
		const isInTime = now - leased.takenAt < leased.budgetMs;
		if (leased.lease?.holder === holder && isInTime) return undefined;
		const lease = new Lease(leased, holder);
		leased.lease = lease;
		leased.takenAt = now;
		leased.budgetMs = budgetMs;
		this.triggers.set(trigger, leased);
		return lease;
	}

	private sweep(now: number): void {
		for (const [trigger, { lease, takenAt }] of this.triggers) {
			if (!lease && now - takenAt > FORGET_MS) this.triggers.delete(trigger);
		}
	}
}
