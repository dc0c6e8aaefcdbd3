import { randomBytes } from 'crypto';
import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { textOf } from '../../shared/guards';
import { refuse } from '../../shared/refuse';
import { readQueryParameter } from '../../shared/webhook/incoming';
import { callbackAddress } from '../fields/carried';
import { isLocal } from '../link/url';
import { queryOf, readCookie } from './awaitedCall';
import { callEndUrl } from './callEndWebhook';
import { canReachOwnWebhook } from './openWay';
import { ownResumeUrl, tokenOf } from './resumeUrl';

/** What the node gives out when nobody called back in time: the keys of a callback, empty. */
const TIMED_OUT: IDataObject = {
	resultCode: null,
	errorString: '',
	newRecordId: null,
	systemData: {},
	userData: {},
	timedOut: true,
};

/**
 * The URL that wakes this execution, for `ctl_callbackUrl`: the node's own webhook, which holds what comes
 * before the execution sleeps, or n8n's resume URL where there is no such webhook. It is good for this one
 * call: a callback of an earlier call of the same execution, late by then, does not wake it.
 *
 * @param platform where 8x8 is
 * @throws InputError where 8x8 could not call it
 */
export async function callbackUrl(n8n: IExecuteFunctions, platform: string): Promise<string> {
	const url = ownResumeUrl(n8n);
	const call = randomBytes(8).toString('hex');
	const resumeUrl = callbackAddress(
		`${url}${url.includes('?') ? '&' : '?'}call=${call}`,
		"n8n's resume URL",
	);
	if (isLocal(resumeUrl) && !isLocal(platform)) {
		refuse(
			`8x8 cannot reach n8n at ${new URL(resumeUrl).origin}, so nobody would wake the workflow`,
			'Set the environment variable WEBHOOK_URL of n8n to the address at which n8n can be reached from the internet. No call was placed.',
		);
	}
	n8n.getContext('node').awaitedCall = call;
	const webhookUrl = await ownWebhookUrl(n8n, url, call);
	return webhookUrl === ''
		? resumeUrl
		: callbackAddress(webhookUrl, "The URL of the node's webhook");
}

/** The URL of the node's own webhook for this call; '' where there is none, or n8n cannot reach itself through it. */
async function ownWebhookUrl(
	n8n: IExecuteFunctions,
	resumeUrl: string,
	call: string,
): Promise<string> {
	const webhook = callEndUrl(n8n, resumeUrl);
	const cookie = webhook === '' ? '' : await readCookie(n8n);
	if (cookie === '') return '';
	const query = queryOf(
		{ execution: n8n.getExecutionId(), signature: tokenOf(resumeUrl), call },
		cookie,
	);
	return (await canReachOwnWebhook(n8n, webhook, query, cookie)) ? `${webhook}?${query}` : '';
}

/**
 * Puts the execution to sleep until the callback, or for so many minutes. n8n runs the node no second
 * time: when the time is up it gives out what waits as the node's input, so that is put there. (n8n
 * looks every minute.)
 */
export async function sleepUntilCallback(n8n: IExecuteFunctions, minutes: number): Promise<void> {
	n8n.getExecuteData().data = { main: [[{ json: TIMED_OUT, pairedItem: { item: 0 } }]] };
	await n8n.putExecutionToWait(new Date(Date.now() + minutes * 60_000));
}

/** Whether a call of the resume URL is for the call that this execution waits for. */
export function isAwaited(n8n: IWebhookFunctions): boolean {
	// The node's name as a text in an expression, which braces would end.
	const name = JSON.stringify(n8n.getNode().name).replace(/[{}]/g, (brace) =>
		brace === '{' ? '\\u007b' : '\\u007d',
	);
	const awaited = n8n.evaluateExpression(`{{ $node[${name}].context.awaitedCall }}`);
	return readQueryParameter(n8n, 'call').includes(textOf(awaited));
}
