import { valuesOf } from '../../shared/webhookBody';
import type { WebhookFields } from '../../shared/webhookBody';

/** A field of a post, whatever the case of its name; the first value of a repeated one. */
export function fieldOf(fields: WebhookFields, name: string): string | undefined {
	const wanted = name.toLowerCase();
	const found = Object.entries(fields).find(([key]) => key.toLowerCase() === wanted);
	return found === undefined ? undefined : valuesOf(found[1])[0];
}
