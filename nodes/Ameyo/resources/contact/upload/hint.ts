import { escapeHtml } from '../../../../shared/html';
import type { Tally } from '../../../../shared/operations/itemResults';
import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import { CALLBACK_TAKEN, CONTACT_TAKEN } from './uploadResult';

/** How many reasons a hint names. */
const MOST_REASONS = 3;

/**
 * Sums up an upload: how many records were accepted and rejected, why most of the rejected were, and how
 * many the CRM behind Ameyo did not take. A callback in the past may be meant, and is named only.
 */
export function uploadHint(
	tally: Tally,
	given: Iterable<IDataObject>,
): NodeExecutionHint | undefined {
	const { accepted, rejected, failed, reasons } = tally;
	if (accepted + rejected + failed === 0) return undefined;
	const parts = [`${counted(accepted, 'record')} accepted, ${number(rejected)} rejected`];
	if (failed > 0) parts.push(`${counted(failed, 'item')} failed`);
	const { notInCrm, past } = countsOf(given);
	if (notInCrm > 0) parts.push(`${number(notInCrm)} not taken by the CRM behind Ameyo`);
	if (past > 0) parts.push(`${counted(past, 'callback')} scheduled in the past`);
	const why = reasonsInShort(reasons);
	return {
		message: [`${parts.join(', ')}.`, why].join(' ').trim(),
		type: rejected + failed + notInCrm + past > 0 ? 'warning' : 'info',
		location: 'outputPane',
	};
}

function countsOf(given: Iterable<IDataObject>): { notInCrm: number; past: number } {
	const now = Date.now();
	let [notInCrm, past] = [0, 0];
	for (const { crmRejection, callbackAdded, callbackTime } of given) {
		if (crmRejection !== undefined) notInCrm++;
		if (callbackAdded === true && Date.parse(String(callbackTime)) < now) past++;
	}
	return { notInCrm, past };
}

/** The most frequent reasons, with their counts where there are several. */
export function reasonsInShort(reasons: Map<string, number>): string {
	const short = new Map<string, number>();
	for (const [reason, count] of reasons) {
		const key = inShort(reason);
		short.set(key, (short.get(key) ?? 0) + count);
	}
	const sorted = [...short].sort((a, b) => b[1] - a[1]);
	const [only] = sorted;
	if (!only) return '';
	if (sorted.length === 1) return `Reason: ${only[0]}`;
	const top = sorted.slice(0, MOST_REASONS);
	return `Most frequent reasons: ${top
		.map(([reason, count]) => `${number(count)} × ${reason}`)
		.join('; ')}`;
}

/** What was taken of a record that was refused in part stands before the reason, which it is not. */
const TAKEN = new RegExp(`^(?:${CONTACT_TAKEN}|${CALLBACK_TAKEN})\\. `);

/** The first sentence of a reason; the next step stands in the item's own answer. */
function inShort(reason: string): string {
	const why = reason.replace(TAKEN, '');
	return escapeHtml(why.split('. ')[0] ?? why);
}

/** A number of things. */
export function counted(count: number, thing: string): string {
	return `${number(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** A number as people read it. */
export function number(count: number): string {
	return count.toLocaleString('en-US');
}
