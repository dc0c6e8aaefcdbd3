const e2e = require('../e2e/jest.config.js');

// The same set-up as the end-to-end tests have, in the n8n that SANDBOX_N8N names.
/** @type {import('jest').Config} */
module.exports = {
	...e2e,
	displayName: `n8n ${process.env.SANDBOX_N8N_VERSION ?? ''}`.trim(),
	testMatch: ['<rootDir>/test/compat/**/*.test.ts'],
};
