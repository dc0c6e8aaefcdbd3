import type { IDataObject, INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';
import type { CredentialSnapshot } from '../../nodes/shared/auth/credential';
import { digits } from '../../nodes/shared/fields/digits';
import { text } from '../../nodes/shared/fields/text';
import type { RequestKind, RequestSettings } from '../../nodes/shared/http/protocol';
import { request } from '../../nodes/shared/http/request';
import { executeOperation } from '../../nodes/shared/operations/execute';
import { once } from '../../nodes/shared/operations/once';
import { operationsWith } from '../../nodes/shared/operations/operation';
import type { Operation, Resource } from '../../nodes/shared/operations/operation';
import { nodeProperties } from '../../nodes/shared/operations/properties';
import { openMadeUp, protocol } from './madeUpVendor';
import type { MadeUpVendor } from './madeUpVendor';
import { probeNode } from './probe';
import { runNode } from './run';
import type { Run, RunOptions } from './run';

const property = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
});

/** The fields of the made-up operations: who is commanded, and what for. */
export const agent = digits({ ...property('Agent', 'agent'), required: true });
export const word = text(property('Word', 'word'));

/** What the made-up operations work with, as each vendor's client. */
export interface Services {
	/** Sends a request to a path, with an item's word as its query. */
	send(kind: RequestKind, path: string, word?: string): Promise<IDataObject | IDataObject[]>;
	/** Sends one request a run, for all who ask. */
	sendOnceARun(path: string): Promise<IDataObject | IDataObject[]>;
}

export const { operation, bulkOperation } = operationsWith<Services>(({ n8n }) => {
	const opened = once(async () => await openMadeUp(n8n));
	const send = async (
		credential: CredentialSnapshot,
		kind: RequestKind,
		path: string,
		{ requests, ...qs }: { requests?: RequestSettings; word?: string } = {},
	) => {
		const url = `${credential.baseUrl}/${path}`;
		const toSend = { ...requests, kind, method: 'GET', url, qs, timeout: 10_000 } as const;
		return rowsOf((await request(n8n, protocol, credential, toSend)).value);
	};
	const forAll = new Map<string, () => Promise<IDataObject | IDataObject[]>>();
	const servicesFor = (_i: number, requests: RequestSettings): Services => ({
		send: async (kind, path, given) =>
			await send(await opened(), kind, path, {
				requests,
				...(given === undefined ? {} : { word: given }),
			}),
		sendOnceARun: async (path) => {
			const known = forAll.get(path) ?? once(async () => await send(await opened(), 'read', path));
			forAll.set(path, known);
			return await known();
		},
	});
	return { credential: opened, servicesFor };
});

function rowsOf(value: unknown): IDataObject | IDataObject[] {
	return Array.isArray(value) ? value : Object.assign({}, value);
}

/** A node with one operation. */
export function nodeWith(only: Operation): INodeType {
	const resources: Resource[] = [{ name: 'Thing', value: 'thing', operations: [only] }];
	const execute: INodeType['execute'] = async function () {
		return await executeOperation(this, resources);
	};
	return probeNode(nodeProperties('Made Up', resources), execute, ['madeUpApi']);
}

/** Runs an operation for items, with the vendor's credential. */
export async function runOperation(
	vendor: MadeUpVendor,
	only: Operation,
	items: IDataObject[],
	{ parameters, ...more }: Partial<RunOptions> & { parameters?: INodeParameters } = {},
): Promise<Run> {
	return await runNode({
		node: nodeWith(only),
		parameters: { resource: 'thing', operation: only.value, ...parameters },
		items,
		credentials: vendor.credentials(),
		...more,
	});
}
