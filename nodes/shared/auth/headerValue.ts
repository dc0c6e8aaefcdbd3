import { CredentialError } from './credential';
import { textOf } from '../guards';

/**
 * A field of a credential as it may stand in a header.
 *
 * @throws CredentialError for nothing, and for characters that no header can carry: n8n would leave
 *   the header out without a word
 */
export function headerValue(vendor: string, label: string, value: unknown): string {
	const text = textOf(value).trim();
	if (text === '') throw new CredentialError(`'${label}' of the ${vendor} credential is empty`);
	if (!/^[\x20-\x7e]+$/.test(text)) {
		throw new CredentialError(
			`'${label}' of the ${vendor} credential holds a character that cannot be sent`,
			'Type it again: letters with accents, line breaks and the like cannot be part of it.',
		);
	}
	return text;
}
