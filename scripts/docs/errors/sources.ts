import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '..', '..', '..');

/** A file of the nodes or credentials, parsed. */
export interface Source {
	/** `nodes/shared/refuse.ts` */
	path: string;
	file: ts.SourceFile;
}

/** The files of the nodes and of the credentials, in the order of their paths. */
export function sources(): Source[] {
	return ['credentials', 'nodes']
		.flatMap((folder) => filesIn(join(root, folder)))
		.filter((path) => path.endsWith('.ts'))
		.sort()
		.map((path) => ({
			path: relative(root, path),
			file: ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true),
		}));
}

function filesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesIn(path) : [path];
	});
}
