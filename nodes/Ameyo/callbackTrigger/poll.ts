import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { isRecord } from '../../shared/oldErrors';
import { Fields } from '../../shared/fields';
import { connectAnew } from '../transport/connection';
import { readOccurrences, serverClock } from './read';
import type { TriggerOn } from './read';
import { sample } from './sample';
import { startEach } from './starts';
import { addSeen, readKnown, writeKnown } from './state';
import { Turns } from './turns';
import type { Turn } from './turns';
import { knownAfter, readFrom, unseen } from './window';
import type { Known } from './window';

const turns = new Turns();
/**
 * State of workflows that were activated, and not restarted: their first poll begins anew. n8n makes
 * one object of it for each time that a workflow is published or n8n starts.
 */
const begun = new WeakSet<IDataObject>();

/**
 * One poll: starts an execution for each callback that was not seen before. A poll that fails starts
 * nothing and changes nothing, and the first one after an activation only looks.
 *
 * Every callback is marked in the state before it starts, and n8n stores the state with each start. So
 * a restart in between neither loses nor repeats one; only what n8n was doing in the very moment in which
 * it is killed is not sure. What a poll learned without starting anything may be lost with n8n: the
 * next poll learns it again.
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const campaignId = campaignOf.call(this);
	const trigger: TriggerOn = this.getNodeParameter('event') === 'due' ? 'due' : 'scheduled';
	const connection = await connectAnew.call(this, 'session');
	if (this.getMode() === 'manual') {
		const now = await serverClock.call(this, connection);
		return await sample.call(this, connection, campaignId, trigger, now);
	}
	const source = `${connection.baseUrl} ${campaignId} ${trigger}`;
	const name = `${this.getWorkflow().id} ${this.getNode().id} ${source}`;
	const turn = turns.take(name, this, Date.now());
	if (!turn) return null;
	try {
		const own = Date.now();
		const clocks = { server: await serverClock.call(this, connection), own };
		const stored = this.getWorkflowStaticData('node');
		const known = mustBegin(this, stored) ? undefined : readKnown(stored, source);
		const read = async () => {
			const from = readFrom(known, clocks);
			return await readOccurrences.call(this, connection, campaignId, trigger, from, clocks.server);
		};
		const first = await read();
		// Pages shift when a row before them goes. A row missed here would look new at the next poll.
		const occurrences = known ? first : first.concat(await read());
		begun.add(stored);
		if (!turn.isCurrent()) return null;
		for (const [key, at] of turn.seen) known?.seen.set(key, at);
		if (!known) turn.seen.clear();
		const fresh = known ? unseen(known, occurrences, clocks) : [];
		const after = knownAfter(known?.seen ?? turn.seen, occurrences, clocks);
		if (fresh.length === 0) writeKnown(stored, source, after);
		const started = await startEach.call(
			this,
			fresh,
			({ key, at }, i) => {
				turn.seen.set(key, at);
				// With the last start, so that n8n stores it: it stores nothing after a poll that starts nothing.
				if (i === fresh.length - 1) writeKnown(stored, source, after);
				else addSeen(stored, key, at);
			},
			() => turn.isCurrent(),
		);
		if (started !== 'some') forgetOthers(turn, after);
		if (started !== 'none') return null;
		// n8n starts one execution with all of them then.
		for (const { key, at } of fresh) turn.seen.set(key, at);
		writeKnown(stored, source, after);
		return [fresh.map(({ row }) => ({ json: row }))];
	} finally {
		turn.end();
	}
}

function mustBegin(context: IPollFunctions, stored: IDataObject): boolean {
	return context.getActivationMode() === 'activate' && !begun.has(stored);
}

function forgetOthers(turn: Turn, { seen }: Known): void {
	for (const key of turn.seen.keys()) if (!seen.has(key)) turn.seen.delete(key);
}

function campaignOf(this: IPollFunctions): string {
	const chosen: unknown = this.getNodeParameter('campaignId');
	const value = isRecord(chosen) ? chosen.value : chosen;
	return new Fields(this.getNode(), 0).requiredDigits('Campaign', value);
}
