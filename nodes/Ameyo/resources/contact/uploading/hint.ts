import { escapeHtml } from '../../../../shared/html';
import type { Answers } from '../../../../shared/answers';
import type { NodeExecutionHint } from 'n8n-workflow';

/** Sums up an upload: how many records were accepted and rejected, and why most of the rejected were. */
export function uploadHint(answers: Answers): NodeExecutionHint | undefined {
	let accepted = 0;
	let failed = 0;
	const reasons = new Map<string, number>();
	let rejected = 0;
	for (let i = 0; i < answers.length; i++) {
		const answer = answers.get(i);
		if (!answer) continue;
		if ('error' in answer) {
			failed++;
			continue;
		}
		if (answer.json.accepted === true) {
			accepted++;
			continue;
		}
		rejected++;
		const reason = String(answer.json.rejection ?? '');
		reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
	}
	if (accepted + rejected + failed === 0) return undefined;
	const parts = [`${counted(accepted, 'record')} accepted, ${number(rejected)} rejected`];
	if (failed > 0) parts.push(`${counted(failed, 'item')} failed`);
	const [top] = [...reasons].sort((a, b) => b[1] - a[1]);
	const why = top
		? ` ${rejected === top[1] ? 'Reason' : `Most often (${number(top[1])})`}: ${escapeHtml(top[0])}`
		: '';
	return {
		message: `${parts.join(', ')}.${why}`,
		type: rejected + failed > 0 ? 'warning' : 'info',
		location: 'outputPane',
	};
}

function counted(count: number, thing: string): string {
	return `${number(count)} ${thing}${count === 1 ? '' : 's'}`;
}

function number(count: number): string {
	return count.toLocaleString('en-US');
}
