/**
 * Waits until everybody else in this process had two turns: n8n connects in the first and writes in the second, so a
 * request that was begun is on its way. n8n's `sleep` counts in milliseconds, in which a server near by has answered,
 * and a community node may not use Node's own timers.
 */
export async function untilRequestIsOut(): Promise<void> {
	await othersTurn();
	await othersTurn();
}

const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Settled by a task of its own, as ECMAScript has it for a notification, and not at the end of this one. */
async function othersTurn(): Promise<void> {
	const notified = Atomics.waitAsync(flag, 0, 0);
	Atomics.notify(flag, 0);
	await notified.value;
}
