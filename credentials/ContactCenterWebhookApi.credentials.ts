import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class ContactCenterWebhookApi implements ICredentialType {
	name = 'contactCenterWebhookApi';

	displayName = 'Contact Center Webhook API';

	icon = {
		light: 'file:contactCenterWebhook.svg',
		dark: 'file:contactCenterWebhook.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/OWNER/n8n-nodes-contact-center/blob/main/docs/triggers.md';

	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: 'token',
			description: 'The query parameter or header that a call must carry',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The secret that the parameter or header must hold. Make up a long one of letters and digits, and use it for nothing else.',
		},
	];
}
