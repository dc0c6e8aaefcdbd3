import type { INodeProperties } from 'n8n-workflow';

/** For servers with a certificate of their own. */
export const ignoreSslProperty: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'ignoreSslIssues',
	type: 'boolean',
	default: false,
	description:
		'Whether to connect even if the certificate of the server cannot be checked, as with a self-signed one',
};
