import type { INodeParameters } from 'n8n-workflow';
import type { Bench } from './ameyo';
import { phone } from './ameyoOperations';
import { inMemory } from './csvFiles';
import { byId } from './locator';
import type { Run, RunOptions } from './run';

/** Uploads the file of an item to a lead of the seed. */
export const uploadFile: INodeParameters = {
	resource: 'contact',
	operation: 'uploadFile',
	authentication: 'session',
	campaignId: byId('1'),
	leadId: byId('39'),
};

/** How one file is uploaded. */
export interface FileUpload extends Partial<RunOptions> {
	options?: INodeParameters;
	parameters?: INodeParameters;
}

/** Uploads one file, which n8n holds in memory. */
export async function uploadOne(
	bench: Bench,
	content: string | Buffer,
	{ options = {}, parameters = {}, ...more }: FileUpload = {},
): Promise<Run> {
	const binaries = [inMemory(content)];
	return await bench.run({ ...uploadFile, ...parameters, options }, [{}], { binaries, ...more });
}

/** The contacts of each upload that arrived, by their index. */
export function sentContacts(bench: Bench): number[][] {
	return bench.sent('uploadContacts').map(({ data }) => {
		const { customerRecords } = Object(data);
		const records: unknown[] = customerRecords ?? [];
		return records.map((record) => Number(String(Object(record).phone1).slice(2)));
	});
}

/** From one index to another, both included. */
export const indices = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The contacts that the sandbox has, by their index, sorted. */
export function storedContacts(bench: Bench): number[] {
	return [...bench.ameyo.contacts.values()]
		.map(({ customerData }) => Number(String(customerData.phone1).slice(2)))
		.sort((a, b) => a - b);
}

/** The phone number of the contact with this index, as a rule of the sandbox finds its request. */
export const withPhone = (i: number) => `"${phone(i)}"`;

/** The account of an error: what stands in its details. */
export function accountOf({ error }: Run): unknown {
	return error?.context?.details;
}
