import { beforeCall, limited, list, requestOptions } from './lines';
import type { NodeNames } from './lines';

const either = ['authentication: options = "session" | hashKey, session'];
const session = ['authentication: hidden = "session" | session'];
const usual = requestOptions(10, 60000);
const eitherCampaign = list(`
	campaignId: resourceLocator = {"mode":"list","value":""} | id, list (authentication: "session")
	campaignId: resourceLocator = {"mode":"id","value":""} | id (authentication: "hashKey")
`);
const callbackFilters = list(`
	filters: collection = {}
	filters.userIds: string = ""
	filters.fromDateAdded: dateTime = ""
	filters.toDateAdded: dateTime = ""
	filters.fromDateScheduled: dateTime = ""
	filters.toDateScheduled: dateTime = ""
	filters.info: boolean = false
`);
/** The statuses of ameyo-customer-manager.txt 4.6.3 and NOT_TRIED, sorted. */
const STATUSES = [
	'AMD, ATTEMPT_FAILED, BUSY, CALL_DROP, CALL_HANGUP, CALL_NOT_PICKED, CONNECTED, FAILED',
	'NOT_TRIED, NO_ANSWER, NUMBER_FAILURE, NUMBER_TEMP_FAILURE, PROVIDER_FAILURE',
	'PROVIDER_TEMP_FAILURE, SIT_INTERCEPT, SIT_NOCIRCUIT, SIT_REORDER, SIT_VACANT, SYSTEM_ERROR',
	'TRANSFERRED_TO_CAMPAIGN',
].join(', ');
const upload = [
	...either,
	...eitherCampaign,
	...list(`
		leadId: resourceLocator = {"mode":"list","value":""} | id, list (authentication: "session")
		leadId: resourceLocator = {"mode":"id","value":""} | id (authentication: "hashKey")
		dataMode: options = "autoMapInputData" | autoMapInputData, defineBelow
		inputsToIgnore: string = "" (dataMode: "autoMapInputData")
		columns: fixedCollection = {} (dataMode: "defineBelow")
		columns.column.name: resourceLocator = {"mode":"list","value":""} | id, list
		columns.column.value: string = ""
		options: collection = {}
		options.status: options = "NOT_TRIED" | ${STATUSES}
		options.numAttempts: number = 0
		options.updateCustomer: boolean = false
		options.migrateCustomer: boolean = false
		options.batchSize: number = 500
		options.includeRecord: boolean = true
		options.blockedNumbers: string = ""
		options.countryCode: string = ""
		options.keepDigits: number = 10
		options.numberFormat: options = "asTyped" | asTyped, digitsOnly, lastDigits, plusAndCountry
		options.phoneColumns: string = "phone1"
		options.sameNumberTwice: options = "send" | send, skip
		options.rejectedAsErrors: boolean = false
	`),
	...requestOptions(1, 300000),
];
/** The 35 columns of ameyo-customer-manager.txt 4.6.2, sorted. */
const COLUMNS = [
	'attempts, churn_count, disposition, last_churn_1, last_churn_2, last_churn_date',
	'last_connected_time, last_dialed, last_dialed_number_1, last_dialed_number_2',
	'last_dialed_number_3, last_dialed_number_4, last_dialed_time, last_dialed_time_1',
	'last_dialed_time_2, last_dialed_time_3, last_dialed_time_4, last_disposition_1',
	'last_disposition_2, last_disposition_3, last_disposition_4, last_status_1, last_status_2',
	'last_status_3, last_status_4, last_user_id, last_user_id_1, last_user_id_2, last_user_id_3',
	'last_user_id_4, num_inbound_attempted, num_inbound_connected, num_outbound_attempted',
	'num_outbound_connected, status',
].join(', ');

