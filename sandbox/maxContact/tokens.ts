import { randomBytes } from 'node:crypto';

import type { MaxContactSettings } from './settings';
import { unauthorized } from './refusals';
import type { Token } from './types';

/** The tokens that were issued. Their age is looked at on use, with this machine's clock. */
export class Tokens {
	readonly all = new Map<string, Token>();

	constructor(private readonly settings: MaxContactSettings) {
		for (const tokenKey of settings.pastedTokens) this.add(tokenKey, '(pasted)', true);
	}

	/**
	 * Issues a token to who sends the base64 of the password, without a scheme word, as Authorization header. [field]
	 * @throws Refusal for an unknown login or a wrong password, in the same words.
	 */
	issue(login: string, authorization: string): Token {
		const known = this.settings.logins.find((one) => one.login === login);
		const expected = Buffer.from(known?.password ?? '', 'ascii').toString('base64');
		if (!known || authorization !== expected) {
			throw unauthorized('The login or the password is not correct.');
		}
		if (this.settings.singleToken) {
			for (const token of this.living()) {
				if (token.login === login) token.ended = 'other login';
			}
		}
		// 25 bytes: their base64 ends with "==", which a reader of the cookie must not take for a separator.
		return this.add(randomBytes(25).toString('base64'), login, false);
	}

	/** @throws Refusal unless the token lives. api-reference: which words go with it is not documented. */
	check(tokenKey: string | undefined): void {
		if (tokenKey === undefined) throw unauthorized('The token is missing.');
		const token = this.all.get(tokenKey);
		if (!token || !this.lives(token)) throw unauthorized('The token is invalid or has expired.');
	}

	living(): Token[] {
		return [...this.all.values()].filter((token) => this.lives(token));
	}

	/** Ends one token, or all but the pasted ones. */
	expire(tokenKey?: string): void {
		for (const token of this.living()) {
			if (tokenKey === undefined ? !token.pasted : token.tokenKey === tokenKey) {
				token.ended = 'expired by rule';
			}
		}
	}

	private add(tokenKey: string, login: string, pasted: boolean): Token {
		const token: Token = { tokenKey, login, issuedAt: Date.now(), pasted };
		this.all.set(tokenKey, token);
		return token;
	}

	private lives(token: Token): boolean {
		if (token.ended) return false;
		if (token.pasted || Date.now() - token.issuedAt <= this.settings.tokenTimeoutMs) return true;
		token.ended = 'timeout';
		return false;
	}
}
