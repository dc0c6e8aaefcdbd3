import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { Logins } from '../../shared/session';
import { textOf } from '../../shared/text';
import { isPasted, keyOf, pastedToken } from './credentials';
import { takeCheck } from './session';
import { askForToken } from './tokenService';
import { tryOut } from './tryOut';

/** Tokens that this process asked for. */
const logins = new Logins<{ sessionId: string }>();

/**
 * Gets what n8n is to store of a login: a token from the token service, asked for together with
 * everybody else in this process who needs the same one. Nothing for a pasted key. In a credential
 * test, which `signWithToken` announces, the token is tried out as well.
 *
 * @throws CredentialError in MaxContact's words, or saying why the server could not be reached
 */
export async function renewToken(
	this: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const key = keyOf(credential);
	const tested = takeCheck(key);
	if (isPasted(credential)) {
		if (tested) await tryOut.call(this, credential, pastedToken(credential));
		return {};
	}
	const held = textOf(credential.sessionToken);
	// A test renews, unless the token was asked for a moment ago.
	const { sessionId } =
		tested && logins.isRecent(key, held)
			? { sessionId: held }
			: await logins.share(key, held, async () => await askForToken.call(this, credential));
	if (tested) await tryOut.call(this, credential, sessionId);
	return { sessionToken: sessionId, sessionInfo: key };
}
