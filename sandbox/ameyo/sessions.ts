import { AmeyoRefusal } from './refusals';
import type { AmeyoSettings } from './settings';
import type { Session } from './types';

/** Who is logged in. Time-outs are measured on use, with this machine's clock. */
export class Sessions {
	readonly all = new Map<string, Session>();
	private number = 0;

	constructor(private readonly settings: AmeyoSettings) {}

	/**
	 * Logs a user in and gives the new session.
	 * @throws AmeyoRefusal for a wrong password, or a second plain login under `singleSession: 'refuse'`. The words of both
	 * are inferred.
	 */
	login(userId: string, password: string, terminal: string, force: boolean): Session {
		const user = this.settings.users.find((known) => known.userId === userId);
		if (user?.password !== password) throw new AmeyoRefusal(1, 'Invalid user id or password');
		const others = this.living().filter((session) => session.userId === userId);
		if (this.settings.singleSession === 'refuse' && others.length > 0 && !force) {
			throw new AmeyoRefusal(1, `User: ${userId} is already logged in`);
		}
		if (force || this.settings.singleSession) {
			for (const session of others) session.ended = 'other login';
		}
		this.number += 1;
		// Never the same id twice, not even after a reset: a test may still hold an old one.
		const random = Math.floor(Math.random() * 0xffffffff)
			.toString(16)
			.padStart(8, '0');
		const sessionId = `d431-${random}-ses-${userId}-${5300 + this.number}-${this.number}`;
		const now = Date.now();
		const session: Session = { sessionId, userId, terminal, createdAt: now, lastUsedAt: now };
		this.all.set(sessionId, session);
		return session;
	}

	/** The living session with this id, marked as used now; undefined when it is dead or unknown. */
	use(sessionId: string): Session | undefined {
		const session = this.all.get(sessionId);
		if (!session || !this.lives(session)) return undefined;
		session.lastUsedAt = Date.now();
		return session;
	}

	living(): Session[] {
		return [...this.all.values()].filter((session) => this.lives(session));
	}

	/** Ends one session, or all. */
	expire(sessionId?: string): void {
		for (const session of this.living()) {
			if (sessionId === undefined || session.sessionId === sessionId) {
				session.ended = 'expired by rule';
			}
		}
	}

	private lives(session: Session): boolean {
		if (session.ended) return false;
		if (Date.now() - session.lastUsedAt <= this.settings.sessionTimeoutMs) return true;
		session.ended = 'timeout';
		return false;
	}
}
