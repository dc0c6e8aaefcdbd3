import type { ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';
import { textOf } from '../../shared/guards';
import { complaintAboutPlatform, cookieHeader, platformOf } from './credential';

/**
 * Tests what can be tested without placing a call: the form of the platform's URL and of the cookie.
 * Whether the session is alive shows at the first call.
 */
export async function testPlatformAndCookie(
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const complaint = complaintAboutPlatform(platformOf(data)) ?? complaintAboutCookie(data);
	return complaint === undefined
		? {
				status: 'OK',
				message: 'The form is right. 8x8 itself was not asked: that would place a call.',
			}
		: { status: 'Error', message: complaint };
}

function complaintAboutCookie({ sessionCookie }: { sessionCookie?: unknown }): string | undefined {
	// Links need no cookie.
	if (textOf(sessionCookie).trim() === '') return undefined;
	try {
		cookieHeader(sessionCookie);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
