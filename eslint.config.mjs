import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { config } from '@n8n/node-cli/eslint';

export default [
	{ ignores: ['dist/**', 'sandbox/n8n/node_modules/**', 'sandbox/n8n/.user/**', 'coverage/**'] },
	...config,
	{
		// What runs beside n8n, not inside it, is held to the TypeScript rules but not to those for nodes.
		files: ['sandbox/**/*.ts', 'test/**/*.ts', 'benchmark/**/*.ts', 'scripts/**/*.ts'],
		rules: {
			...Object.fromEntries(
				Object.keys(n8nCommunityNodesPlugin.rules).map((rule) => [
					`@n8n/community-nodes/${rule}`,
					'off',
				]),
			),
			'no-console': 'off',
		},
	},
];
