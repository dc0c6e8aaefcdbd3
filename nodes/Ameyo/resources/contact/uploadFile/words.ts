import type { NodeExecutionHint } from 'n8n-workflow';
import type { Failure } from '../../../../shared/http/failure';
import { escapeHtml } from '../../../../shared/html';
import { counted, number, reasonsInShort } from '../upload/hint';
import type { Account, RowRange } from './account';

/** How many ranges a sentence names. */
const MOST_RANGES = 5;

/** How many rows ended in which way, for the log, a hint and an error. */
export function summary(account: Account): string {
	const { rows, accepted, rejected, unknown, notInCrm } = account;
	const notSent = rows - accepted - rejected - unknown;
	const parts = [`${counted(accepted, 'row')} accepted`, `${number(rejected)} rejected`];
	if (notInCrm > 0) parts.push(`${number(notInCrm)} not taken by the CRM behind Ameyo`);
	if (unknown > 0) parts.push(`${number(unknown)} without a sure answer`);
	if (notSent > 0) parts.push(`${number(notSent)} not sent`);
	return `Of ${counted(rows, 'row')}: ${parts.join(', ')}.`;
}

/** Why an upload ended before the end of the file, and where. */
export function stoppedBecause({ rows, startRow, last }: Account, { message }: Failure): string {
	const where =
		last < startRow
			? `before row ${number(startRow)} of ${number(rows)}`
			: `after row ${number(last)} of ${number(rows)}`;
	return `The upload stopped ${where}: ${message}`;
}

/** The same with what to do about the reason. */
export function stoppedWithStep(account: Account, failure: Failure): string {
	const { description = '' } = failure;
	const because = stoppedBecause(account, failure);
	return description === '' ? because : `${because.replace(/\.$/, '')}. ${description}`;
}

/** What to do about an incomplete file. */
export function nextStep(account: Account): string {
	const { resumeAtRow } = account;
	const ranges = account.ranges();
	const steps: string[] = [];
	if (ranges.length > 0) {
		steps.push(
			`It is not known whether Ameyo took ${named(ranges)}: check before you send them again.`,
		);
	}
	if (resumeAtRow !== null) {
		steps.push(`To go on with the rest, set 'Start Row' in 'Options' to ${resumeAtRow}.`);
	}
	return steps.join(' ');
}

/** The hint at the end of a file. */
export function fileHint(
	account: Account,
	stopped: Failure | undefined,
	notStored: string | undefined,
): NodeExecutionHint {
	const reasons = reasonsInShort(account.sortedReasons());
	const isFine =
		account.isComplete && account.rejected + account.notInCrm === 0 && notStored === undefined;
	return {
		message: [
			...(stopped
				? [`${escapeHtml(stoppedWithStep(account, stopped))}.`.replace(/\.\.$/, '.')]
				: []),
			summary(account),
			...(reasons === '' ? [] : [`${reasons}.`]),
			...(notStored === undefined ? [] : [escapeHtml(notStored)]),
			nextStep(account),
		]
			.join(' ')
			.trim(),
		type: isFine ? 'info' : 'warning',
		location: 'outputPane',
	};
}

/** Rows for a sentence: `the rows 501 to 1,000 and 1,501`. */
export function named(ranges: readonly RowRange[]): string {
	const some = ranges
		.slice(0, MOST_RANGES)
		.map(({ from, to }) => (from === to ? number(from) : `${number(from)} to ${number(to)}`));
	const more = ranges.length > MOST_RANGES ? ' and others' : '';
	return `the rows ${some.join(', ')}${more}`;
}