export const ameyo: NodeNames = {
	version: 1,
	credentials: [
		'ameyoSessionApi required (not authentication: "hashKey")',
		'ameyoHashKeyApi required (not authentication: "session")',
	],
	parameters: {
		'call: clickToDial': [
			...list(`
				authentication: hidden = "hashKey" | hashKey
				campaignId: resourceLocator = {"mode":"id","value":""} | id
				userId: string = ""
				phone: string = ""
				additionalParams: fixedCollection = {}
				additionalParams.parameter.name: string = ""
				additionalParams.parameter.value: string = ""
				additionalFields: collection = {}
				additionalFields.shouldAddCustomer: boolean = false
			`),
			...beforeCall,
			...requestOptions(10, 180000),
		],
		'callback: create': [
			...either,
			...eitherCampaign,
			...list(`
				callbackTime: dateTime = ""
				phone: string = ""
				additionalFields: collection = {}
				additionalFields.customerId: string = ""
				additionalFields.userId: string = ""
				additionalFields.isSelfCallback: boolean = false
				additionalFields.callbackHandlerType: string = "voice.campaign.callback.handler"
			`),
			...usual,
		],
		'callback: getAll': [
			...session,
			'campaignId: resourceLocator = {"mode":"list","value":""} | id, list',
			...limited,
			...callbackFilters,
			...usual,
		],
		'callback: getAllTenant': [...session, ...limited, ...callbackFilters, ...usual],
		'callback: delete': [...session, 'customerCallbackId: string = ""', ...usual],
		'contact: getAll': [
			...either,
			...eitherCampaign,
			...limited,
			...list(`
				filters: collection = {}
				filters.customerIds: string = ""
				filters.leadIds: string = ""
				filters.chooseEnabledLeads: boolean = false
				options: collection = {}
				options.orderBy: string = ""
				options.otherColumns: multiOptions = [] | ${COLUMNS}
			`),
			...usual,
		],
		'contact: upload': upload,
		'contact: uploadFile': [
			...either,
			...eitherCampaign,
			...list(`
				leadId: resourceLocator = {"mode":"list","value":""} | id, list (authentication: "session")
				leadId: resourceLocator = {"mode":"id","value":""} | id (authentication: "hashKey")
				binaryPropertyName: string = "data"
				columnMode: options = "headerNames" | defineBelow, headerNames
				columns: fixedCollection = {} (columnMode: "defineBelow")
				columns.column.name: resourceLocator = {"mode":"list","value":""} | id, list
				columns.column.header: string = ""
				options: collection = {}
				options.delimiter: options = "auto" | ,, ;, auto, pipe, tab
				options.encoding: options = "utf8" | latin1, utf16le, utf8
				options.startRow: number = 1
				options.status: options = "NOT_TRIED" | ${STATUSES}
				options.numAttempts: number = 0
				options.updateCustomer: boolean = false
				options.migrateCustomer: boolean = false
				options.batchSize: number = 500
				options.stopAfterRejected: number = 0
				options.rejectedFile: boolean = true
				options.onIncomplete: options = "error" | error, item
			`),
			...requestOptions(1, 300000),
		],
		'contact: uploadWithCallback': [
			...upload,
			...list(`
				callbackTime: dateTime = ""
				callbackFields: collection = {}
				callbackFields.userId: string = ""
				callbackFields.isSelfCallback: boolean = false
				callbackFields.callbackPhone: string = ""
				callbackFields.customerId: string = ""
				callbackFields.status: options = "NOT_TRIED" | ${STATUSES}
				options.validityTime: string = ""
			`),
		],
		'lead: getAll': [...either, ...eitherCampaign, ...limited, ...usual],
		'session: login': [...session, ...usual],
		'session: ping': [...session, ...usual],
		'session: logout': [...session, ...usual],
		'session: terminate': [...session, ...usual],
		'command: execute': [...either, 'commandId: string = ""', 'data: json = "{}"', ...usual],
	},
};

export const ameyoTrigger: NodeNames = {
	version: 1,
	credentials: ['contactCenterWebhookApi required (authentication: "queryAuth","headerAuth")'],
	webhooks: ['default GET webhook', 'default POST webhook'],
	parameters: {
		all: ['authentication: options = "queryAuth" | headerAuth, none, queryAuth'],
	},
};

export const ameyoCallbackTrigger: NodeNames = {
	version: 1,
	credentials: ['ameyoSessionApi required'],
	parameters: {
		all: list(`
			campaignId: resourceLocator = {"mode":"list","value":""} | id, list
			event: options = "scheduled" | due, scheduled
			minutesBefore: number = 0 (event: "due")
		`),
	},
};
