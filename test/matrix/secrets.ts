import { inspect } from 'node:util';
import { ameyoSeed, maxContactSeed, virtualContactCenterSeed } from '../../sandbox';
import type { Run } from '../support/run';
import type { Row } from './operations';
import type { Stage } from './stage';

const TYPED = [
	ameyoSeed.MANAGER.password,
	ameyoSeed.HASH_KEY.hashKey,
	maxContactSeed.LOGIN.password,
	virtualContactCenterSeed.COOKIE.split('=').at(-1) ?? '',
];

/** The secrets that stand in what n8n would store of a run: passwords, keys and cookies, sessions and tokens. */
export function secretsIn({ givesSession }: Row, { ameyo, maxContact }: Stage, run: Run): string[] {
	const stored = inspect(run.data.resultData, {
		depth: 14,
		maxArrayLength: null,
		maxStringLength: null,
		breakLength: Infinity,
	});
	const given = [...ameyo.simulator.sessions.keys(), ...maxContact.simulator.tokens.keys()];
	const secrets = givesSession && !run.error ? TYPED : [...TYPED, ...given];
	return secrets
		.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			Buffer.from(secret).toString('base64').replace(/=+$/, ''),
		])
		.filter((form) => stored.includes(form))
		.map((form) => `a secret comes back: ${form}`);
}
