import type { IWebhookFunctions } from 'n8n-workflow';
import { readQueryParameter, valuesOf } from './incoming';
import { isSecret } from './secret';

/** The credential that holds the secret of a webhook. */
const CREDENTIAL = 'contactCenterWebhookApi';

/** A caller who may start the workflow. */
export interface Caller {
	/** What authenticated the call and must not reach the workflow; '' where nothing did. */
	secret: string;
	/** The query parameter that carried it. */
	queryParameter?: string;
}

/**
 * Lets a webhook call in, or not, as the parameter 'Authentication' of the node says. Never throws: n8n
 * would start the workflow in order to show the error.
 *
 * @returns undefined for a caller who is to be turned away with 401
 */
export async function authenticate(n8n: IWebhookFunctions): Promise<Caller | undefined> {
	const authentication: unknown = n8n.getNodeParameter('authentication', 'queryAuth');
	if (authentication === 'none') return { secret: '' };
	const credential = await storedSecret(n8n);
	if (!credential) return undefined;
	const { name, secret } = credential;
	if (authentication === 'headerAuth') {
		return isSecret(valuesOf(n8n.getHeaderData()[name.toLowerCase()]), secret)
			? { secret }
			: undefined;
	}
	return isSecret(readQueryParameter(n8n, name), secret)
		? { secret, queryParameter: name }
		: undefined;
}

async function storedSecret(
	n8n: IWebhookFunctions,
): Promise<{ name: string; secret: string } | undefined> {
	try {
		const { name, value } = await n8n.getCredentials(CREDENTIAL);
		const wanted = { name: String(name ?? '').trim(), secret: String(value ?? '') };
		if (wanted.name !== '' && wanted.secret !== '') return wanted;
		n8n.logger.error('A webhook call was turned away: the credential has no name or no value');
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		n8n.logger.error(`A webhook call was turned away: the credential cannot be read. ${reason}`);
	}
	return undefined;
}
