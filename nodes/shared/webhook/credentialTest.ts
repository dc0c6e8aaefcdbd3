import type { ICredentialTestFunction } from 'n8n-workflow';
import { LEAST_LENGTH } from './secret';

/** The test of the webhook credential: its form only, there is nobody to ask. */
export const webhookSecretTest: ICredentialTestFunction = async (credential) => {
	const name = String(credential.data?.name ?? '').trim();
	const value = String(credential.data?.value ?? '');
	const complaint = complaintAboutSecret(name, value);
	return complaint === undefined
		? { status: 'OK', message: 'The secret can be used' }
		: { status: 'Error', message: complaint };
};

function complaintAboutSecret(name: string, value: string): string | undefined {
	if (!/^[A-Za-z0-9_.~-]+$/.test(name)) {
		return "'Name' must be made of letters, digits, '-', '_', '.' and '~'";
	}
	if (value.length < LEAST_LENGTH) {
		return `'Value' must have at least ${LEAST_LENGTH} characters: shorter ones can be guessed`;
	}
	if (!/^[\x21-\x7e][\x20-\x7e]*[\x21-\x7e]$/.test(value)) {
		return "'Value' must be made of plain letters, digits and signs, without a blank at its beginning or end: other characters do not travel safely in URLs and headers";
	}
	return undefined;
}
