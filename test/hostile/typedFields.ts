import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import type { OperationCase } from '../support/everyOperation';
import { usualValue } from '../support/everyOperation';

/** A field in which a person or an expression puts text. */
export interface TypedField {
	/** `additionalFields.userId` */
	name: string;
	property: INodeProperties;
	/** Words of its refusals, one of which each has: its label, as a rule. */
	refusals: string[];
	/** What it holds where nothing is wrong. */
	usual: string;
	/** The parameters with which its value is that of the item's `value`. */
	parameters: INodeParameters;
	/** It holds several values, separated by commas or in an array. */
	isList: boolean;
}

const VALUE = '={{ $json.value }}';
export const USUAL = '73519';

/** Fields that are left out, with the reason. `*` is any operation. */
const EXCEPTIONS: Record<string, string> = {
	'* requestOptions': 'says how is sent, not what',
	'* authentication': 'chooses the credential, and takes no expression',
	'* dataMode': 'chooses where columns come from, and takes no expression',
	'* sendUserDataIn':
		'chooses where the data goes; what is none of its options counts as the first',
	'* beforeCall':
		'decides whether a call is placed, and is not sent itself: see test/nodes/beforeCall.test.ts',
	'* options.numberFormat':
		'decides in which form numbers go out: see test/nodes/Ameyo/resources/contact/uploadNumbers.test.ts',
	'* options.countryCode': 'the same',
	'* options.sameNumberTwice': 'decides whether a record is sent: see there',
	'* columnMode': 'chooses where columns come from, and takes no expression',
	'* inputsToIgnore': 'names what is not sent',
	'contact.uploadFile binaryPropertyName': 'names the file, and is not sent',
	'contact.uploadFile columns.column.header': 'names what is read of the file',
	'contact.uploadFile options.delimiter': 'says how the file is read',
	'contact.uploadFile options.encoding': 'says how the file is read',
	'contact.uploadFile options.onIncomplete': 'says what comes out',
	'callback.getAllTenant filters': 'those of callback.getAll, sent for every campaign of the login',
	'userData.parse ctlUserdata': 'nothing is sent: the text is read, see link/pairs.test.ts',
};

/** Types that hold no text. */
const NO_TEXT = ['notice', 'boolean', 'number', 'hidden'];

/** What another field must hold for one to be sent. */
const COMPANIONS: Record<string, INodeParameters> = {
	ctl_action: { ctl_intType: 'sfdc' },
	ctl_launchext: { ctl_launchopt: true },
	ctl_recordname: { ctl_launchopt: true },
};

const LISTS = ['customerIds', 'leadIds', 'userIds'];

/** What a field takes that does not take digits. */
const USUAL_VALUES: Record<string, string> = {
	ctl_action: 'create',
	ctl_intType: 'sfdc',
	ctl_launchext: 'edit',
	ctl_callbackUrl: 'https://n8n.example/73519',
	otherColumns: 'attempts',
	data: '{"x":"73519"}',
};

/** Every text field of an operation, found in its properties: a new one is among them by itself. */
export function fieldsOf(operation: OperationCase): TypedField[] {
	const seen = new Set<string>();
	return operation.properties.flatMap((property) => {
		// Some stand twice, for either credential.
		if (seen.has(property.name) || isLeftOut(operation, property.name)) return [];
		seen.add(property.name);
		return leavesOf(property)
			.filter(({ path }) => !isLeftOut(operation, path))
			.map((leaf) => typedField(operation, property, leaf));
	});
}

function isLeftOut({ name }: OperationCase, path: string): boolean {
	return [`* ${path}`, `${name} ${path}`].some((key) => key in EXCEPTIONS);
}

interface Leaf {
	path: string;
	property: INodeProperties;
	/** What the outer property holds, with the value in its place. */
	holds(value: NodeParameterValueType): NodeParameterValueType;
}

function leavesOf(property: INodeProperties): Leaf[] {
	const { name, type, options = [] } = property;
	if (NO_TEXT.includes(type)) return [];
	if (type === 'collection') {
		return options.filter(isProperty).flatMap((option) =>
			leavesOf(option).map((leaf) => ({
				...leaf,
				path: `${name}.${leaf.path}`,
				holds: (value) => ({ ...COMPANIONS[option.name], [option.name]: leaf.holds(value) }),
			})),
		);
	}
	if (type === 'fixedCollection') {
		return options.flatMap((group) =>
			'values' in group ? group.values.map((one): Leaf => rowOf(name, group, one)) : [],
		);
	}
	return [
		{
			path: name,
			property,
			holds: (value) =>
				type === 'resourceLocator' ? { __rl: true, mode: 'id', value: String(value) } : value,
		},
	];
}

function rowOf(
	name: string,
	group: { name: string; values: INodeProperties[] },
	one: INodeProperties,
): Leaf {
	const others = Object.fromEntries(
		group.values.map((other) => [other.name, `other ${other.name}`]),
	);
	return {
		path: `${name}.${group.name}.${one.name}`,
		property: one,
		holds: (value) => ({ [group.name]: [{ ...others, [one.name]: value }] }),
	};
}

function isProperty(option: object): option is INodeProperties {
	return 'displayName' in option && 'type' in option;
}

function typedField(operation: OperationCase, outer: INodeProperties, leaf: Leaf): TypedField {
	const { name } = operation;
	const isUpload = name.startsWith('contact.upload');
	const held = leaf.holds(VALUE);
	const options = isUpload ? { options: { batchSize: 1 } } : {};
	const merged =
		isUpload && outer.name === 'options' && typeof held === 'object' && held !== null
			? { ...held, batchSize: 1 }
			: held;
	return {
		name: leaf.path,
		property: leaf.property,
		refusals: [
			...[leaf.property, outer].map(({ displayName }) => `'${displayName}`),
			// Of the whole link, whose fields may be too long together.
			...(name === 'call.getLink' && outer.name !== 'phone' ? ['The link would be'] : []),
			...(outer.name === 'columns' ? ['no column', 'neither a column'] : []),
		],
		usual:
			USUAL_VALUES[leaf.property.name] ??
			(leaf.property.type === 'dateTime' ? String(usualValue(leaf.property, 0)) : USUAL),
		parameters: {
			...(isUpload && operation.file === undefined
				? { dataMode: 'defineBelow', columns: { column: [{ name: 'phone1', value: '5' }] } }
				: {}),
			...(operation.file && outer.name === 'columns' ? { columnMode: 'defineBelow' } : {}),
			...(outer.name === 'callbackFields' ? { callbackTime: '2026-08-27 16:23:00' } : {}),
			...options,
			[outer.name]: merged,
			requestOptions: { concurrency: 1 },
		},
		isList: LISTS.includes(leaf.property.name),
	};
}
