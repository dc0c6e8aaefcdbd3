import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';
import { ROOT } from './pack';

/** The source files of the package, each with the files of the package that it imports, from the root. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads what every file of `nodes/` and `credentials/` imports; imports of types count. */
export function readImports(): Imports {
	const files = ['nodes/**/*.ts', 'credentials/**/*.ts'].flatMap((pattern) =>
		globSync(pattern, { cwd: ROOT }),
	);
	return new Map(files.sort().map((file) => [file, importsOf(file)]));
}

function importsOf(file: string): string[] {
	const { importedFiles } = preProcessFile(readFileSync(join(ROOT, file), 'utf8'));
	return importedFiles
		.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => resolved(join(ROOT, dirname(file)), fileName));
}

function resolved(folder: string, name: string): string {
	const path = resolve(folder, name);
	const found = [path, `${path}.ts`, join(path, 'index.ts')].find(
		(candidate) => /\.ts$/.test(candidate) && existsSync(candidate),
	);
	if (found === undefined) throw new Error(`There is no ${name} beside ${folder}`);
	return relative(ROOT, found).replaceAll('\\', '/');
}

/** The circles of imports: for each file that can be reached from itself, one way around, each circle once. */
export function circlesIn(imports: Imports): string[] {
	const circles = new Set<string>();
	const done = new Set<string>();
	const path: string[] = [];
	const visit = (file: string): void => {
		const at = path.indexOf(file);
		if (at >= 0) {
			circles.add(fromSmallest(path.slice(at)).join(' > '));
			return;
		}
		if (done.has(file)) return;
		path.push(file);
		for (const imported of imports.get(file) ?? []) visit(imported);
		path.pop();
		done.add(file);
	};
	for (const file of imports.keys()) visit(file);
	return [...circles];
}

/** The same circle, told from its alphabetically first file on. */
function fromSmallest(circle: string[]): string[] {
	const first = circle.indexOf([...circle].sort()[0] ?? '');
	return [...circle.slice(first), ...circle.slice(0, first)];
}
