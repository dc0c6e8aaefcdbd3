/** How long a session counts as alive after its last use by this process. */
const FRESH_MS = 60_000;

/** When this process last had an answer for a session, and the checks under way. */
export class Liveness {
	private readonly usedAt = new Map<string, number>();

	private readonly checks = new Map<string, Promise<void>>();

	used(session: string): void {
		// Old entries say nothing any more: the map stays as small as the last minute was busy.
		for (const [known, at] of this.usedAt) {
			if (Date.now() - at > FRESH_MS) this.usedAt.delete(known);
		}
		this.usedAt.set(session, Date.now());
	}

	/** Runs `check` when this process has not used the session for a minute; one check for all who wait. */
	async ensure(session: string, check: () => Promise<void>): Promise<void> {
		const at = this.usedAt.get(session);
		if (at !== undefined && Date.now() - at <= FRESH_MS) return;
		const running = this.checks.get(session);
		if (running) return await running;
		const started = check().finally(() => this.checks.delete(session));
		this.checks.set(session, started);
		await started;
	}
}
