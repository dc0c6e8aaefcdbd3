import { toNodeError } from '../errors';
import { ReceivedAnswer } from '../http/includeAnswer';
import { remember, resultsOf, withAnswer } from './batchResults';
import type { Batch } from './batches';
import type { OpenedServices } from './definition';
import type { ItemResults } from './itemResults';
import { Pause } from './pause';
import type { BulkRun } from './records';

/**
 * Sends batches, each with the request options of its first item, and gives every record its result: that of its
 * own, or the error of the whole batch.
 */
export function batchSender<V, Sent, Services, Prepared, Answer>(
	{ run, definition, prepared, options, tries }: BulkRun<V, Sent, Services, Prepared, Answer>,
	servicesFor: OpenedServices<Services>['servicesFor'],
	results: ItemResults,
): (records: Batch<V>) => Promise<void> {
	return async (records) => {
		const first = records[0]?.i ?? 0;
		const { timeout, includeAnswer } = options(first);
		const received = includeAnswer ? new ReceivedAnswer() : undefined;
		const attempt = tries.begin();
		try {
			const services = servicesFor(first, {
				timeout,
				received: received?.received,
				...attempt.settings,
			});
			const answer = await definition.send(records, services);
			const given = resultsOf(definition, records, answer, prepared);
			// A new one: n8n got on while the answer was waited for.
			await new Pause().forEach(records, ({ i }) => {
				const answered = given.next();
				if (answered.done) return;
				const result = withAnswer(answered.value, received);
				remember(attempt, i, result);
				results.give(run.node, i, result);
			});
		} catch (caught) {
			const error = received ? received.inDetails(caught) : caught;
			await new Pause().forEach(records, ({ i }) => {
				attempt.failed(i, error);
				results.fail(i, toNodeError(run.node, error, i));
			});
		}
	};
}
