import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { baseUrlProperty, timezoneProperty } from '../nodes/Ameyo/credentialFields';
import { sharedLogin } from '../nodes/Ameyo/transport/login';
import { signWithSession } from '../nodes/Ameyo/transport/sign';
import { ignoreSslProperty } from '../nodes/shared/auth/credential';
import { CHECK, DEAD_SESSION_MARK } from '../nodes/shared/auth/mark';

export class AmeyoSessionApi implements ICredentialType {
	name = 'ameyoSessionApi';

	displayName = 'Ameyo Session API';

	icon = {
		light: 'file:../nodes/Ameyo/ameyo.svg',
		dark: 'file:../nodes/Ameyo/ameyo.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/OWNER/n8n-nodes-contact-center/blob/main/docs/ameyo.md';

	properties: INodeProperties[] = [
		baseUrlProperty,
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. CustomerManager',
			description:
				"The Ameyo user that n8n logs in as, with the role Customer Manager; your Ameyo licences must allow such users. That its session also lists and deletes callbacks is inferred: Ameyo's document says that Contact Services provide the session for that, and that the user must be allowed to schedule callbacks.",
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Terminal',
			name: 'terminal',
			type: 'string',
			default: '127.0.0.1',
			description: 'The IP address that Ameyo records for the login',
		},
		{
			displayName: 'Client Type',
			name: 'clientType',
			type: 'string',
			default: '',
			description: 'The client type to log in with. Leave empty, unless Ameyo gave you one.',
		},
		{
			displayName: 'Force Login',
			name: 'forceLogin',
			type: 'boolean',
			default: false,
			description:
				"Whether to end the user's other session at each login (force-login). Use it where Ameyo refuses a login because the user is already logged in. Not documented by Ameyo; public client code logs in this way as a rule.",
		},
		timezoneProperty,
		ignoreSslProperty,
		{
			displayName: 'Session ID',
			name: 'sessionId',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Session Info',
			name: 'sessionInfo',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await sharedLogin(this, credentials);
	}

	authenticate: IAuthenticate = async (credentials, request) =>
		signWithSession(credentials, request);

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}/ameyowebaccess/command?command=ping-session',
			headers: {
				'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
				[DEAD_SESSION_MARK]: CHECK,
			},
			body: 'data=%7B%22sessionPushSeqNo%22%3A%220%22%7D',
			skipSslCertificateValidation: '={{ $credentials.ignoreSslIssues }}',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'alive',
					value: undefined,
					message: 'Ameyo took the login, but does not confirm that the session is alive',
				},
			},
		],
	};
}
