import type { IAuthenticate, ICredentialType, INodeProperties } from 'n8n-workflow';
import { credentialProperties } from '../nodes/VirtualContactCenter/credentialFields';
import { signWithCookie } from '../nodes/VirtualContactCenter/transport/cookie';

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

	properties: INodeProperties[] = credentialProperties;

	authenticate: IAuthenticate = async (credentials, request) =>
		signWithCookie(credentials, request);
}
