const [unit] = require('../../jest.config.js').projects;

// One n8n in queue mode for all of these tests. It lives in the process that runs them.
/** @type {import('jest').Config} */
module.exports = {
	rootDir: unit.rootDir,
	transform: unit.transform,
	modulePathIgnorePatterns: unit.modulePathIgnorePatterns,
	displayName: 'queue',
	testMatch: ['<rootDir>/test/queue/**/*.test.ts'],
	testEnvironment: '<rootDir>/test/queue/environment.ts',
	globalSetup: '<rootDir>/test/queue/globalSetup.ts',
	globalTeardown: '<rootDir>/test/queue/globalTeardown.ts',
	maxWorkers: 1,
	// A limit only: beside other work, or on one slow core, everything takes several times as long.
	testTimeout: 600_000,
	// A test that failed before it closed its sandbox must not keep the run from ending.
	forceExit: true,
};
