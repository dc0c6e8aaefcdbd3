import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import {
	ameyoSeed,
	maxContactSeed,
	startSandbox,
	virtualContactCenterSeed,
	type Sandbox,
	type SandboxOptions,
} from '../../../sandbox';
import type { N8nClient } from '../../../sandbox/n8n/client';
import type { NewCredential } from '../../../sandbox/n8n/credentials';
import { WEBHOOK_SECRET } from '../../../sandbox/n8n/virtualContactCenterCredentials';
import { AmeyoHashKeyApi } from '../../../credentials/AmeyoHashKeyApi.credentials';
import { AmeyoSessionApi } from '../../../credentials/AmeyoSessionApi.credentials';
import { ContactCenterWebhookApi } from '../../../credentials/ContactCenterWebhookApi.credentials';
import { MaxContactApi } from '../../../credentials/MaxContactApi.credentials';
import { VirtualContactCenterApi } from '../../../credentials/VirtualContactCenterApi.credentials';

/** The name of the environment variable that holds the file of the secrets. */
export const SECRETS_FILE = 'CONTACT_CENTER_E2E_SECRETS';

export interface Secret {
	/** What it is, for a message that must not show it. */
	kind: string;
	secret: string;
}

/**
 * What begins with it is a secret that a test types into a workflow, as users must who tell a vendor a URL: n8n stores it
 * there.
 */
export const TYPED = 'typed-';

/** Shorter ones are words that stand everywhere. */
const LEAST_LENGTH = 8;

/** Those that are known before any test runs. */
const SEEDED: Secret[] = [
	...[ameyoSeed.MANAGER, ameyoSeed.SECOND_MANAGER].map(({ password }) => ({
		kind: 'password of Ameyo',
		secret: password,
	})),
	{ kind: 'hash key of Ameyo', secret: ameyoSeed.HASH_KEY.hashKey },
	...[maxContactSeed.LOGIN, maxContactSeed.SECOND_LOGIN].map(({ password }) => ({
		kind: 'password of MaxContact',
		secret: password,
	})),
	{ kind: 'pasted token of MaxContact', secret: maxContactSeed.TOKEN_KEY },
	{ kind: 'session of 8x8', secret: virtualContactCenterSeed.SESSION_ID },
	{ kind: 'cookies of 8x8', secret: virtualContactCenterSeed.COOKIE },
	{ kind: 'password of an 8x8 agent', secret: virtualContactCenterSeed.AGENT.password },
	{ kind: 'CRM password of an 8x8 agent', secret: virtualContactCenterSeed.AGENT.externalPassword },
	{ kind: 'webhook secret', secret: WEBHOOK_SECRET },
];

/** Notes a secret that n8n must not store or print. Safe to call often; works in every process of a run. */
export function noteSecret(kind: string, secret: unknown): void {
	const file = process.env[SECRETS_FILE];
	if (file === undefined || typeof secret !== 'string') return;
	if (secret.length < LEAST_LENGTH || secret.startsWith(TYPED)) return;
	appendFileSync(file, `${JSON.stringify({ kind, secret })}\n`);
}

/** Every secret that was noted so far, once. */
export function knownSecrets(): Secret[] {
	const file = process.env[SECRETS_FILE] ?? '';
	const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
	const noted = lines.filter((line) => line !== '').map((line): Secret => JSON.parse(line));
	return [...new Map([...SEEDED, ...noted].map((known) => [known.secret, known])).values()];
}

/** Starts a sandbox whose sessions and tokens are noted as it gives them out. */
export async function openSandbox(options?: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox(options);
	const { ameyo, maxContact, virtualContactCenter } = sandbox;
	const noted = new Set<string>();
	const note = (kind: string, secrets: Iterable<string>) => {
		for (const secret of secrets) {
			if (!noted.has(secret)) noteSecret(kind, secret);
			noted.add(secret);
		}
	};
	ameyo.onChange(() => note('session of Ameyo', ameyo.sessions.keys()));
	maxContact.onChange(() => note('token of MaxContact', maxContact.tokens.keys()));
	virtualContactCenter.onChange(() => note('session of 8x8', virtualContactCenter.sessions));
	return sandbox;
}

const TYPES = [
	new AmeyoHashKeyApi(),
	new AmeyoSessionApi(),
	new ContactCenterWebhookApi(),
	new MaxContactApi(),
	new VirtualContactCenterApi(),
];

/** A client that notes the secrets of every credential that a test creates or changes. */
export function noting(n8n: N8nClient): N8nClient {
	return {
		...n8n,
		async request<T>(method: string, path: string, body?: unknown): Promise<T> {
			if (path.startsWith('/credentials') && isCredential(body)) noteFields(body);
			return await n8n.request<T>(method, path, body);
		},
	};
}

function isCredential(body: unknown): body is NewCredential {
	return typeof body === 'object' && body !== null && 'type' in body && 'data' in body;
}

function noteFields({ type, data }: NewCredential): void {
	const properties = TYPES.find(({ name }) => name === type)?.properties ?? [];
	for (const { name, displayName, typeOptions } of properties) {
		if (typeOptions?.password === true) noteSecret(`${displayName} of ${type}`, data[name]);
	}
}
