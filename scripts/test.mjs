import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './setup/main.mjs';
import { root } from './setup/paths.mjs';
import { Failure } from './setup/failure.mjs';
import { run } from './setup/run.mjs';
import { onNode24, setUp } from './setup/steps.mjs';
import { heading } from './setup/terminal.mjs';

/** Each check in order: a heading, and a program of node_modules/.bin with its arguments. */
const checks = [
	['Lint: the rules of this project', 'n8n-node', ['lint']],
	["Lint: the rules of n8n's scanner for community packages", 'node', ['scripts/scan.mjs']],
	['Format', 'prettier', ['--check', '.']],
	['Types', 'tsc', ['-p', 'tsconfig.check.json']],
];
const suites = [
	['Unit and contract tests', ['--selectProjects', 'unit']],
	['End-to-end tests in a real n8n', ['--config', 'test/e2e/jest.config.js', '--runInBand']],
	['Tests in an n8n in queue mode', ['--config', 'test/queue/jest.config.js']],
];

await main(async () => {
	heading('Set-up');
	await setUp();
	const total = { passed: 0, failed: 0, skipped: 0 };
	const failed = [];
	for (const [title, program, args] of checks) {
		if (await passes(title, program, args)) continue;
		// A check is counted when it fails only: the numbers at the end are those of the tests.
		total.failed++;
		failed.push(title);
	}
	const folder = await mkdtemp(join(tmpdir(), 'contact-center-test-'));
	for (const [index, [title, args]] of suites.entries()) {
		const file = join(folder, `${index}.json`);
		const passed = await passes(title, 'jest', [...args, '--json', '--outputFile', file]);
		const counted = await count(file);
		total.passed += counted.passed;
		total.skipped += counted.skipped;
		// jest fails without a failed test as well, e.g. when its set-up throws.
		total.failed += passed ? counted.failed : Math.max(1, counted.failed);
		if (!passed) failed.push(title);
	}
	await rm(folder, { recursive: true, force: true });
	console.log(failed.length ? `\nNot passed: ${failed.join('; ')}\n` : '\nEverything passed\n');
	console.log(
		`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
	);
	return failed.length ? 1 : 0;
});

async function passes(title, program, args) {
	heading(title);
	try {
		await run(program, args, { cwd: root, env: onNode24, show: true });
		return true;
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		console.error(`\n${title}: ${error.message}`);
		return false;
	}
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
