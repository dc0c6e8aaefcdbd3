/** One poll's right to start executions. */
export interface Turn {
	/** False once another poll has taken over. */
	isCurrent(): boolean;
	/** What this process has started, with its times; also by polls that took over, or were taken over. */
	seen: Map<string, number>;
	end(): void;
}

interface Activity {
	poller?: object;
	seen: Map<string, number>;
	lastTurn: number;
}

/** Nobody polls so rarely that it would still matter. */
const FORGET_MS = 48 * 3_600_000;

/**
 * Polls of this process, by trigger. n8n polls again while a poll still starts executions: the same
 * workflow when its time has come, and a newly published one, which was given the state from before.
 */
export class Turns {
	private readonly activities = new Map<string, Activity>();

	/**
	 * @param trigger names workflow, node and source
	 * @param poller what n8n polls with: one object for each time that a workflow is published
	 * @returns undefined while the same poller still is at work
	 */
	take(trigger: string, poller: object, now: number): Turn | undefined {
		this.sweep(now);
		const activity: Activity = this.activities.get(trigger) ?? { seen: new Map(), lastTurn: now };
		if (activity.poller === poller) return undefined;
		activity.poller = poller;
		activity.lastTurn = now;
		this.activities.set(trigger, activity);
		return {
			isCurrent: () => activity.poller === poller,
			seen: activity.seen,
			end: () => {
				if (activity.poller === poller) activity.poller = undefined;
			},
		};
	}

	private sweep(now: number): void {
		for (const [trigger, { poller, lastTurn }] of this.activities) {
			if (!poller && now - lastTurn > FORGET_MS) this.activities.delete(trigger);
		}
	}
}
