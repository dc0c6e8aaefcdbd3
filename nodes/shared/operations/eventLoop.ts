/**
 * Waits for two passes of the event loop: n8n connects in the first and writes in the second, so a request that was
 * begun is on its way. n8n's `sleep` counts in milliseconds, in which a server near by has answered, and a community
 * node may not use Node's own timers.
 */
export async function untilRequestIsOut(): Promise<void> {
	await nextPass();
	await nextPass();
}

const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** A notification settles its promise by a task of its own, and not at the end of the one that runs. */
async function nextPass(): Promise<void> {
	const notified = Atomics.waitAsync(flag, 0, 0);
	Atomics.notify(flag, 0);
	await notified.value;
}
