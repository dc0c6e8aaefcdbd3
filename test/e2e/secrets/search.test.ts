import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseOf, keepDeletedRows } from './deletedRows';
import { placesOfSecrets } from './search';

const SECRET = 'made-up "secret" +/= 1';
const secrets = [
	{ kind: 'a kind', secret: SECRET },
	{ kind: 'another kind', secret: 'made-up-other-secret' },
];

describe('the search for secrets in what n8n has stored', () => {
	let folder: string;
	let database: DatabaseSync;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'contact-center-search-'));
		await mkdir(join(folder, '.n8n', 'nodes'), { recursive: true });
		database = new DatabaseSync(databaseOf(folder));
		database.exec('PRAGMA journal_mode = WAL; CREATE TABLE execution_data (id, data)');
		keepDeletedRows(folder);
	});
	afterEach(async () => {
		database.close();
		await rm(folder, { recursive: true, force: true });
	});

	const store = (data: string | Buffer) =>
		database.prepare('INSERT INTO execution_data VALUES (1, ?)').run(data);
	const places = async () => await placesOfSecrets(folder, secrets);

	it('finds none where there is none', async () => {
		store('nothing, and made-up');
		await writeFile(join(folder, '.n8n', 'nodes', 'README.md'), SECRET);
		expect(await places()).toEqual([]);
	});

	it.each([
		['as it is', SECRET],
		['URL-encoded', encodeURIComponent(SECRET)],
		['as a form has it', new URLSearchParams({ s: SECRET }).toString()],
		['as JSON has it', JSON.stringify({ s: SECRET })],
		['in base64', Buffer.from(SECRET).toString('base64')],
		['as bytes', Buffer.from(`\0${SECRET}`)],
	])('finds one %s, and names its table and its kind', async (_name, text) => {
		store(text);
		expect(await places()).toEqual(['the table execution_data, column data: a kind']);
	});

	it('finds one in a row that was deleted or overwritten', async () => {
		store(SECRET);
		store('made-up-other-secret');
		database.exec(`UPDATE execution_data SET data = '' WHERE data LIKE '%other%'`);
		database.exec('DELETE FROM execution_data');
		database.exec('VACUUM');
		expect((await places()).sort()).toEqual([
			'a row that is gone from the table execution_data: a kind',
			'a row that is gone from the table execution_data: another kind',
		]);
	});

	it('finds one in logs, in binary data, and in the name of a file', async () => {
		const data = join(folder, '.n8n', 'storage', 'executions');
		await mkdir(data, { recursive: true });
		await writeFile(join(folder, 'n8n.log'), `Error: ${SECRET}\n`);
		await writeFile(
			join(data, 'binary'),
			Buffer.concat([Buffer.alloc(1_000), Buffer.from(SECRET)]),
		);
		await writeFile(join(data, 'made-up-other-secret'), '');
		expect((await places()).sort()).toEqual([
			'the file .n8n/storage/executions/binary: a kind',
			'the file n8n.log: a kind',
			'the name of the file .n8n/storage/executions/made-up-other-secret: another kind',
		]);
	});
});
