/** Questions under way whether a session is dead; everybody who suspects the same one waits for one answer. */
export class Proofs {
	private readonly asked = new Map<string, Promise<boolean>>();

	/** @param ask asks the vendor something harmless in the session; true where it turned that away as well */
	async isDead(session: string, ask: () => Promise<boolean>): Promise<boolean> {
		const running = this.asked.get(session);
		if (running) return await running;
		const started = ask().finally(() => this.asked.delete(session));
		this.asked.set(session, started);
		return await started;
	}
}
