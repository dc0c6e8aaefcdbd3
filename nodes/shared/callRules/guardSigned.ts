import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError } from '../auth/credential';
import { isOwnRequest } from '../auth/mark';
import { InputError } from '../refuse';
import { numberRulesOf } from './credentialRules';
import { hasRules, heldByNumber } from './numberRules';
import type { NumberRules } from './numberRules';
import { readContent } from './requestContent';
import type { RequestContent } from './requestContent';

/** The numbers that a request would have called, now or later: each with what else it may be known by, such as with a prefix. */
export type NumbersAsked = string[][];

/** How a vendor's requests ask for calls. */
export interface SignedRequests {
	/** Name for the sentences. */
	vendor: string;
	/** Where the credential's server is; the credential is shown to no other. */
	server(credential: ICredentialDataDecryptedObject): string;
	/**
	 * What a request asks to be called.
	 *
	 * @returns [] for one that only reads; undefined for one that may place a call and cannot be read
	 */
	numbersIn(content: RequestContent): NumbersAsked | undefined;
}

/** Thrown for a request that the owner of the credential does not allow. */
export class NotAllowed extends CredentialError {}

/** What another node's request was refused for: n8n asks for a new session then, and signs once more. */
const refusals = new WeakMap<ICredentialDataDecryptedObject, NotAllowed>();

/**
 * Before a login: it must not be made for a request that was refused.
 *
 * @throws NotAllowed where n8n logs in because another node's request was refused, once
 */
export function refuseAgain(credential: ICredentialDataDecryptedObject): void {
	const refusal = refusals.get(credential);
	refusals.delete(credential);
	if (refusal) throw refusal;
}

/**
 * Checks a request that is about to be signed by what the owner of its credential allows: the last place
 * before the socket, which no workflow, expression and other node gets past. What may place a call and
 * cannot be read is refused. Where there are rules, redirects are not followed, because nobody looks at them.
 *
 * @param request whose mark was taken off
 * @throws NotAllowed
 * @throws CredentialError for rules that cannot be read
 */
export function guardSigned(
	signed: SignedRequests,
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): void {
	refusals.delete(credential);
	const rules = rulesIn(credential);
	if (rules instanceof CredentialError) throw rules;
	if (!hasRules(rules)) return;
	Object.assign(request, { disableFollowRedirect: true, followRedirect: false });
	Object.assign(request, { followAllRedirects: false, maxRedirects: 0 });
	const complaint = complaintAbout(signed, credential, readContent(request), rules);
	if (complaint === undefined) return;
	const refusal = new NotAllowed(
		complaint,
		"The owner of the credential decides which numbers may be called: 'Allowed Numbers' and 'Blocked Numbers' in the credential. Nothing was sent.",
	);
	if (!isOwnRequest(request)) refusals.set(credential, refusal);
	throw refusal;
}

/** The rules, or what is wrong with them. */
function rulesIn(credential: ICredentialDataDecryptedObject): NumberRules | CredentialError {
	try {
		return numberRulesOf(credential);
	} catch (error) {
		return error instanceof InputError
			? new CredentialError(error.message, error.description)
			: new CredentialError(String(error));
	}
}

function complaintAbout(
	{ vendor, server, numbersIn }: SignedRequests,
	credential: ICredentialDataDecryptedObject,
	content: RequestContent,
	rules: NumberRules,
): string | undefined {
	const own = server(credential);
	if (!URL.canParse(own) || new URL(own).host.toLowerCase() !== content.host) {
		return `The ${vendor} credential has rules for numbers, so it is used for its own server only`;
	}
	const asked = numbersIn(content);
	if (asked === undefined) {
		return `The ${vendor} credential has rules for numbers, and the numbers of this request cannot be read`;
	}
	for (const numbers of asked) {
		const hold = heldByNumber(numbers, rules, 'the credential');
		if (hold) return hold.message;
	}
	return undefined;
}
