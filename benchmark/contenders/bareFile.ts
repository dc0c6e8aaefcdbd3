import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'csv-parse';
import { ownPeak } from '../frame/memory';
import { BareClient } from './bareClient';

const BATCH = 500;

/** What a file cost. */
export interface FileCost {
	seconds: number;
	/** The most memory that the process held, in MiB. */
	peak: number;
	added: number;
}

/**
 * A program of its own that uploads a CSV: csv-parse as a stream, batches of 500, one after another. It keeps nothing
 * of a row, checks nothing before it sends, and knows no resuming.
 */
export async function bareFile(url: string, file: string): Promise<FileCost> {
	const child = fork(__filename, [url, file]);
	const [cost] = await once(child, 'message');
	await once(child, 'exit');
	return cost;
}

interface Row {
	phone1: string;
	name: string;
	city: string;
}

async function upload(url: string, file: string): Promise<FileCost> {
	const start = performance.now();
	const client = new BareClient(url);
	await client.logIn();
	let added = 0;
	let batch: Row[] = [];
	for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
		batch.push(row);
		if (batch.length < BATCH) continue;
		added += await client.upload(batch);
		batch = [];
	}
	if (batch.length > 0) added += await client.upload(batch);
	client.close();
	return { seconds: (performance.now() - start) / 1000, peak: ownPeak(), added };
}

if (process.send && require.main === module) {
	const [url = '', file = ''] = process.argv.slice(2);
	void upload(url, file).then((cost) => process.send?.(cost, () => process.disconnect()));
}
