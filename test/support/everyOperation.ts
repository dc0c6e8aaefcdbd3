import { NodeHelpers } from 'n8n-workflow';
import type {
	IBinaryKeyData,
	INodeParameters,
	INodeProperties,
	INodeType,
	NodeParameterValueType,
} from 'n8n-workflow';
import { Ameyo } from '../../nodes/Ameyo/Ameyo.node.ts';
import { resources as ofAmeyo } from '../../nodes/Ameyo/resources';
import { MaxContact } from '../../nodes/MaxContact/MaxContact.node.ts';
import { resources as ofMaxContact } from '../../nodes/MaxContact/resources';
import type { Resource } from '../../nodes/shared/operations/operation';
import { VirtualContactCenter } from '../../nodes/VirtualContactCenter/VirtualContactCenter.node.ts';
import { resources as ofVirtualContactCenter } from '../../nodes/VirtualContactCenter/resources';
import { inMemory } from './csvFiles';
import { byId } from './locator';

export type Vendor = 'ameyo' | 'maxContact' | 'virtualContactCenter';

/** An operation of a vendor, as the node's menus have it. */
export interface OperationCase {
	vendor: Vendor;
	node: INodeType;
	/** `callback.create` */
	name: string;
	/** Its fields, in the order of the panel. */
	properties: INodeProperties[];
	/** Parameters with which it can be run: everything that must be filled in, and nothing else. */
	parameters: INodeParameters;
	/** The file of an item, where the operation takes one. */
	file?: IBinaryKeyData;
}

const NODES: Record<Vendor, { node: INodeType; resources: Resource[] }> = {
	ameyo: { node: new Ameyo(), resources: ofAmeyo },
	maxContact: { node: new MaxContact(), resources: ofMaxContact },
	virtualContactCenter: { node: new VirtualContactCenter(), resources: ofVirtualContactCenter },
};

/** Every operation of every vendor, derived from the lists of resources: a new one is among them by itself. */
export function everyOperation(): OperationCase[] {
	const vendors: Vendor[] = ['ameyo', 'maxContact', 'virtualContactCenter'];
	return vendors.flatMap((vendor) => {
		const { node, resources } = NODES[vendor];
		return resources.flatMap(({ value: resource, operations }) =>
			operations.map(({ value: operation, properties }) => ({
				vendor,
				node,
				name: `${resource}.${operation}`,
				properties,
				parameters: { resource, operation, ...filledIn(properties) },
				...fileFor(properties),
			})),
		);
	});
}

/** One row, with a column of the name that a field holds of which nothing else is known. */
function fileFor(properties: INodeProperties[]): Pick<OperationCase, 'file'> {
	const takesFile = properties.some(({ name }) => name === 'binaryPropertyName');
	return takesFile ? { file: inMemory('phone1,other header\r\n5555056887,Ann\r\n') } : {};
}

/** What a field that must be filled in holds, another for each. */
function filledIn(properties: INodeProperties[]): INodeParameters {
	const parameters: INodeParameters = {};
	for (const [n, property] of properties.entries()) {
		const { name, type, required, default: preset } = property;
		if (name === 'authentication') parameters[name] = authenticationOf(property);
		else if (type === 'notice' || name in parameters) continue;
		else if (required !== true || name === 'binaryPropertyName') parameters[name] = preset;
		else parameters[name] = usualValue(property, 1_000 + n);
	}
	return parameters;
}

/** Without a login, where the operation leaves the choice. */
function authenticationOf({
	options = [],
	default: preset,
}: INodeProperties): NodeParameterValueType {
	const isHashKey = options.some((option) => 'value' in option && option.value === 'hashKey');
	return isHashKey ? 'hashKey' : preset;
}

/** A value that every kind of field takes: digits are text, numbers, IDs and numbers to dial. */
export function usualValue({ type }: INodeProperties, n: number): NodeParameterValueType {
	if (type === 'resourceLocator') return byId(String(n));
	return type === 'dateTime' ? '2026-08-27 16:23:00' : String(n);
}

/** Whether a property is shown with these parameters. */
export function isShown(
	property: INodeProperties,
	{ node, parameters }: Pick<OperationCase, 'node' | 'parameters'>,
): boolean {
	const named = { typeVersion: 1 };
	return NodeHelpers.displayParameter(parameters, property, named, node.description);
}
