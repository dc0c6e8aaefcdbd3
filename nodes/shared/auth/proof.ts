/** Questions under way in a session that may be dead; everybody who suspects the same one waits for one answer. */
export class Proofs<Answer> {
	private readonly asked = new Map<string, Promise<Answer>>();

	/** @param ask asks the vendor something harmless in the session */
	async answer(session: string, ask: () => Promise<Answer>): Promise<Answer> {
		const running = this.asked.get(session);
		if (running) return await running;
		const started = ask().finally(() => this.asked.delete(session));
		this.asked.set(session, started);
		return await started;
	}
}
