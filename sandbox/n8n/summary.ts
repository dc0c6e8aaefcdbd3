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
		['Sandbox', sandbox],
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
		'  2. Let webhooks place a call with Ameyo and one with MaxContact, and watch them on the page of the sandbox:',
		`     curl -X POST ${n8n}/webhook/ameyo-click-to-dial -H 'Content-Type: application/json' \\`,
		`       -d '{"campaignId":"1","userId":"amit","phone":"9876543210"}'`,
		`     curl -X POST ${n8n}/webhook/maxcontact-dial -H 'Content-Type: application/json' \\`,
		`       -d '{"userId":"1001","phone":"01610000003","resultCode":"SALE"}'`,
		'     The second one stays until you press "Customer Hangs Up" there; then n8n closes it with the result code.',
		'',
	].join('\n');
}
