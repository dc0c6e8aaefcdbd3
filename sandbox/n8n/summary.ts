import { owner } from './environment';

/**
 * What `npm start` says when everything runs.
 * @param n8n URL of n8n
 * @param sandbox URL of the sandbox
 * @param notes sentences about what is not as usual
 */
export function summary(n8n: string, sandbox: string, notes: string[]): string {
	const rows = [
		['n8n', n8n],
		['Login', `${owner.email}  /  ${owner.password}`],
		['Ameyo sandbox', sandbox],
		['Stop', 'Ctrl-C'],
	];
	const table = rows.map(([name = '', value = '']) => `  ${name.padEnd(15)}${value}`);
	return [
		'',
		...table,
		...notes.map((note) => `\n  ${note}`),
		'',
		'  Try first:',
		'  1. Log in to n8n, open "Ameyo: Scheduled Contact Upload" and press "Execute workflow".',
		'  2. Let the webhook place a call, and watch it on the page of the sandbox:',
		`     curl -X POST ${n8n}/webhook/ameyo-click-to-dial -H 'Content-Type: application/json' \\`,
		`       -d '{"campaignId":"1","userId":"amit","phone":"9876543210"}'`,
		'',
	].join('\n');
}
