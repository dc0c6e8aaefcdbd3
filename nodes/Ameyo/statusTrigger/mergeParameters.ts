import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/guards';
import type { Caller } from '../../shared/webhook/authenticate';
import type { WebhookBody, WebhookFields } from '../../shared/webhook/incoming';
import { withoutSecret } from '../../shared/webhook/secret';

/**
 * All parameters of a call as one flat object: the query first, then the body, which wins. A JSON
 * body that is no object, or text, is under `body`; nothing at all gives `{}`. What authenticated the
 * call is left out, and taken out of every value that repeats it.
 */
export function mergeParameters(
	query: WebhookFields,
	body: WebhookBody,
	{ secret, queryParameter }: Caller,
): IDataObject {
	const merged = new Map<string, unknown>();
	// The whole parameter: a wrong value beside the right one says nothing about the customer.
	const told = Object.entries(query).filter(([name]) => name !== queryParameter);
	for (const [name, value] of [...told, ...parametersOf(body)]) {
		const rest = leftOf(value, secret);
		if (rest !== undefined) merged.set(name, rest);
	}
	const clean = withoutSecret(Object.fromEntries(merged), secret);
	return isRecord(clean) ? clean : {};
}

function parametersOf(body: WebhookBody): Array<[string, unknown]> {
	switch (body.kind) {
		case 'fields':
			return Object.entries(body.fields);
		case 'json':
			return isRecord(body.value) ? Object.entries(body.value) : [['body', body.value]];
		case 'text':
			return [['body', body.text]];
		default:
			return [];
	}
}

/** A parameter without the values that are the secret itself; undefined where none is left. */
function leftOf(value: unknown, secret: string): unknown {
	// Plainly compared: who is let in knows the secret.
	const isLeft = (entry: unknown) => secret === '' || entry !== secret;
	if (!Array.isArray(value)) return isLeft(value) ? value : undefined;
	const rest = value.filter(isLeft);
	if (rest.length === value.length) return value;
	return rest.length > 1 ? rest : rest[0];
}
