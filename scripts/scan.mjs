import * as communityPlugin from '@n8n/eslint-plugin-community-nodes';
import { config as nodeCliConfig } from '@n8n/node-cli/eslint';
import { ESLint } from 'eslint';
import basePlugin from 'eslint-plugin-n8n-nodes-base';
import { root } from './setup/paths.mjs';

// The rules, files and exceptions of n8n's scanner for published packages (@n8n/scan-community-package),
// which itself can only look at what is on npm. Comments in the code switch nothing off.
const { n8nCommunityNodesPlugin } = communityPlugin;
// The parser comes with n8n's own tool for community nodes, in the version that tool is made for.
const parser = nodeCliConfig.find(({ languageOptions }) => languageOptions?.parser)?.languageOptions
	.parser;
const off = (...names) =>
	Object.fromEntries(names.map((name) => [`n8n-nodes-base/${name}`, 'off']));
const config = [
	n8nCommunityNodesPlugin.configs.recommended,
	{ rules: { 'no-console': 'error' }, plugins: { 'n8n-nodes-base': basePlugin } },
	{ files: ['package.json'], rules: basePlugin.configs.community.rules },
	{
		files: ['**/credentials/**/*.ts'],
		rules: {
			...basePlugin.configs.credentials.rules,
			...off(
				'cred-class-field-documentation-url-miscased',
				'cred-class-field-type-options-password-missing',
			),
		},
	},
	{
		files: ['**/nodes/**/*.ts'],
		rules: {
			...basePlugin.configs.nodes.rules,
			...off(
				'node-class-description-inputs-wrong-regular-node',
				'node-class-description-outputs-wrong',
				'node-param-type-options-max-value-present',
			),
		},
	},
	{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
].flat();

const looks = [
	['the sources', ['package.json', 'nodes/**/*.{js,ts,json}', 'credentials/**/*.{js,ts,json}']],
	['what is published', ['package.json', 'dist/**/*.{js,json}']],
];
const eslint = new ESLint({
	cwd: root,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: config,
	errorOnUnmatchedPattern: false,
});
for (const [name, patterns] of looks) {
	const results = await eslint.lintFiles(patterns);
	const found = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
	if (found > 0) {
		const formatter = await eslint.loadFormatter('stylish');
		console.log(await formatter.format(results));
		process.exitCode = 1;
	}
	console.log(`${name}: ${results.length} files, ${found} findings`);
}
