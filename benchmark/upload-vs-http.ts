import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { ameyoCredentials } from '../sandbox/n8n/ameyoCredentials';
import { connect, type N8nClient } from '../sandbox/n8n/client';
import { createCredential } from '../sandbox/n8n/credentials';
import { runWorkflow } from '../sandbox/n8n/executions';
import { localTemplate } from '../sandbox/n8n/localWorkflows';
import { installPack, packTarball } from '../sandbox/n8n/pack';
import { startN8n } from '../sandbox/n8n/n8nServer';
import { importWorkflow } from '../sandbox/n8n/workflows';
import { httpUpload } from '../test/e2e/httpUpload';

/**
 * Uploads the same CSV files to the sandbox's Ameyo twice, in a real n8n: with the upload template and with
 * n8n's HTTP Request node, one contact a request. Sizes may be given as arguments.
 *
 * Run it with `npx tsx benchmark/upload-vs-http.ts`, after `npm run build`; n8n must be installed (npm start).
 */
async function main(): Promise<void> {
	const asked = process.argv.slice(2).map(Number);
	const sizes = asked.length ? asked : [100, 1000, 5000];
	const userFolder = await mkdtemp(join(tmpdir(), 'contact-center-benchmark-'));
	const filesFolder = join(userFolder, 'files');
	await mkdir(filesFolder);
	await installPack(userFolder, await packTarball(userFolder));
	const sandbox = await startSandbox();
	const server = await startN8n({ userFolder, filesFolder });
	try {
		const n8n = await connect(server.url);
		await createCredential(n8n, ameyoCredentials(sandbox.url).session);
		const rows: Row[] = [];
		for (const size of sizes) rows.push(await compare(n8n, sandbox, filesFolder, size));
		console.table(rows);
	} finally {
		await server.stop();
		await sandbox.close();
		await rm(userFolder, { recursive: true, force: true });
	}
}

type Row = Record<string, number | string>;

async function compare(
	n8n: N8nClient,
	sandbox: Sandbox,
	filesFolder: string,
	size: number,
): Promise<Row> {
	const file = join(filesFolder, 'ameyo-contacts.csv');
	const lines = Array.from({ length: size }, (_, row) => `${9_800_000_000 + row},Contact ${row}`);
	await writeFile(file, ['phone1,name', ...lines].join('\n'));
	const template = await localTemplate('ameyo-scheduled-contact-upload.json', filesFolder);
	const ours = await measure(n8n, sandbox, { ...template, id: undefined }, [
		'Every Morning',
		'Upload Contacts',
	]);
	const theirs = await measure(n8n, sandbox, httpUpload(sandbox.url, file), ['Start', 'Upload']);
	return {
		contacts: size,
		'this pack (s)': ours.seconds,
		'its requests': ours.requests,
		'its contacts': ours.arrived,
		'HTTP Request node (s)': theirs.seconds,
		'node requests': theirs.requests,
		'node contacts': theirs.arrived,
	};
}

async function measure(
	n8n: N8nClient,
	sandbox: Sandbox,
	workflow: Parameters<typeof importWorkflow>[1],
	[trigger, node]: [string, string],
) {
	sandbox.reset();
	const { id } = await importWorkflow(n8n, workflow);
	const execution = await runWorkflow(n8n, id, trigger, 600_000);
	if (execution.error) console.error(`${node}: ${execution.error.message}`);
	const { counts, contacts } = sandbox.ameyo;
	return {
		seconds: (execution.time(node) / 1000).toFixed(2),
		requests: counts.commands.uploadContacts?.received ?? 0,
		arrived: contacts.size,
	};
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
