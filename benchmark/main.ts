import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readArguments, type Asked } from './frame/arguments';
import { load, machine } from './frame/machine';
import { report, tableText, type Measured } from './frame/markdown';
import { picture } from './frame/picture';
import { runPart } from './frame/runPart';
import { putBetween } from './frame/section';
import { sizing } from './frame/sizing';
import { PARTS } from './parts';

const DOCS = join(__dirname, '..', 'docs');

/*
 * `npm run benchmark` measures everything and rewrites docs/benchmark.md, docs/benchmark.svg and the numbers in
 * docs/scaling.md. `npm run benchmark -- upload --rounds 3` measures a part, and prints it; `--into FOLDER` writes it.
 */
async function main(): Promise<void> {
	const asked = readArguments(process.argv.slice(2), Object.keys(PARTS));
	const isWhole = asked.parts.length === 0;
	const before = load();
	const measured = await measureAll(isWhole ? Object.keys(PARTS) : asked.parts, asked);
	const notes = noteOn(before);
	console.log(report(machine(), notes, measured));
	const into = asked.into ?? (isWhole && !asked.isTiny ? DOCS : undefined);
	if (into !== undefined) await write(into, notes, measured);
}

async function measureAll(names: readonly string[], asked: Asked): Promise<Measured[]> {
	const measured: Measured[] = [];
	for (const name of names) {
		const part = PARTS[name];
		if (!part) continue;
		const start = performance.now();
		const rounds = asked.rounds ?? part.rounds;
		try {
			const result = await runPart(name, { rounds, isTiny: asked.isTiny });
			measured.push({ part, rounds, result });
		} catch (error) {
			console.error(error instanceof Error ? error.message : error);
			process.exitCode = 1;
		}
		console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
	}
	return measured;
}

/** A busy machine is told of: its times are too long. */
function noteOn(loadBefore: number): string[] {
	return loadBefore > 1
		? [
				`Others used the machine as well (load ${loadBefore.toFixed(1)} before the run): the times are longer than they need be.`,
			]
		: [];
}

async function write(folder: string, notes: string[], measured: Measured[]): Promise<void> {
	await mkdir(folder, { recursive: true });
	const page = join(folder, 'benchmark.md');
	const style = await resolveConfig(page);
	await writeFile(
		page,
		await format(report(machine(), notes, measured), { ...style, parser: 'markdown' }),
	);
	const charts = measured.flatMap(({ result }) => result.charts ?? []);
	await writeFile(join(folder, 'benchmark.svg'), picture(charts));
	const guide = join(DOCS, 'scaling.md');
	const table = tableText(
		sizing(Object.assign({}, ...measured.map(({ result }) => result.sizing))),
	);
	const text = putBetween(await readFile(guide, 'utf8'), 'measured', table);
	await writeFile(join(folder, 'scaling.md'), await format(text, { ...style, parser: 'markdown' }));
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
