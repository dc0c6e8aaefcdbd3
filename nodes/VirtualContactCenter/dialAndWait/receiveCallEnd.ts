import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import { readBody } from '../../shared/webhook/incoming';
import { answerWith, turnAway } from '../../shared/webhook/reply';
import { withoutSecret } from '../../shared/webhook/secret';
import { provenCall } from './awaitedCall';
import { readCallback } from '../callback/callEnd';
import { handOnce, hold, isRunning, mayTakeLater } from './handOn';
import { postToN8n } from './postToN8n';
import { resumeUrlOf } from './resumeUrl';

/**
 * Takes what 8x8 posts at the end of a call and hands it on to the execution that waits for it, through
 * n8n's own resume URL. An execution that sleeps already answers 8x8 itself. For one that does not sleep
 * yet, the post is held, and 8x8 answered at once (202): how long it waits for an answer is not documented.
 *
 * A post without content asks whether the way to the execution is open: 204 says that it is.
 */
export async function receiveCallEnd(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	const awaited = await provenCall(n8n);
	if (!awaited) return turnAway(n8n, 401);
	const body = readBody(n8n);
	if (body.kind !== 'nothing' && body.kind !== 'fields') return turnAway(n8n, 415);
	const fields = body.kind === 'fields' ? body.fields : {};
	const isQuestion = Object.keys(fields).length === 0;
	if (!isQuestion && !readCallback(fields, { parameters: [] })) return turnAway(n8n, 400);
	const address = resumeUrlOf(n8n, awaited);
	if (isQuestion) {
		const answer = await postToN8n(n8n, address, '');
		if (isRunning(answer)) return answerWith(n8n, 204, '');
		if (mayTakeLater(answer)) return answerWith(n8n, 502, 'Bad Gateway');
		return answerWith(n8n, answer.status, answer.text);
	}
	const form = formOf(withoutSecret(fields, awaited.proof));
	const answer = await handOnce(n8n, address, form);
	if (!answer) return answerWith(n8n, 409, 'Conflict');
	if (!mayTakeLater(answer)) return answerWith(n8n, answer.status, answer.text);
	return hold(n8n, address, form)
		? answerWith(n8n, 202, 'Accepted')
		: answerWith(n8n, 503, 'Service Unavailable');
}

function formOf(data: unknown): string {
	const fields = isRecord(data) ? Object.entries(data) : [];
	const form = new URLSearchParams();
	for (const [name, value] of fields) {
		for (const text of Array.isArray(value) ? value : [value]) form.append(name, String(text));
	}
	return form.toString();
}
