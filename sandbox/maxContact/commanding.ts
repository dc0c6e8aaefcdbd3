import type { MaxContactCounts } from './counts';

/** Commands under way, by user id. One agent's commands should run one after another: those that do not are counted. */
export class Commanding {
	private readonly underWay = new Map<string, number>();

	constructor(private readonly counts: MaxContactCounts) {}

	/** Counts a command that has arrived; call what it gives when the command is answered. */
	enter(userId: string): () => void {
		const { maxParallelByAgent: most, overlappingCommands: overlapping } = this.counts;
		const parallel = (this.underWay.get(userId) ?? 0) + 1;
		this.underWay.set(userId, parallel);
		most[userId] = Math.max(most[userId] ?? 0, parallel);
		if (parallel > 1) overlapping[userId] = (overlapping[userId] ?? 0) + 1;
		return () => this.underWay.set(userId, (this.underWay.get(userId) ?? 1) - 1);
	}
}
