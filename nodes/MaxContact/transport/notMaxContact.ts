import { CredentialError } from '../../shared/auth/credential';
import type { Redact } from '../../shared/http/redact';
import { notTheVendor } from '../../shared/http/unsigned';
import type { UnsignedAnswer } from '../../shared/http/unsigned';
import { CHECK_ADDRESS } from './address';
import { VENDOR } from './credential';
import { wordsOf } from './words';

/**
 * The error of an answer to a credential's own request that is none of MaxContact's, with whatever words
 * came in it.
 */
export function notMaxContact(received: UnsignedAnswer, redact: Redact): CredentialError {
	const { message, description } = notTheVendor(VENDOR, received);
	const { status, text } = received.response;
	if (status === 404) return new CredentialError(`${message}. ${CHECK_ADDRESS}`);
	return new CredentialError(withWords(message, redact(wordsOf(text))), description);
}

/** A sentence, and what the server said behind it. */
export function withWords(sentence: string, words: string): string {
	return words === '' ? sentence : `${sentence}: ${words}`;
}
