import { COOKIE } from '../virtualContactCenter/seed';
import type { NewCredential } from './credentials';

/** The secret of the sandbox's webhook credential. Made up. */
export const WEBHOOK_SECRET = 'made-up-webhook-secret';

/**
 * The credential of the sandbox's 8x8 and the one of the webhooks that it calls, under the names that the workflow
 * templates use.
 * @param platform `http://127.0.0.1:PORT` of the sandbox
 */
export function virtualContactCenterCredentials(platform: string): {
	account: NewCredential;
	webhook: NewCredential;
} {
	return {
		account: {
			name: '8x8 Contact Center account',
			type: 'virtualContactCenterApi',
			data: { platformUrl: 'custom', customUrl: platform, sessionCookie: COOKIE },
		},
		webhook: {
			name: 'Contact Center Webhook account',
			type: 'contactCenterWebhookApi',
			data: { name: 'token', value: WEBHOOK_SECRET },
		},
	};
}
