import { randomUUID } from 'node:crypto';

import { AGENT, COOKIE_NAME, SESSION_ID } from './seed';

/** The agent's browser sessions. */
export class Sessions {
	private readonly living = new Set([SESSION_ID]);

	/** The living ones. */
	get ids(): string[] {
		return [...this.living];
	}

	/** Whether a Cookie header carries a living session. */
	carriedBy(cookie: string): boolean {
		const id = cookieOf(cookie);
		return id !== undefined && this.living.has(id);
	}

	/** A new session for the agent; undefined for another user or a wrong password. */
	signIn(username: string, password: string): string | undefined {
		if (username !== AGENT.username || password !== AGENT.password) return undefined;
		const id = `agui-${randomUUID()}`;
		this.living.add(id);
		return id;
	}

	end(): void {
		this.living.clear();
	}
}

function cookieOf(header: string): string | undefined {
	const pair = header
		.split(';')
		.map((part) => part.trim())
		.find((part) => part.startsWith(`${COOKIE_NAME}=`));
	return pair?.slice(COOKIE_NAME.length + 1);
}
