import { createHash } from 'crypto';

/** How long a finished login may be handed out again: until n8n has stored it. Later it may be dead. */
const REUSE_MS = 5_000;

interface Shared<Login> {
	login: Promise<Login>;
	/** Set when the login has ended. */
	ended?: { at: number; login: Login };
}

/**
 * Logins of this process. One in flight is shared by everybody who needs the same one; a finished one
 * is handed out for five seconds more, but never to somebody whose session it is that died.
 */
export class Logins<Login extends { sessionId: string }> {
	private readonly byKey = new Map<string, Shared<Login>>();

	/**
	 * @param key of `loginKey`
	 * @param dead the session that the caller holds and cannot use
	 */
	async share(key: string, dead: string, login: () => Promise<Login>): Promise<Login> {
		const known = this.byKey.get(key);
		// Nothing is awaited before a login is started: all who wait would start one of their own.
		if (known && !known.ended) return await known.login;
		const recent = this.recent(key);
		return recent && recent.sessionId !== dead ? recent : await this.start(key, login);
	}

	/** Whether a session comes from a login of the last five seconds. */
	isRecent(key: string, sessionId: string): boolean {
		return this.recent(key)?.sessionId === sessionId;
	}

	/** A session that was ended on purpose is not handed out again. */
	forget(key: string): void {
		if (this.byKey.get(key)?.ended) this.byKey.delete(key);
	}

	private recent(key: string): Login | undefined {
		const ended = this.byKey.get(key)?.ended;
		return ended && Date.now() - ended.at < REUSE_MS ? ended.login : undefined;
	}

	private async start(key: string, login: () => Promise<Login>): Promise<Login> {
		this.sweep();
		const shared: Shared<Login> = { login: login() };
		this.byKey.set(key, shared);
		shared.login.then(
			(done) => (shared.ended = { at: Date.now(), login: done }),
			() => this.byKey.delete(key),
		);
		return await shared.login;
	}

	private sweep(): void {
		for (const [key, { ended }] of this.byKey) {
			if (ended && Date.now() - ended.at >= REUSE_MS) this.byKey.delete(key);
		}
	}
}

/**
 * A name for a login, over every field that it sends, the password included: with user and host
 * alone, a credential with a wrong password would be handed somebody else's session.
 */
export function loginKey(fields: readonly unknown[]): string {
	return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
