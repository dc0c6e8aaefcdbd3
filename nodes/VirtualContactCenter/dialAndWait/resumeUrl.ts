import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { textOf } from '../../shared/guards';
import type { AwaitedCall } from './awaitedCall';

/** n8n's name of its token in a resume URL. */
const TOKEN = 'signature';

/** The resume URL of the execution that runs, as n8n gives it. */
export function ownResumeUrl(n8n: IExecuteFunctions | IWebhookFunctions): string {
	return textOf(n8n.evaluateExpression('{{ $execution.resumeUrl }}', 0));
}

/** n8n's token in a resume URL; '' in an n8n that has none. */
export function tokenOf(resumeUrl: string): string {
	return URL.canParse(resumeUrl) ? (new URL(resumeUrl).searchParams.get(TOKEN) ?? '') : '';
}

/**
 * The resume URL of the execution that waits for a call, made from n8n's own address: nothing but the
 * call is taken from what was posted, so that no post sends n8n to another address.
 *
 * @param n8n a webhook's, which belongs to no execution: its resume URL ends with a word in the id's place
 */
export function resumeUrlOf(n8n: IWebhookFunctions, { execution, signature, call }: AwaitedCall) {
	const url = new URL(ownResumeUrl(n8n));
	url.pathname = url.pathname.replace(/[^/]*$/, encodeURIComponent(execution));
	url.search = new URLSearchParams({
		...(signature === '' ? {} : { [TOKEN]: signature }),
		call,
	}).toString();
	return url.toString();
}
