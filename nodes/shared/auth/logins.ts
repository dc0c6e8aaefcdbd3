import { createHash } from 'crypto';
import { isRefusal, LoginRefused } from './credential';
import type { CredentialError } from './credential';

/** How long a finished login may be handed out again: until n8n has stored it. Later it may be dead. */
const REUSE_MS = 5_000;

/**
 * How long a refused login is not asked for again. Servers lock a user out after some wrong passwords within
 * a quarter of an hour, often five: a trigger that polls every minute stays below that, and a user who was
 * unlocked there waits for minutes only.
 */
const REFUSED_MS = 5 * 60_000;

interface Shared<Login> {
	login: Promise<Login>;
	/** Set when the login has ended. */
	ended?: { at: number; login: Login };
}

interface Refused {
	at: number;
	error: CredentialError;
	/** The session whose death the login was asked for; '' where there was none, or where it may live. */
	dead: string;
}

/** Why a login is asked for. */
interface Wanted {
	/** A person waits for the answer: a refusal that is remembered is no answer. */
	insists?: boolean;
	/** The session that the caller holds is known to be of no use any more. */
	isDead?: boolean;
}

/**
 * Logins of this process. One in flight is shared by everybody who needs the same one; a finished one
 * is handed out for five seconds more, but never to somebody whose session it is that died. A refused one
 * is not asked for again for some minutes.
 */
export class Logins<Login extends { sessionId: string }> {
	private readonly byKey = new Map<string, Shared<Login>>();

	private readonly refused = new Map<string, Refused>();

	/**
	 * @param key of `loginKey`
	 * @param held the session that the caller holds and cannot use
	 * @throws LoginRefused where the same login was refused a moment ago, and what `login` throws
	 */
	async share(
		key: string,
		held: string,
		login: () => Promise<Login>,
		{ insists = false, isDead = false }: Wanted = {},
	): Promise<Login> {
		const known = this.byKey.get(key);
		// Nothing is awaited before a login is started: all who wait would start one of their own.
		if (known && !known.ended) return await known.login;
		const recent = this.recent(key);
		if (recent && recent.sessionId !== held) return recent;
		const refused = insists ? undefined : this.refusedNow(key);
		if (refused) throw remembered(refused);
		return await this.start(key, isDead ? held : '', login);
	}

	/** Whether a session comes from a login of the last five seconds. */
	isRecent(key: string, sessionId: string): boolean {
		return this.recent(key)?.sessionId === sessionId;
	}

	/** Whether `share` would give nothing but a refusal that is remembered. */
	isRefused(key: string): boolean {
		const isUnderWay = this.byKey.get(key)?.ended === undefined && this.byKey.has(key);
		return !isUnderWay && this.refusedNow(key) !== undefined;
	}

	/**
	 * The remembered refusal of a login, for somebody who holds no session, or the dead one for which the
	 * login was asked.
	 */
	refusalFor(key: string, held: string): LoginRefused | undefined {
		const refused = this.refusedNow(key);
		const isOfNoUse = refused !== undefined && (held === '' || held === refused.dead);
		return isOfNoUse ? remembered(refused) : undefined;
	}

	/** A session that was ended on purpose is not handed out again. */
	forget(key: string): void {
		if (this.byKey.get(key)?.ended) this.byKey.delete(key);
	}

	private recent(key: string): Login | undefined {
		const ended = this.byKey.get(key)?.ended;
		return ended && Date.now() - ended.at < REUSE_MS ? ended.login : undefined;
	}

	private refusedNow(key: string): Refused | undefined {
		const refused = this.refused.get(key);
		return refused && Date.now() - refused.at < REFUSED_MS ? refused : undefined;
	}

	private async start(key: string, dead: string, login: () => Promise<Login>): Promise<Login> {
		this.sweep();
		const shared: Shared<Login> = { login: login() };
		this.byKey.set(key, shared);
		shared.login.then(
			(done) => {
				shared.ended = { at: Date.now(), login: done };
				this.refused.delete(key);
			},
			(error: unknown) => {
				this.byKey.delete(key);
				if (isRefusal(error)) this.refused.set(key, { at: Date.now(), error, dead });
			},
		);
		return await shared.login;
	}

	private sweep(): void {
		for (const [key, { ended }] of this.byKey) {
			if (ended && Date.now() - ended.at >= REUSE_MS) this.byKey.delete(key);
		}
		for (const key of this.refused.keys()) {
			if (!this.refusedNow(key)) this.refused.delete(key);
		}
	}
}

/** A refusal again, in the vendor's words, for somebody who comes later. */
function remembered({ at, error }: Refused): LoginRefused {
	const again = `The login was refused at ${new Date(at).toISOString()} and has not been sent again since, because that may lock the user out. Correct the credential or test it: it is then asked at once.`;
	const { message, description } = error;
	return new LoginRefused(message, description === undefined ? again : `${description} ${again}`);
}

/**
 * A name for a login, over every field that it sends, the password included: with user and host
 * alone, a credential with a wrong password would be handed somebody else's session.
 */
export function loginKey(fields: readonly unknown[]): string {
	return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
