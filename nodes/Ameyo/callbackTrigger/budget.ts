import type { IPollFunctions } from 'n8n-workflow';
import { RequestError } from '../../shared/http/failure';

/** Where n8n does not say how long a poll may take. */
const USUAL_MS = 300_000;
/** No poll takes longer, whatever n8n says: the ones after it wait. */
const LONGEST_MS = 3_600_000;
/** The part of its time in which a poll reads; the rest is for starting executions. */
const TO_READ = 0.8;

/** How long one poll may take: n8n gives it up when its time is over, and does not tell it. */
export class PollBudget {
	readonly totalMs: number;

	private readonly startedAt = Date.now();

	/** @param n8n what n8n gives to the node's `poll`; its older versions do not tell the time */
	constructor(n8n: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>) {
		const given = n8n.getPollBudgetMs?.() ?? NaN;
		this.totalMs = given > 0 ? Math.min(given, LONGEST_MS) : USUAL_MS;
	}

	/** Epoch milliseconds until which executions may be started. */
	get endsAt(): number {
		return this.startedAt + this.totalMs;
	}

	/** Epoch milliseconds after which no request may run. */
	get readsUntil(): number {
		return this.startedAt + this.totalMs * TO_READ;
	}

	/**
	 * Waits for reading, and no longer than until its time is over. What it brings later is dropped: the next poll
	 * reads it again.
	 *
	 * @throws RequestError when its time is over
	 */
	async reading<T>(work: Promise<T>): Promise<T> {
		const left = Math.max(1, Math.floor(this.readsUntil - Date.now()));
		const timeIsUp = AbortSignal.timeout(left);
		let giveUp = () => {};
		const givenUp = new Promise<never>((_, reject) => {
			giveUp = () => reject(overstayed());
			timeIsUp.addEventListener('abort', giveUp);
		});
		try {
			return await Promise.race([work, givenUp]);
		} finally {
			timeIsUp.removeEventListener('abort', giveUp);
		}
	}
}

function overstayed(): RequestError {
	return new RequestError({
		kind: 'inDoubt',
		message: 'Ameyo took longer to tell its callbacks than n8n gives a poll',
		description: 'Nothing was started, and nothing is lost: the next poll reads them again.',
	});
}
