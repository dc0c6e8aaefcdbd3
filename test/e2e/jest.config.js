const [, e2e] = require('../../jest.config.js').projects;

// One n8n for all of these tests: each start takes five to fifteen seconds.
/** @type {import('jest').Config} */
module.exports = {
	...e2e,
	globalSetup: '<rootDir>/test/e2e/globalSetup.ts',
	globalTeardown: '<rootDir>/test/e2e/globalTeardown.ts',
	// A limit only: beside other work, or on one slow core, everything takes several times as long.
	testTimeout: 600_000,
	// A test that failed before it closed its sandbox must not keep the run from ending.
	forceExit: true,
};
