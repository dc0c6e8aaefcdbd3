import type { QueueMode } from '../../sandbox/queue/queueMode';

// jest loads set-up, environment and teardown apart from each other; the global object is all they share.
declare global {
	var contactCenterQueueMode: QueueMode | undefined;
}

export function keep(running: QueueMode): void {
	globalThis.contactCenterQueueMode = running;
}

export function kept(): QueueMode | undefined {
	return globalThis.contactCenterQueueMode;
}

/**
 * The n8n in queue mode that the set-up has started.
 * @throws Error when a test is run without the set-up
 */
export function queueMode(): QueueMode {
	const running = kept();
	if (!running) {
		throw new Error('No n8n runs in queue mode for the tests. Run them with npm run test:queue.');
	}
	return running;
}
