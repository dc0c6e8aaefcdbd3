import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './setup/main.mjs';
import { root } from './setup/paths.mjs';
import { Failure } from './setup/failure.mjs';
import { run } from './setup/run.mjs';
import { onNode24, setUp } from './setup/steps.mjs';
import { heading, step } from './setup/terminal.mjs';

/** Each check in order: a heading, and a program of node_modules/.bin with its arguments. */
const checks = [
	['Lint: the rules of this project', 'n8n-node', ['lint']],
	["Lint: the rules of n8n's scanner for community packages", 'node', ['scripts/scan.mjs']],
	['Format', 'prettier', ['--check', '.']],
	['Types', 'tsc', ['-p', 'tsconfig.check.json']],
];
/** The tests: what stands in one list runs one after another, and the lists run side by side. */
const suites = [
	[['Unit and contract tests', ['--selectProjects', 'unit']]],
	[
		['End-to-end tests in a real n8n', ['--config', 'test/e2e/jest.config.js', '--runInBand']],
		['Tests in an n8n in queue mode', ['--config', 'test/queue/jest.config.js']],
	],
];

await main(async () => {
	heading('Set-up');
	await setUp();
	const total = { passed: 0, failed: 0, skipped: 0 };
	const failed = [];
	for (const [title, program, args] of checks) {
		heading(title);
		if (await passes(title, async () => await runHere(program, args, true))) continue;
		// A check is counted when it fails only: the numbers at the end are those of the tests.
		total.failed++;
		failed.push(title);
	}
	heading('Tests');
	const folder = await mkdtemp(join(tmpdir(), 'contact-center-test-'));
	const runSuite = async (title, args) => {
		const file = join(folder, `${title}.json`);
		const printed = join(folder, `${title}.txt`);
		const show = await open(printed, 'w');
		const given = [...args, '--json', '--outputFile', file];
		const passed = await passes(title, async () => {
			await step(title, async () => await runHere('jest', given, show.fd));
		});
		await show.close();
		heading(title);
		console.log((await readFile(printed, 'utf8')).trim());
		const counted = await count(file);
		total.passed += counted.passed;
		total.skipped += counted.skipped;
		// jest fails without a failed test as well, e.g. when its set-up throws.
		total.failed += passed ? counted.failed : Math.max(1, counted.failed);
		if (!passed) failed.push(title);
	};
	await Promise.all(
		suites.map(async (list) => {
			for (const [title, args] of list) await runSuite(title, args);
		}),
	);
	await rm(folder, { recursive: true, force: true });
	console.log(failed.length ? `\nNot passed: ${failed.join('; ')}\n` : '\nEverything passed\n');
	console.log(
		`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
	);
	return failed.length ? 1 : 0;
});

/** Whether work comes to its end; says why not where it does not. */
async function passes(title, work) {
	try {
		await work();
		return true;
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		console.error(`\n${title}: ${error.message}`);
		return false;
	}
}

async function runHere(program, args, show) {
	await run(program, args, { cwd: root, env: onNode24, show });
}

async function count(file) {
	if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
	const result = JSON.parse(await readFile(file, 'utf8'));
	return {
		passed: result.numPassedTests,
		failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
		skipped: result.numPendingTests + result.numTodoTests,
	};
}
