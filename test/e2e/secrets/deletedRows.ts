import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/** Where the rows go that n8n deletes or overwrites. */
export const DELETED_ROWS = 'contact_center_deleted_rows';

/** n8n's database. */
export function databaseOf(userFolder: string): string {
	return join(userFolder, '.n8n', 'database.sqlite');
}

/**
 * Makes n8n's database keep what is deleted from it or overwritten in it: executions go with the workflows that tests
 * remove, and SQLite uses their pages again.
 * @param userFolder of an n8n that has started: its tables are there
 */
export function keepDeletedRows(userFolder: string): void {
	const database = new DatabaseSync(databaseOf(userFolder));
	database.exec('PRAGMA busy_timeout = 60000');
	database.exec(`CREATE TABLE ${DELETED_ROWS} ("table" TEXT NOT NULL, "row" TEXT NOT NULL)`);
	for (const table of tablesOf(database)) {
		if (table === DELETED_ROWS || table === 'migrations') continue;
		const columns = database.prepare(`PRAGMA table_info("${table}")`).all();
		// Not as JSON, which holds no bytes.
		const row = columns.map(({ name }) => `quote(OLD."${String(name)}")`).join(` || ' ' || `);
		for (const event of ['DELETE', 'UPDATE']) {
			database.exec(
				`CREATE TRIGGER "${DELETED_ROWS}_${table}_${event}" AFTER ${event} ON "${table}" BEGIN ` +
					`INSERT INTO ${DELETED_ROWS} VALUES ('${table}', ${row}); END`,
			);
		}
	}
	database.close();
}

/** The names of a database's tables. */
export function tablesOf(database: DatabaseSync): string[] {
	return database
		.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
		.all()
		.map(({ name }) => String(name));
}
