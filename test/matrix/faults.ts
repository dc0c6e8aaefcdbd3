import type { AmeyoRule } from '../../sandbox';
import type { MaxContactRule } from '../../sandbox/maxContact/faults';
import type { Row } from './operations';

/** A rule for the simulator of a row's vendor. */
type Rule = Partial<AmeyoRule & MaxContactRule>;

/**
 * What a person is told of a command. `refused` and `notSent`: it was surely not carried out; `doubt`: it may have
 * been; `fine`: there is a result.
 */
export type Told = 'fine' | 'refused' | 'notSent' | 'doubt' | 'canceled';

/** Where a fault meets the credential instead of a request. */
interface Setting {
	/** Nobody listens there. */
	nobody?: boolean;
	https?: boolean;
	ignoreSslIssues?: boolean;
}

/** A column of the matrix: what goes wrong. */
export interface Fault {
	name: string;
	/** The rule that makes it happen; absent where it meets the credential. */
	rule?: (row: Row, elsewhere: string) => Rule;
	setting?: Setting;
	/** What a command is told. A read has nothing to doubt: it fails or is fine. */
	told: Told;
	/** A read is sent again, and has its answer then. */
	readsAgain?: boolean;
	/** Nothing comes back: the item has a short time-out. */
	hangs?: boolean;
	/** It needs a session that n8n can renew; how often the request goes out because of it. */
	renews?: number;
	/** The error says it in these words. */
	words?: string;
}

export const WORDS = 'The campaign is closed today';
const SOUNDS_DEAD = 'The session of this campaign has expired: log in again';

/** A refusal as the row's vendor says it, with nothing carried out. */
const refusal = ({ vendor }: Row, words: string): Rule => {
	switch (vendor) {
		case 'ameyo':
			return { answer: { body: { status: 'error', reason: words, details: words } } };
		case 'maxContact':
			return {
				answer: {
					body: { Success: false, ResponseCode: 17, ResponseDetail: words, Data: null },
				},
			};
		case 'virtualContactCenter':
			return { answer: { status: 403, body: page(words), contentType: 'text/html' } };
	}
};

const page = (words: string) => `<html><body>${words}</body></html>`;

/** The session, token or cookie dies just before the request. */
const dead = ({ vendor }: Row): Rule =>
	vendor === 'maxContact' ? { expireToken: true } : { expireSession: true };

/** The columns: every way in which a request goes wrong. Another one is another line. */
export const FAULTS: readonly Fault[] = [
	{ name: 'refused', rule: (row) => refusal(row, WORDS), told: 'refused', words: WORDS },
	{ name: 'connection refused', setting: { nobody: true }, told: 'notSent' },
	{
		name: 'reset before the work',
		rule: () => ({ dropBefore: true }),
		told: 'doubt',
		readsAgain: true,
	},
	{
		name: 'reset after the work',
		rule: () => ({ dropAfter: true }),
		told: 'doubt',
		readsAgain: true,
	},
	{ name: 'cut in the answer', rule: () => ({ truncate: true }), told: 'doubt' },
	{ name: 'drip', rule: () => ({ drip: true }), told: 'doubt', hangs: true },
	{ name: 'time-out', rule: () => ({ hold: true }), told: 'doubt', hangs: true },
	// Node takes the connection for somebody else's then, and says nothing: only the deadline ends it.
	{ name: '101', rule: () => ({ switchProtocols: true }), told: 'doubt', hangs: true },
	{
		name: '429, Retry-After',
		rule: () => ({ status: 429, retryAfter: 0, afterWork: true }),
		told: 'doubt',
		readsAgain: true,
	},
	{
		name: '503',
		rule: () => ({ status: 503, afterWork: true }),
		told: 'doubt',
		readsAgain: true,
	},
	{ name: 'page with 200', rule: () => ({ html: 200, afterWork: true }), told: 'doubt' },
	{
		name: 'page that shows the request',
		rule: () => ({ echo: true, afterWork: true }),
		told: 'doubt',
	},
	{
		name: 'malformed',
		rule: () => ({ answer: { body: '{"beanResponse":[{"' }, afterWork: true }),
		told: 'doubt',
	},
	{ name: 'too deep', rule: () => ({ deepAnswer: 200_000 }), told: 'doubt' },
	{
		name: 'empty',
		// A hash key that is refused is answered so, with nothing carried out.
		rule: () => ({ answer: { body: '' } }),
		told: 'doubt',
	},
	{ name: 'dead session', rule: dead, told: 'fine', renews: 2 },
	{
		name: 'dead twice',
		rule: (row) => ({ ...dead(row), times: 2 }),
		told: 'refused',
		renews: 2,
	},
	{
		name: 'sounds like a dead session',
		rule: (row) => refusal(row, SOUNDS_DEAD),
		told: 'refused',
		words: SOUNDS_DEAD,
	},
	{
		name: 'redirect 302',
		rule: (_row, redirect) => ({ redirect, afterWork: true }),
		told: 'doubt',
	},
	{
		name: 'redirect 307',
		rule: (_row, redirect) => ({ redirect, status: 307, afterWork: true }),
		told: 'doubt',
	},
	{ name: 'broken encoding', rule: () => ({ brokenEncoding: true }), told: 'doubt' },
	{
		name: '401, broken encoding',
		rule: () => ({
			answer: { status: 401, body: 'not packed' },
			brokenEncoding: true,
			afterWork: true,
		}),
		told: 'doubt',
	},
	{ name: 'self-signed', setting: { https: true }, told: 'notSent' },
	{
		name: 'self-signed, ignored',
		setting: { https: true, ignoreSslIssues: true },
		told: 'fine',
	},
	{ name: 'canceled', rule: () => ({ hold: true }), told: 'canceled' },
];
