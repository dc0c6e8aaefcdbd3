import type { INode } from 'n8n-workflow';
import type { Answers } from './answers';
import type { Batch } from './batch';
import { copyForItem } from './oldErrors';

/**
 * Sends batches, at most `concurrency` side by side, each cut off when its turn comes. A batch that
 * fails fails its own items only.
 *
 * @param send sends one batch and gives its items their answers
 * @param goOn asked before each batch
 */
export async function sendBatches<Settings>(
	node: INode,
	batches: Iterable<Batch<Settings>>,
	concurrency: number,
	answers: Answers,
	send: (batch: Batch<Settings>) => Promise<void>,
	goOn: () => boolean,
): Promise<void> {
	const queue = batches[Symbol.iterator]();
	async function worker(): Promise<void> {
		while (goOn() && !answers.mustStop) {
			const next = queue.next();
			if (next.done) return;
			const batch = next.value;
			try {
				await send(batch);
			} catch (error) {
				for (const { index } of batch.pieces) answers.fail(index, copyForItem(node, error, index));
			}
		}
	}
	await Promise.all(Array.from({ length: concurrency }, worker));
}
