import { beforeCall, list, requestOptions } from './lines';
import type { NodeNames } from './lines';

const call = list(`
	phone: string = ""
	dialOptions: collection = {}
	dialOptions.prefix: string = ""
	dialOptions.callerId: string = ""
	dialOptions.dialplanId: string = ""
	dialOptions.queueId: string = ""
	systemData: collection = {}
	systemData.ctl_action: options = "create" | create
	systemData.ctl_intType: options = "sfdc" | sfdc
	systemData.ctl_launchopt: boolean = true
	systemData.ctl_launchext: options = "edit" | edit
	systemData.ctl_parentid: string = ""
	systemData.ctl_recordname: string = ""
	userData: fixedCollection = {}
	userData.field.name: string = ""
	userData.field.value: string = ""
	transactionData: collection = {}
	transactionData.extRecordId: string = ""
	transactionData.extRecordType: string = ""
`);
const callbackUrl = 'systemData.ctl_callbackUrl: string = ""';
const sent = [
	'sendUserDataIn: options = "body" | body, query',
	...beforeCall,
	...requestOptions(10, 60000),
];

export const virtualContactCenter: NodeNames = {
	version: 1,
	credentials: ['virtualContactCenterApi required (not resource: "userData")'],
	webhooks: [
		'default POST ',
		'setup ={{ $workflow.active && $parameter["resource"] === "call" && $parameter["operation"] === "dialAndWait" ? "POST" : "" }} ={{ "call-end/" + $workflow.id }}',
	],
	parameters: {
		'call: getLink': [...call, callbackUrl],
		'call: dial': [...call, callbackUrl, ...sent],
		'call: dialAndWait': [...call, ...sent, 'waitLimit: number = 120'],
		'userData: parse': ['ctlUserdata: string = ""'],
	},
};

export const virtualContactCenterTrigger: NodeNames = {
	version: 1,
	credentials: ['contactCenterWebhookApi required (authentication: "queryAuth","headerAuth")'],
	webhooks: ['default POST webhook'],
	parameters: {
		all: list(`
			event: options = "callback" | callback, launch
			authentication: options = "queryAuth" | headerAuth, none, queryAuth
		`),
	},
};
