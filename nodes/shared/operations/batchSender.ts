import { toNodeError } from '../errors';
import { ReceivedAnswer } from '../http/includeAnswer';
import { remember, resultsOf, withAnswer } from './batchResults';
import type { Afterwards, JoinedBatch } from './batches';
import type { OpenedServices } from './definition';
import type { ItemResults } from './itemResults';
import { Pause } from './pause';
import type { BulkRun } from './records';

/**
 * Sends batches, each with the request options of its first item, and gives every record its result: that of its
 * own, or the error of the whole batch. Where nothing depends on the results, they are left to be given afterwards.
 */
export function batchSender<V, Sent, Services, Prepared, Answer>(
	{ run, definition, prepared, options, tries }: BulkRun<V, Sent, Services, Prepared, Answer>,
	servicesFor: OpenedServices<Services>['servicesFor'],
	results: ItemResults,
): (batch: JoinedBatch<V>) => Promise<Afterwards | undefined> {
	return async ({ records, joined }) => {
		const first = records[0]?.i ?? 0;
		const { timeout, includeAnswer } = options(first);
		const received = includeAnswer ? new ReceivedAnswer() : undefined;
		const attempt = tries.begin();
		const fail = async (caught: unknown) => {
			const error = received ? received.inDetails(caught) : caught;
			await new Pause().forEach(records, ({ i }) => {
				attempt.failed(i, error);
				results.fail(i, toNodeError(run.node, error, i));
			});
		};
		const give = async (answer: Answer) => {
			const nextResult = resultsOf(definition, records, answer, prepared);
			// A new one: n8n got on while the answer was waited for.
			await new Pause().forEach(records, ({ i }) => {
				const result = withAnswer(nextResult(), received);
				remember(attempt, i, result);
				results.give(run.node, i, result);
			});
		};
		try {
			const services = servicesFor(first, {
				timeout,
				received: received?.received,
				...attempt.settings,
			});
			const answer = await definition.send(records, services, joined);
			const isSure = !run.stopsOnError || definition.failedNone?.(records, answer) === true;
			if (isSure) return async () => await give(answer).catch(fail);
			await give(answer);
		} catch (caught) {
			await fail(caught);
		}
		return undefined;
	};
}
