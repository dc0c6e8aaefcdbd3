/** How long to wait for what n8n is sure to do. A limit only: a slow or busy machine may take minutes. */
export const PATIENCE_MS = 300_000;

/**
 * Asks again and again until there is an answer.
 * @param ask gives undefined as long as there is none
 * @param failure the message when there is none in time
 * @throws Error after `timeoutMs`, and what `ask` throws
 */
export async function until<T>(
	ask: () => Promise<T | undefined>,
	failure: () => string,
	timeoutMs = PATIENCE_MS,
): Promise<T> {
	for (const started = Date.now(); ; ) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() - started > timeoutMs) throw new Error(failure());
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
