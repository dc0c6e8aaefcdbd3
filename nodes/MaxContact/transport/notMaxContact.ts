import { AnsweredOtherwise } from '../../shared/auth/credential';
import { looksLikeKey, notTheVendor } from '../../shared/http/unsigned';
import type { UnsignedAnswer } from '../../shared/http/unsigned';
import { CHECK_ADDRESS } from './address';
import { VENDOR } from './credential';
import { wordsOf } from './words';

/**
 * The error of an answer to a credential's own request that is none of MaxContact's, with whatever words
 * came in it.
 */
export function notMaxContact(received: UnsignedAnswer): AnsweredOtherwise {
	const { status } = received.response;
	if (status !== 404) return notTheVendor(VENDOR, received, wordsIn(received));
	const where = `The server answered with HTTP 404. It has nothing at ${received.path}.`;
	return new AnsweredOtherwise(`${where} ${CHECK_ADDRESS}`, undefined, status);
}

/** The words of an answer; not a token that came alone, in a form that nobody knows. */
export function wordsIn({ response }: UnsignedAnswer): string {
	const words = wordsOf(response.text);
	return looksLikeKey(words) ? '' : words;
}

/** A sentence, and what the server said behind it. */
export function withWords(sentence: string, words: string): string {
	return words === '' ? sentence : `${sentence}: ${words}`;
}
