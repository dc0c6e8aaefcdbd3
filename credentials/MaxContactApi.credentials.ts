import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { SERVICES_EXPRESSION } from '../nodes/MaxContact/transport/address';
import { renewToken } from '../nodes/MaxContact/transport/login';
import { signWithToken } from '../nodes/MaxContact/transport/sign';
import { ignoreSslProperty } from '../nodes/shared/auth/credential';
import { CHECK, DEAD_SESSION_MARK } from '../nodes/shared/auth/mark';
import { numberRuleProperties } from '../nodes/shared/callRules/credentialRules';
import { refuseAgain } from '../nodes/shared/callRules/guardSigned';

const forLogin = { show: { authentication: ['login'] } };
const forTokenKey = { show: { authentication: ['tokenKey'] } };

export class MaxContactApi implements ICredentialType {
	name = 'maxContactApi';

	displayName = 'MaxContact API';

	icon = {
		light: 'file:../nodes/MaxContact/maxContact.svg',
		dark: 'file:../nodes/MaxContact/maxContact.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/OWNER/n8n-nodes-contact-center/blob/main/docs/maxcontact.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://acme.maxcontact.com',
			description:
				"The address of your MaxContact. It may carry a path. That of an older tenant ends in the tenant's own path, as in https://acmeapi.maxcontact.com/acmeapi: the pack then leaves out the '/webservices' that comes before every method (not documented, inferred). If your methods are at another address, enter it up to and with '/services'.",
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Login and Password',
					value: 'login',
					description: 'A TokenKey is fetched with them, stored in n8n and renewed when it expires',
				},
				{
					name: 'TokenKey',
					value: 'tokenKey',
					description: 'Paste a TokenKey, and a new one each time it expires',
				},
			],
			default: 'login',
		},
		{
			displayName: 'Login',
			name: 'login',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. remote',
			description: 'The login that the token service gives a TokenKey to',
			displayOptions: forLogin,
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The token service takes ASCII characters only',
			displayOptions: forLogin,
		},
		{
			displayName: 'TokenKey',
			name: 'tokenKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The key that the token service gave you',
			displayOptions: forTokenKey,
		},
		{
			displayName: 'Lookup User ID',
			name: 'lookupUserId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 7',
			description:
				'The ID of the MaxContact user on whose behalf n8n asks for lists: MaxContact gives them to users only',
		},
		...numberRuleProperties,
		ignoreSslProperty,
		{
			displayName: 'Session Token',
			name: 'sessionToken',
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
		refuseAgain(credentials);
		return await renewToken(this, credentials);
	}

	authenticate: IAuthenticate = async (credentials, request) => signWithToken(credentials, request);

	test: ICredentialTestRequest = {
		request: {
			method: 'GET',
			url: `={{ ${SERVICES_EXPRESSION} }}/telephony/users/user/{{ encodeURIComponent(String($credentials.lookupUserId).trim()) }}`,
			headers: { 'Content-Type': 'application/json', [DEAD_SESSION_MARK]: CHECK },
			skipSslCertificateValidation: '={{ $credentials.ignoreSslIssues }}',
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'Success',
					value: false,
					message: 'MaxContact refuses the TokenKey or the Lookup User ID',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'Success',
					value: undefined,
					message: 'The server answered, but not as MaxContact does',
				},
			},
		],
	};
}
