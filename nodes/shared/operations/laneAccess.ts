import { createHash } from 'crypto';
import type { CredentialSnapshot } from '../auth/credential';
import { shortened } from '../fields/text';
import { RequestError } from '../http/failure';
import type { Run } from './run';
import { SharedLanes } from './sharedLanes';

/** Those of all executions of this process. */
const lanes = new SharedLanes();

/** Gives a run's commands their turn in the lanes that all executions share. */
export class LaneAccess {
	private readonly stopped = new AbortController();

	private readonly signal: AbortSignal;

	/** @param credential opens the credential of the run */
	constructor(
		private readonly run: Run,
		private readonly credential: () => Promise<CredentialSnapshot>,
	) {
		const canceled = run.n8n.getExecutionCancelSignal();
		this.signal = AbortSignal.any([this.stopped.signal, ...(canceled ? [canceled] : [])]);
	}

	/** Lets those go that wait: nothing more of the run is to be carried out. */
	stop(): void {
		this.stopped.abort();
	}

	/**
	 * Carries out `work` when nobody else is in its lane; not at all where the run was stopped meanwhile.
	 *
	 * @param lane who is commanded, for a sentence; undefined where nobody is
	 * @param timeout milliseconds to wait for other executions
	 * @throws RequestError where the waiting came to nothing, and what `work` throws
	 */
	async enter(lane: string | undefined, timeout: number, work: () => Promise<void>): Promise<void> {
		if (lane === undefined) return await work();
		const key = laneKey(await this.credential(), lane);
		const { execution } = this.run;
		const passage = await lanes.hold({ key, execution, timeout, signal: this.signal }, work);
		if (passage === 'overdue') throw overdue(lane, timeout);
		if (passage === 'aborted' && this.run.isCanceled) throw canceled(lane);
	}
}

/** Names a lane by its server, account and agent. Hashed, because an account may be known by a secret. */
function laneKey({ type, baseUrl, account }: CredentialSnapshot, lane: string): string {
	const server = URL.canParse(baseUrl) ? new URL(baseUrl).href : baseUrl;
	return createHash('sha256')
		.update(JSON.stringify([type, server, account, lane]))
		.digest('hex');
}

function overdue(lane: string, timeout: number): RequestError {
	return new RequestError({
		kind: 'notSent',
		message: `Nothing was sent: other executions kept ${shortened(lane)} busy for more than ${timeout / 1000} seconds`,
		description:
			"Such commands are sent one after another, over all executions. Run the item again, or give it a longer 'Timeout' in 'Request Options'.",
	});
}

function canceled(lane: string): RequestError {
	return new RequestError({
		kind: 'canceled',
		// With one l: n8n looks for the word to tell a canceled execution from a failed one.
		message: `The execution was canceled while the item waited for ${shortened(lane)}. Nothing was sent.`,
	});
}
