import { BinaryDataService } from 'n8n-core';
import type { IBinaryData, IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import { phone } from './ameyoOperations';
import { serviceOf } from './services';

/** A CSV of so many contacts, one a row, with the columns `phone1` and `name`. */
export function csvOf(count: number, from = 0): string {
	const rows = Array.from({ length: count }, (_, i) => `${phone(from + i)},Customer ${from + i}`);
	return ['phone1,name', ...rows, ''].join('\r\n');
}

/** A file as n8n holds it in memory, as the binary `data` of an item. */
export function inMemory(content: string | Buffer, fileName = 'leads.csv'): IBinaryKeyData {
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	return { data: { data: bytes.toString('base64'), mimeType: 'text/csv', fileName } };
}

/** The same in n8n's store in the file system, once it is in use. */
export async function inStore(content: string, fileName = 'leads.csv'): Promise<IBinaryKeyData> {
	const file: IBinaryData = { data: '', mimeType: 'text/csv', fileName };
	const location = { type: 'execution', workflowId: 'unit', executionId: '1' } as const;
	return { data: await store().store(location, Buffer.from(content), file) };
}

/** From now on n8n keeps binary data in its file system, as it does by default. */
export async function useFileSystem(): Promise<void> {
	await store().init();
}

/** The text of a file that came out, without its byte order mark. */
export async function textOfBinary({ binary }: INodeExecutionData, name: string): Promise<string> {
	const file = binary?.[name];
	if (!file) throw new Error(`There is no file '${name}'`);
	const text = (await store().getAsBuffer(file)).toString();
	if (!text.startsWith('\ufeff')) throw new Error('The file has no byte order mark');
	return text.slice(1);
}

/** n8n's store of binary data. */
export function store(): BinaryDataService {
	return serviceOf(BinaryDataService);
}
