import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { draftOf } from './record/draft.mjs';
import { readExecution } from './record/execution.mjs';
import { findingsIn } from './record/findings.mjs';
import { masked } from './record/mask.mjs';
import { Failure } from './setup/failure.mjs';
import { main } from './setup/main.mjs';
import { root } from './setup/paths.mjs';

const USAGE = `npm run record -- <execution export> [options]

  --workflow <file>  the workflow as n8n exports it; needed where the export holds no nodes ('n8n execute --rawOutput')
  --node <name>      which node of the workflow, where several are of this pack
  --item <number>    which item of the input, from 0; the first where it is not given, and all of an upload
  --secret <text>    a text that must not be in the file; may be given many times
  --name <name>      name of the file
  --into <folder>    the folder that has the vendors' folders; test/recorded where it is not given`;

await main(async () => {
	const { values, positionals } = argumentsOf();
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new Failure(USAGE);
	const execution = readExecution(
		await textOf(file),
		values.workflow === undefined ? undefined : await textOf(values.workflow),
	);
	const { vendor, operation, draft } = draftOf(execution, values);
	const text = `${JSON.stringify(masked(draft, values.secret), null, '\t')}\n`;
	const findings = findingsIn(text, values.secret);
	if (findings.length > 0) {
		throw new Failure(
			`Nothing was written: secrets or personal data would be left.\n${findings.map((finding) => `- ${finding}`).join('\n')}\nGive such a text with --secret, or make the export from an execution with made-up data.`,
		);
	}
	const folder = join(values.into ?? join(root, 'test', 'recorded'), vendor);
	const path = freePath(folder, values.name, operation);
	await mkdir(folder, { recursive: true });
	await writeFile(path, text, { flag: 'wx' });
	console.log(
		`Written: ${relative(process.cwd(), path)}\nRead it through before anybody else does. Then say in 'shows' what it shows, and correct under 'expect' what should have come out.`,
	);
	return 0;
});

function argumentsOf() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				workflow: { type: 'string' },
				node: { type: 'string' },
				item: { type: 'string' },
				secret: { type: 'string', multiple: true, default: [] },
				name: { type: 'string' },
				into: { type: 'string' },
			},
		});
	} catch (error) {
		throw new Failure(`${error.message}\n\n${USAGE}`);
	}
}

async function textOf(file) {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		throw new Failure(`${file} cannot be read: ${error.message}`);
	}
}

function freePath(folder, name, operation) {
	if (name !== undefined) {
		if (!/^[\w-]+$/.test(name)) {
			throw new Failure("A name is made of letters, digits, '-' and '_', without '.json'.");
		}
		const path = join(folder, `${name}.json`);
		if (existsSync(path)) throw new Failure(`${path} is there already. Choose another --name.`);
		return path;
	}
	for (let n = 1; ; n++) {
		const path = join(folder, `${operation}-server-${n}.json`);
		if (!existsSync(path)) return path;
	}
}
