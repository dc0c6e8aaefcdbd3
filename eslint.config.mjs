import { config } from '@n8n/node-cli/eslint';

export default [
	{ ignores: ['dist/**', 'sandbox/n8n/node_modules/**', 'sandbox/n8n/.user/**', 'coverage/**'] },
	...config,
	{
		// What runs beside n8n, not inside it: may use Node's globals and the development packages.
		files: ['sandbox/**/*.ts', 'test/**/*.ts', 'benchmark/**/*.ts', 'scripts/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'no-console': 'off',
		},
	},
];
