const common = {
	rootDir: __dirname,
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json', transpilation: true }],
	},
	testEnvironment: 'node',
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/sandbox/n8n/',
		'<rootDir>/.n8n-versions/',
	],
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...common,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/**/*.test.ts'],
			testPathIgnorePatterns: ['e2e', 'browser', 'queue', 'compat'].map(
				(folder) => `<rootDir>/test/${folder}/`,
			),
			setupFiles: ['<rootDir>/test/support/setup.ts', '<rootDir>/test/support/patientRegex.ts'],
			globalSetup: '<rootDir>/test/support/globalSetup.ts',
			globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
		},
		{
			...common,
			displayName: 'e2e',
			testMatch: ['<rootDir>/test/{e2e,browser}/**/*.test.ts'],
		},
	],
	// jest leaves one core free, which on two cores is half of them. A worker that has grown is replaced: modules that
	// n8n's loader read stay in it.
	maxWorkers: '100%',
	workerIdleMemoryLimit: '1GB',
	// A limit only: beside other work, or on one slow core, everything takes several times as long.
	testTimeout: 300_000,
};
