import { valuesOf } from '../../shared/webhook/incoming';
import type { WebhookFields } from '../../shared/webhook/incoming';

/** A member of a post, whatever the case of its name; the first value of a repeated one. */
export function memberOf(fields: WebhookFields, name: string): string | undefined {
	const wanted = name.toLowerCase();
	const found = Object.entries(fields).find(([key]) => key.toLowerCase() === wanted);
	return found === undefined ? undefined : valuesOf(found[1])[0];
}

/** The members of a post but for some, whatever the case of their names. */
export function without(fields: WebhookFields, names: readonly string[]): WebhookFields {
	const left = names.map((name) => name.toLowerCase());
	return Object.fromEntries(
		Object.entries(fields).filter(([key]) => !left.includes(key.toLowerCase())),
	);
}
