import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { CredentialError } from '../../shared/errors';
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
	const held = textOf(credential.sessionToken);
	const complaintAbout = async (token: string) => await tryOut.call(this, credential, token);
	if (isPasted(credential)) {
		if (tested) refuse(await complaintAbout(pastedToken(credential)));
		return {};
	}
	// A token that was asked for a moment ago is not asked for again, unless it is dead already.
	if (tested && logins.isRecent(key, held) && (await complaintAbout(held)) === undefined) {
		return { sessionToken: held, sessionInfo: key };
	}
	const { sessionId } = await logins.share(key, held, async () => {
		return await askForToken.call(this, credential);
	});
	if (tested) refuse(await complaintAbout(sessionId));
	return { sessionToken: sessionId, sessionInfo: key };
}

function refuse(complaint: string | undefined): void {
	if (complaint !== undefined) throw new CredentialError(complaint);
}
