import { beforeCall, limited, list, requestOptions } from './lines';
import type { NodeNames } from './lines';

const user = ['userId: resourceLocator = {"mode":"list","value":""} | id, list'];
const usual = requestOptions(10, 60000);
const many = [...user, ...limited, ...usual];
const typed = (name: string) => `${name}: resourceLocator = {"mode":"id","value":""} | id, list`;
const forAll = [
	...limited,
	'options: collection = {}',
	'options.userId: resourceLocator = {"mode":"list","value":""} | id, list',
	...usual,
];
const onCall = [...user, typed('callId'), ...usual];
const resultCode = (name: string) =>
	`${name}: resourceLocator = {"mode":"list","value":""} | id, list`;

export const maxContact: NodeNames = {
	version: 1,
	credentials: ['maxContactApi required'],
	parameters: {
		'agent: goReady': [...user, ...usual],
		'call: getAll': many,
		'call: dial': [
			...user,
			typed('phoneNumber'),
			...list(`
				additionalFields: collection = {}
				additionalFields.leadId: string = ""
			`),
			...beforeCall,
			...usual,
		],
		'call: hangUp': onCall,
		'call: hold': onCall,
		'call: retrieve': onCall,
		'call: startRecording': onCall,
		'call: stopRecording': onCall,
		'call: dispose': [...onCall, resultCode('resultCode')],
		'call: connect': [
			...user,
			typed('call1Id'),
			typed('call2Id'),
			...list(`
				additionalFields: collection = {}
				additionalFields.notes1: string = ""
				additionalFields.notes2: string = ""
				additionalFields.numSales1: number = 0
				additionalFields.numSales2: number = 0
			`),
			resultCode('resultCode1'),
			resultCode('resultCode2'),
			...usual,
		],
		'lead: getPhones': [...many, 'leadId: string = ""'],
		'lead: changeForCall': [...onCall, 'leadPhoneId: string = ""'],
		'lead: createForCall': [...onCall, 'phoneNumber: string = ""'],
		'acdQueue: getAll': forAll,
		'campaign: getAll': forAll,
		'resultCode: getAll': forAll,
		'user: getAll': forAll,
	},
};
