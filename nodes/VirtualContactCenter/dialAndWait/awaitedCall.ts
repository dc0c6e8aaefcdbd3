import { createHmac } from 'crypto';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { textOf } from '../../shared/guards';
import { readQuery, valuesOf } from '../../shared/webhook/incoming';
import { isSecret } from '../../shared/webhook/secret';
import { CREDENTIAL } from '../transport/credential';

/** A call whose end an execution waits for. */
export interface AwaitedCall {
	/** The id of the execution. */
	execution: string;
	/** n8n's own token of the execution's resume URL; '' in an n8n that has none. */
	signature: string;
	/** Tells one call of an execution from the next. */
	call: string;
}

/** The query parameters of a callback URL that nobody is to see in what comes out of the node. */
export const CALL_PARAMETERS = ['execution', 'signature', 'call', 'proof'];

/**
 * What only somebody with the agent's cookie can make of a call. The cookie is the one secret that the
 * execution and the webhook both know, also where they are two processes: nothing more is stored for it.
 */
export function proofOf({ execution, signature, call }: AwaitedCall, secret: string): string {
	const message = JSON.stringify(['ctl_callbackUrl', execution, signature, call]);
	return createHmac('sha256', secret).update(message).digest('base64url');
}

/** The agent's cookie, as the credential of the node holds it; '' where it cannot be read. */
export async function readCookie(n8n: IExecuteFunctions | IWebhookFunctions): Promise<string> {
	try {
		return textOf((await n8n.getCredentials(CREDENTIAL)).sessionCookie);
	} catch {
		return '';
	}
}

/** The query that names a call, and proves that the node made it. */
export function queryOf(awaited: AwaitedCall, cookie: string): string {
	return new URLSearchParams({ ...awaited, proof: proofOf(awaited, cookie) }).toString();
}

/** What a callback URL carries that wakes the execution: nobody may see it in what 8x8 says back. */
export function secretsIn(callbackUrl: string): string[] {
	const { searchParams } = new URL(callbackUrl);
	return ['signature', 'proof'].map((name) => searchParams.get(name) ?? '');
}

/** The call that a post names, if the post proves that it comes from whom the node has told of it. */
export async function provenCall(
	n8n: IWebhookFunctions,
): Promise<(AwaitedCall & { proof: string }) | undefined> {
	const query = readQuery(n8n);
	const [execution = '', signature = '', call = '', proof = ''] = CALL_PARAMETERS.map(
		(name) => valuesOf(query[name])[0],
	);
	const awaited = { execution, signature, call };
	const cookie = await readCookie(n8n);
	if (cookie === '' || !isSecret([proof], proofOf(awaited, cookie))) return undefined;
	return { ...awaited, proof };
}
