import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseOf, DELETED_ROWS, tablesOf } from './deletedRows';
import { knownSecrets, type Secret } from './known';

/** The installed packs: programs, which hold nothing of a run. */
const PROGRAMS = join('.n8n', 'nodes');

/** A form of a secret, as bytes. */
interface Needle {
	kind: string;
	bytes: Buffer;
}

/**
 * Searches everything that an n8n has stored and printed for the secrets that are known: its database with what was
 * deleted from it, its logs, its binary data, and the files that its workflows wrote.
 * @param userFolder of an n8n that has ended
 * @throws Error that names the places and the kinds of secrets, and shows none
 */
export async function expectNoSecrets(userFolder: string): Promise<void> {
	const secrets = knownSecrets();
	const found = await placesOfSecrets(userFolder, secrets);
	if (found.length === 0) return;
	const places = found.map((place) => `  ${place}`).join('\n');
	throw new Error(`n8n has stored or printed secrets:\n${places}\n`);
}

/** Where secrets stand, a line for each place and kind. */
export async function placesOfSecrets(userFolder: string, secrets: Secret[]): Promise<string[]> {
	const seek = seeker(secrets.flatMap(needlesOf));
	const found = new Set<string>();
	const database = databaseOf(userFolder);
	for (const file of await filesIn(userFolder)) {
		const name = relative(userFolder, file);
		const isPartOfDatabase = file.startsWith(database);
		for (const kind of seek(Buffer.from(name))) found.add(`the name of the file ${name}: ${kind}`);
		for (const kind of seek(await readFile(file))) {
			if (!isPartOfDatabase) found.add(`the file ${name}: ${kind}`);
			else if (!placesInTables(database, seek, kind, found)) {
				found.add(`the file ${name}, in pages that belong to no row: ${kind}`);
			}
		}
	}
	return [...found];
}

type Seek = (bytes: Buffer) => Set<string>;

/** Adds the tables in which a kind of secret stands; false where there is none. */
function placesInTables(file: string, seek: Seek, kind: string, found: Set<string>): boolean {
	if (!existsSync(file)) return false;
	const database = new DatabaseSync(file, { readOnly: true });
	let isAny = false;
	for (const table of tablesOf(database)) {
		for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate()) {
			const deleted = table === DELETED_ROWS;
			const place = deleted
				? `a row that is gone from the table ${row.table}`
				: `the table ${table}`;
			for (const [column, value] of Object.entries(row)) {
				if (!seek(bytesOf(value)).has(kind)) continue;
				isAny = true;
				found.add(`${place}${deleted ? '' : `, column ${column}`}: ${kind}`);
			}
		}
	}
	database.close();
	return isAny;
}

function bytesOf(value: unknown): Buffer {
	return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));
}

async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return files
		.map(({ parentPath, name }) => join(parentPath, name))
		.filter((file) => !relative(folder, file).startsWith(PROGRAMS) && !file.endsWith('.tgz'));
}

/** A secret as it is, URL-encoded, as a form has it, as JSON has it, and in base64, whose end may be left out. */
function needlesOf({ kind, secret }: Secret): Needle[] {
	const form = new URLSearchParams({ s: secret }).toString().slice('s='.length);
	const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
	const forms = [
		secret,
		encodeURIComponent(secret),
		encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
		form,
		JSON.stringify(secret).slice(1, -1),
		base64,
		encodeURIComponent(base64),
		Buffer.from(secret).toString('base64url'),
	];
	return [...new Set(forms)].map((text) => ({ kind, bytes: Buffer.from(text) }));
}

/** Looks for all of them in one pass: a database of 100 MB and 1,000 of them would take minutes one by one. */
function seeker(needles: Needle[]): Seek {
	const byStart = new Map<number, Needle[]>();
	const mayStart = new Uint8Array(0x10000);
	for (const needle of needles) {
		const start = needle.bytes.readUInt32BE(0);
		byStart.set(start, [...(byStart.get(start) ?? []), needle]);
		mayStart[start & 0xffff] = 1;
	}
	return (bytes) => {
		const kinds = new Set<string>();
		let last = 0;
		for (let i = 0; i < bytes.length; i++) {
			last = ((last << 8) | (bytes[i] ?? 0)) >>> 0;
			if (mayStart[last & 0xffff] === 0) continue;
			for (const { kind, bytes: sought } of byStart.get(last) ?? []) {
				const start = i - 3;
				if (start >= 0 && sought.equals(bytes.subarray(start, start + sought.length))) {
					kinds.add(kind);
				}
			}
		}
		return kinds;
	};
}
