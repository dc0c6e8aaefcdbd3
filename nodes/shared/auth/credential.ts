import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	INodeProperties,
} from 'n8n-workflow';
import type { Context } from '../context';
import { textOf } from '../guards';
import { refuse } from '../refuse';

/**
 * What a credential's own code throws (login, signing): a sentence for the person, and nothing of
 * the request. Without `code` and `response`, so that n8n's credential test shows the sentence.
 */
export class CredentialError extends Error {
	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
		this.name = 'CredentialError';
	}
}

/** The vendor turned a login down. Asking again with the same fields may lock the user out. */
export class LoginRefused extends CredentialError {}

/** A server answered a request of a credential's own, but not as the vendor does. */
export class AnsweredOtherwise extends CredentialError {
	/** @param httpStatus of the answer. Not `status`: n8n would show words of its own for it. */
	constructor(
		message: string,
		description: string | undefined,
		readonly httpStatus: number,
	) {
		super(message, description);
	}
}

/**
 * Whether a login that failed so is one that was refused. A page, a redirect or a 404 is: any server that
 * answers may count the passwords that it gets. A busy or broken one may take the next.
 */
export function isRefusal(error: unknown): error is CredentialError {
	if (error instanceof LoginRefused) return true;
	return error instanceof AnsweredOtherwise && error.httpStatus < 500 && error.httpStatus !== 429;
}

/** A credential as a run holds it: read once, because a look-up for each request costs more than the request. */
export interface CredentialSnapshot {
	/** Name of the credential type. */
	type: string;
	/** Without a slash at its end; may carry a path. */
	baseUrl: string;
	ignoreSslIssues: boolean;
	/** Tells the accounts of a server apart; it may be a secret. */
	account: string;
	/** The account in other data of the same credential, as it is stored by now. */
	accountOf(data: ICredentialDataDecryptedObject): string;
	/** n8n writes a renewed session into it. */
	decrypted: ICredentialsDecrypted & { data: ICredentialDataDecryptedObject };
	/** The hidden field that holds the session. */
	sessionField: string;
	/** The fields whose values nobody may see. */
	secretFields: readonly string[];
	/** Parts of those fields that nobody may see either, such as a value among cookies. */
	secretParts: readonly string[];
}

/** What a vendor says of a credential that was read. */
interface CredentialReading {
	baseUrl: string;
	ignoreSslIssues: boolean;
	/** Tells the accounts of a server apart; it may be a secret. */
	account?: string;
	/** What is wrong with it, as a sentence. */
	complaint: string | undefined;
	/** Parts of its secret fields that nobody may see either. */
	secretParts?: readonly string[];
}

/**
 * Reads a credential for a run.
 *
 * @throws InputError when it cannot be used
 */
export async function openCredential(
	n8n: Context,
	type: string,
	{ sessionField, secretFields }: Pick<CredentialSnapshot, 'sessionField' | 'secretFields'>,
	read: (data: ICredentialDataDecryptedObject) => CredentialReading,
): Promise<CredentialSnapshot> {
	const data = await n8n.getCredentials(type);
	const { baseUrl, ignoreSslIssues, account = '', complaint, secretParts = [] } = read(data);
	const accountOf = (fresh: ICredentialDataDecryptedObject) => read(fresh).account ?? '';
	if (complaint !== undefined) refuse(complaint, 'Open the credential and correct the field.');
	const decrypted = { id: '', name: '', type, data };
	const opened = { type, baseUrl, ignoreSslIssues, account, accountOf, decrypted };
	return { ...opened, sessionField, secretFields, secretParts };
}

/** What a credential holds that nobody may see. */
export function secretsOf({ decrypted, secretFields, secretParts }: CredentialSnapshot): string[] {
	return [...secretFields.map((field) => textOf(decrypted.data[field])), ...secretParts];
}

/**
 * Takes over a session that somebody else renewed since; a stale look-up does not bring the dead one back.
 *
 * @throws InputError where the credential is another server's or another account's by now
 */
export async function refresh(
	n8n: Context,
	credential: CredentialSnapshot,
	dead: string,
): Promise<void> {
	const fresh = await n8n.getCredentials(credential.type);
	// A session of one server must not go to another, and the rest of a run not out in another's name.
	const isOther = fresh.baseUrl !== credential.decrypted.data.baseUrl;
	if (isOther || credential.accountOf(fresh) !== credential.account) {
		refuse('The credential was changed while the workflow ran', 'Run the workflow again.');
	}
	if (textOf(fresh[credential.sessionField]) !== dead) {
		Object.assign(credential.decrypted.data, fresh);
	}
}

/** For servers with a certificate of their own. */
export const ignoreSslProperty: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'ignoreSslIssues',
	type: 'boolean',
	default: false,
	description:
		'Whether to connect even if the certificate of the server cannot be checked, as with a self-signed one',
};
