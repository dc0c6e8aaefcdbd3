import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readQuery, valuesOf } from './webhookBody';
import { isSecret } from './webhookSecret';

export const WEBHOOK_CREDENTIAL = 'contactCenterWebhookApi';

/** A caller who may start the workflow. */
export interface Admitted {
	/** What authenticated the call and must not reach the workflow; '' where nothing did. */
	secret: string;
	/** The query parameter that carried it. */
	queryParameter?: string;
}

const WORDS: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	415: 'Unsupported Media Type',
};

/**
 * Lets a webhook call in, or not, as the parameter 'Authentication' of the node says. Never throws: n8n
 * would start the workflow in order to show the error.
 *
 * @returns undefined for a caller who is to be turned away with 401
 */
export async function admit(this: IWebhookFunctions): Promise<Admitted | undefined> {
	const authentication: unknown = this.getNodeParameter('authentication', 'queryAuth');
	if (authentication === 'none') return { secret: '' };
	const credential = await storedCredential.call(this);
	if (!credential) return undefined;
	const { name, secret } = credential;
	if (authentication === 'headerAuth') {
		return isSecret(valuesOf(this.getHeaderData()[name.toLowerCase()]), secret)
			? { secret }
			: undefined;
	}
	return isSecret(valuesOf(readQuery.call(this)[name]), secret)
		? { secret, queryParameter: name }
		: undefined;
}

/** Answers a call without starting the workflow. */
export function turnAway(this: IWebhookFunctions, status: 400 | 401 | 415): IWebhookResponseData {
	const response: Outgoing = this.getResponseObject();
	const words = WORDS[status] ?? '';
	response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
	response.end(words);
	return { noWebhookResponse: true };
}

interface Outgoing {
	writeHead(status: number, headers: Record<string, string>): unknown;
	end(text: string): unknown;
}

async function storedCredential(
	this: IWebhookFunctions,
): Promise<{ name: string; secret: string } | undefined> {
	try {
		const { name, value } = await this.getCredentials(WEBHOOK_CREDENTIAL);
		const wanted = { name: String(name ?? '').trim(), secret: String(value ?? '') };
		if (wanted.name !== '' && wanted.secret !== '') return wanted;
		this.logger.error('A webhook call was turned away: the credential has no name or no value');
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		this.logger.error(`A webhook call was turned away: the credential cannot be read. ${reason}`);
	}
	return undefined;
}
