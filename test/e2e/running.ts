import type { N8nServer } from '../../sandbox/n8n/n8nServer';

export interface Running {
	server: N8nServer;
	userFolder: string;
}

// jest loads set-up and teardown apart from each other; the global object is all they share.
declare global {
	var contactCenterE2e: Running | undefined;
}

export function keep(running: Running): void {
	globalThis.contactCenterE2e = running;
}

export function kept(): Running | undefined {
	return globalThis.contactCenterE2e;
}
