import { owner } from './environment';

/** The template to begin with. */
export const firstTemplate = 'ameyo-scheduled-contact-upload.json';

/**
 * What `npm start` says when everything runs.
 * @param n8n URL of n8n
 * @param sandbox URL of the sandbox
 * @param first the id that n8n has the first template under
 * @param notes sentences about what is not as usual
 */
export function summary(n8n: string, sandbox: string, first: string, notes: string[]): string {
	const rows = [
		['n8n', n8n],
		['Email', owner.email],
		['Password', owner.password],
		['Sandbox', sandbox],
		['Stop', 'Ctrl-C'],
	];
	const post = (path: string, body: string) => [
		`     curl -X POST ${n8n}/webhook/${path} -H 'Content-Type: application/json' \\`,
		`       -d '${body}'`,
	];
	const table = rows.map(([name = '', value = '']) => `  ${name.padEnd(15)}${value}`);
	return [
		'',
		...table,
		...notes.map((note) => `\n  ${note}`),
		'',
		'  Try first:',
		'  1. Open the first workflow, sign in as above, and press "Execute workflow":',
		`     ${n8n}/workflow/${first}`,
		'  2. In a second terminal, let webhooks place a call with each vendor. Watch them on the page of the sandbox:',
		...post('ameyo-click-to-dial', '{"campaignId":"1","userId":"amit","phone":"9876543210"}'),
		'     What became of it is a row under "Data tables" in n8n, in "Ameyo Call Attempts".',
		...post('maxcontact-dial', '{"userId":"1001","phone":"01610000003","resultCode":"SALE"}'),
		'     It stays until you press "Customer Hangs Up" there; then n8n closes it with the result code.',
		...post('8x8-dial', '{"phone":"6502928880"}'),
		'     Its execution sleeps until the call is over, in seconds.',
		'  3. Be an agent of 8x8 who presses a button of the CRM: sign in, then open the second address.',
		`     ${sandbox}/AGUI/login.php`,
		`     ${n8n}/webhook/8x8-dial-button?phone=6502928880`,
		'  4. Press "Execute workflow" in "8x8: Dial a List". "Ameyo: Dial Due Callbacks" dials by itself once you publish it.',
		'',
	].join('\n');
}
