import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { baseUrlProperty, timezoneProperty } from '../nodes/Ameyo/credentialFields';
import { checkHashKey, PROBE_BODY, PROBE_COMMAND } from '../nodes/Ameyo/transport/check';
import { signWithHashKey } from '../nodes/Ameyo/transport/sign';
import { ignoreSslProperty } from '../nodes/shared/auth/credential';
import { CHECK, DEAD_SESSION_MARK } from '../nodes/shared/auth/mark';
import { numberRuleProperties } from '../nodes/shared/callRules/credentialRules';
import { refuseAgain } from '../nodes/shared/callRules/guardSigned';

export class AmeyoHashKeyApi implements ICredentialType {
	name = 'ameyoHashKeyApi';

	displayName = 'Ameyo Hash Key API';

	icon = {
		light: 'file:../nodes/Ameyo/ameyo.svg',
		dark: 'file:../nodes/Ameyo/ameyo.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/OWNER/n8n-nodes-contact-center/blob/main/docs/ameyo.md';

	properties: INodeProperties[] = [
		baseUrlProperty,
		{
			displayName: 'Hash Key',
			name: 'hashKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The access token that Ameyo gave you, sent as the header hash-key',
		},
		{
			displayName: 'Requesting Host',
			name: 'requestingHost',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. crm.example.com',
			description: 'The host that the hash key was given for, sent as the header requesting-host',
		},
		{
			displayName: 'Policy Name',
			name: 'policyName',
			type: 'string',
			required: true,
			default: 'token-based-authorization-policy',
			description: 'The policy by which Ameyo checks the hash key, sent as the header policy-name',
		},
		timezoneProperty,
		...numberRuleProperties,
		ignoreSslProperty,
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
		await checkHashKey(this, credentials);
		return { lastCheck: new Date().toISOString() };
	}

	authenticate: IAuthenticate = async (credentials, request) =>
		signWithHashKey(credentials, request);

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: `={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}/ameyowebaccess/command?command=${PROBE_COMMAND}`,
			headers: {
				'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
				[DEAD_SESSION_MARK]: CHECK,
			},
			body: PROBE_BODY,
			skipSslCertificateValidation: '={{ $credentials.ignoreSslIssues }}',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'status',
					value: 'error',
					message: 'Ameyo does not take the hash key',
				},
			},
		],
	};
}
