import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { CALL_PATH } from '../nodes/VirtualContactCenter/link/url';
import { checkPlatform } from '../nodes/VirtualContactCenter/transport/check';
import {
	CUSTOM,
	DEFAULT_PLATFORM,
	PLATFORMS,
} from '../nodes/VirtualContactCenter/transport/credential';
import { PLATFORM_CHECK, signWithCookie } from '../nodes/VirtualContactCenter/transport/sign';
import { numberRuleProperties } from '../nodes/shared/callRules/credentialRules';
import { refuseAgain } from '../nodes/shared/callRules/guardSigned';

export class VirtualContactCenterApi implements ICredentialType {
	name = 'virtualContactCenterApi';

	displayName = '8x8 Contact Center API';

	icon = {
		light: 'file:../nodes/VirtualContactCenter/virtualContactCenter.svg',
		dark: 'file:../nodes/VirtualContactCenter/virtualContactCenter.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/OWNER/n8n-nodes-contact-center/blob/main/docs/8x8.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Platform',
			name: 'platformUrl',
			type: 'options',
			options: PLATFORMS,
			default: DEFAULT_PLATFORM,
			description:
				"The platform in whose address your agents sign in. 8x8's document names seven; the others are hosts in use (inferred). Choose 'Other' to type the address.",
		},
		{
			displayName: 'Custom URL',
			name: 'customUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://vcc-eu3.8x8.com',
			description: 'The address at which your agents sign in, with https:// and without a path',
			displayOptions: { show: { platformUrl: [CUSTOM] } },
		},
		{
			displayName: 'Session Cookie',
			name: 'sessionCookie',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"The whole Cookie header of the agent's browser session, needed only to dial from n8n; 'Get Link' needs none. In the browser where the agent is signed in, open the developer tools, choose a request to 8x8 and copy the value of its Cookie header. It is good until the agent signs out. That 8x8 takes it from a server is inferred: its document knows click-to-dial only in the agent's own browser. The test of this credential asks whether 8x8 answers at the platform and says nothing of the cookie, because the one documented address dials.",
		},
		...numberRuleProperties,
		{
			displayName:
				'The cookie is not tested. A successful test means that 8x8 answers at the platform: the one address that 8x8 documents dials, so the cookie cannot be tried without placing a call.',
			name: 'testNotice',
			type: 'notice',
			default: '',
			displayOptions: { hide: { sessionCookie: [''] } },
		},
		{
			// n8n runs preAuthentication for credentials with an expirable field only. It is never empty,
			// so that runs only when the credential is tested.
			displayName: 'Last Check',
			name: 'lastCheck',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: 'never',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		refuseAgain(credentials);
		await checkPlatform(this, credentials);
		return { lastCheck: new Date().toISOString() };
	}

	authenticate: IAuthenticate = async (credentials, request) =>
		signWithCookie(credentials, request);

	/** Judged by `preAuthentication`, before it is sent without the cookie. */
	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			url: `={{ ($credentials.platformUrl === "${CUSTOM}" ? $credentials.customUrl : $credentials.platformUrl).trim().replace(/\\/+$/, "").split("${CALL_PATH}")[0] }}${CALL_PATH}`,
			headers: { [PLATFORM_CHECK]: 'check' },
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
	};
}
