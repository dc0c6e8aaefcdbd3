import type { IPollFunctions } from 'n8n-workflow';
import type { Occurrence } from './occurrence';
import { appendSeen, readKnown, writeKnown } from './stored';
import { merged } from './window';
import type { Known } from './window';

/**
 * Activations whose first poll has been. n8n polls with one object for each time that a workflow is
 * published or n8n starts.
 */
const begun = new WeakSet<IPollFunctions>();

/**
 * What a trigger has seen. This is its only owner, and changes the copy in n8n's static data with it:
 * that outlives the process, but each version of a workflow has its own, read when it was published.
 */
export class Memory {
	private known: Known | undefined;
	private source = '';

	/** What was added and did not start after all, with its time. */
	private readonly failed = new Map<string, number>();

	/**
	 * What earlier polls learned.
	 *
	 * @param source names server, campaign and event: what is known of another one says nothing
	 * @returns undefined where the trigger begins anew
	 */
	recall(n8n: IPollFunctions, source: string): Known | undefined {
		if (n8n.getActivationMode() === 'activate' && !begun.has(n8n)) {
			this.failed.clear();
			return undefined;
		}
		const stored = readKnown(n8n.getWorkflowStaticData('node'), source);
		const own = this.source === source ? this.known : undefined;
		return stored && own ? merged(stored, own) : stored;
	}

	/** From now on this is what is known, and nothing else. */
	keep(n8n: IPollFunctions, source: string, known: Known): void {
		begun.add(n8n);
		if (this.source !== source) this.failed.clear();
		this.leaveOutFailed(known);
		this.known = known;
		this.source = source;
		writeKnown(n8n.getWorkflowStaticData('node'), source, known);
	}

	/** Adds one occurrence to what is known. */
	add(n8n: IPollFunctions, { key, at }: Occurrence): void {
		this.failed.delete(key);
		this.known?.seen.set(key, at);
		appendSeen(n8n.getWorkflowStaticData('node'), key, at);
	}

	/**
	 * Takes back one that was added and did not start: the next poll finds it anew.
	 *
	 * @param source that it belongs to; nothing is taken back once another one is known
	 */
	remove(n8n: IPollFunctions, source: string, { key, at }: Occurrence): void {
		if (!this.known || this.source !== source) return;
		this.failed.set(key, at);
		this.known.seen.delete(key);
		writeKnown(n8n.getWorkflowStaticData('node'), source, this.known);
	}

	/** A poll that is under way, and another version's static data, still hold what was taken back meanwhile. */
	private leaveOutFailed({ from, seen }: Known): void {
		for (const [key, at] of this.failed) {
			seen.delete(key);
			if (at < from) this.failed.delete(key);
		}
	}
}
