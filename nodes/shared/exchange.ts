import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { CredentialError } from './oldErrors';
import { readTrouble } from './network';
import { readResponse } from './reply';
import type { Arrival, Reply, Verdict } from './reply';

const TIMEOUT_MS = 60_000;

/**
 * Sends a request of a credential's own (login, check) and reads the answer.
 *
 * @param read the vendor's reader of answers
 * @throws CredentialError where there is no answer, or one that points elsewhere
 */
export async function exchange(
	this: IHttpRequestHelper,
	vendor: string,
	read: (reply: Reply) => Verdict,
	request: IHttpRequestOptions,
	ignoreSslIssues: boolean,
): Promise<Arrival> {
	let response: unknown;
	try {
		response = await this.helpers.httpRequest({
			...request,
			skipSslCertificateValidation: ignoreSslIssues,
			timeout: TIMEOUT_MS,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
	} catch (error) {
		throw unreachable(vendor, request.url, error);
	}
	const reply = readResponse(response);
	const verdict = read(reply);
	if (verdict.kind === 'redirect') {
		throw new CredentialError(
			`The server points to another address (HTTP ${reply.status}): ${verdict.to}`,
			'Redirects are not followed. Enter the address it points to as the base URL, if you trust it.',
		);
	}
	return { reply, verdict };
}

/** The error of an answer that is none of the vendor's. */
export function notTheVendor(vendor: string, { reply, verdict }: Arrival): CredentialError {
	if (verdict.kind === 'status') {
		return new CredentialError(
			`The server answered with HTTP ${reply.status}`,
			'Check the base URL in the credential.',
		);
	}
	return new CredentialError(
		`The server answered, but not as ${vendor} does`,
		`Check the base URL in the credential: it must be the address of ${vendor}, with its port.`,
	);
}

/** Never the error itself: it holds the request, and the request the password. */
function unreachable(vendor: string, url: string, error: unknown): CredentialError {
	const trouble = readTrouble(vendor, url, error);
	if (trouble) {
		// The doubt is about commands: none goes out before the login is answered.
		const still = 'n8n was still logging in: nothing was carried out. Try again.';
		const description = trouble.outcome === 'notSent' ? trouble.description : still;
		return new CredentialError(trouble.message, description);
	}
	return new CredentialError(
		error instanceof Error ? error.message : `${vendor} could not be reached`,
	);
}
