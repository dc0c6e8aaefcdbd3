import type { INodeProperties } from 'n8n-workflow';

/** Where Ameyo answers. */
export const baseUrlProperty: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. http://ameyo.example.com:8888',
	description:
		'The address of the Ameyo application server, with its port: 8888 for http:// and 8443 for https:// (documented), or 8887 for https:// on some hosted servers (seen in public client code). It may carry a path.',
};

/** The zone of dates that are typed without one. */
export const timezoneProperty: INodeProperties = {
	displayName: 'Timezone',
	name: 'timezone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Asia/Kolkata',
	description:
		"The time zone of the Ameyo server, in which it reads callback times. Leave empty to use the workflow's time zone.",
};
