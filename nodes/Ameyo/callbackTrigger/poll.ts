import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { TIMEOUT_MS } from '../../shared/http/protocol';
import { openConnection } from '../transport/connection';
import { AmeyoClient } from '../transport/request';
import { PollBudget } from './budget';
import { Leases } from './lease';
import { read } from './read';
import { sample } from './sample';
import { readSettings } from './settings';
import { startEach } from './start';
import { knownAfter, unseen } from './window';

const leases = new Leases();

/**
 * One poll: starts an execution for each callback that was not seen before. A poll whose reading fails, or
 * takes longer than n8n gives it, starts nothing and changes nothing, and the first one after an activation
 * only looks.
 *
 * Every callback is remembered just before it starts, and n8n stores what is remembered with each start.
 * So a restart in between neither loses nor repeats one; only what n8n was doing in the very moment in
 * which it is killed is not sure. One that n8n could not start is forgotten again, and starts at the next
 * poll; it is lost only where n8n says so late, and is restarted before it starts another one. What a poll
 * learned without starting anything may be lost with n8n: the next poll learns it again.
 *
 * @returns null; one callback as a sample where a person tests the trigger, and the new callbacks where n8n gives the poll no way to start executions itself
 * @throws InputError for settings that cannot be meant
 * @throws RequestError in Ameyo's words, and where the time of the poll is over
 * @throws n8n's error where it could not start an execution
 */
export async function poll(n8n: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const budget = new PollBudget(n8n);
	const settings = readSettings(n8n);
	const connection = await openConnection(n8n, 'session');
	const requests = { timeout: TIMEOUT_MS, until: budget.readsUntil };
	const ameyo = new AmeyoClient(n8n, async () => connection, requests);
	if (n8n.getMode() === 'manual') return await budget.reading(sample(ameyo, settings));

	const trigger = `${n8n.getWorkflow().id} ${n8n.getNode().id}`;
	const lease = leases.take(trigger, n8n, Date.now(), budget.totalMs);
	if (!lease) return null;
	const { memory } = lease;
	const source = `${connection.baseUrl} ${settings.campaignId} ${settings.event}`;
	try {
		const known = memory.recall(n8n, source);
		const reading = await budget.reading(read(ameyo, settings, known));
		if (!lease.isCurrent()) return null;

		const fresh = unseen(known, reading);
		const after = knownAfter(known, reading);
		if (!known || fresh.length === 0) {
			memory.keep(n8n, source, after);
			return null;
		}

		// What another version of the workflow started is not in the static data of this one.
		memory.keep(n8n, source, known);
		const canStart = await startEach(n8n, fresh, {
			until: budget.endsAt,
			mayStart: () => lease.isCurrent(),
			before: (occurrence, isLast) => {
				memory.add(n8n, occurrence);
				// With the last start, so that n8n stores it: it stores nothing after a poll that starts nothing.
				if (isLast) memory.keep(n8n, source, after);
			},
			failed: (occurrence) => memory.remove(n8n, source, occurrence),
		});
		if (canStart) return null;
		// n8n starts one execution with all of them then.
		for (const occurrence of fresh) memory.add(n8n, occurrence);
		memory.keep(n8n, source, after);
		return [fresh.map(({ row }) => ({ json: row }))];
	} finally {
		lease.end();
	}
}
