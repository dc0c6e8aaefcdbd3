import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import {
	CUSTOM,
	DEFAULT_PLATFORM,
	PLATFORMS,
} from '../nodes/VirtualContactCenter/transport/credential';
import { signWithCookie } from '../nodes/VirtualContactCenter/transport/sign';

/** Tested by the node (`testedBy`): the one documented endpoint dials, so no request can be a test. */
export class VirtualContactCenterApi implements ICredentialType {
	name = 'virtualContactCenterApi';

	displayName = '8x8 Contact Center API';

	icon = {
		light: 'file:../nodes/VirtualContactCenter/virtualContactCenter.svg',
		dark: 'file:../nodes/VirtualContactCenter/virtualContactCenter.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-contact-center/n8n-nodes-contact-center#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Platform',
			name: 'platformUrl',
			type: 'options',
			options: PLATFORMS,
			default: DEFAULT_PLATFORM,
			description:
				"The platform in whose address your agents sign in. Choose 'Other' to type the address.",
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
				"The whole Cookie header of the agent's browser session, needed only to dial. In the browser where the agent is signed in, open the developer tools, choose a request to 8x8 and copy the value of its Cookie header. It is good until the agent signs out.",
		},
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		signWithCookie(credentials, request);
}
