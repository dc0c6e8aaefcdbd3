import type { Hold } from './hold';
import type { NumberList } from './numberList';
import { phoneDigits, shownNumber } from './phoneDigits';

/** Which numbers may be called. */
export interface NumberRules {
	/** The only ones that may; undefined where all may. */
	allowed: NumberList | undefined;
	/** Those that may not, also where they are allowed; undefined where there are none. */
	blocked: NumberList | undefined;
}

/** Whether there is any rule. */
export function hasRules({ allowed, blocked }: NumberRules): boolean {
	return allowed !== undefined || blocked !== undefined;
}

/**
 * Why a call may not be placed: each of its numbers must be allowed, and none blocked.
 *
 * @param numbers under which the call may be known, such as with its prefix and without
 * @param owner whose rules they are, for a sentence: `the credential`
 * @returns undefined where it may
 */
export function heldByNumber(
	numbers: readonly string[],
	rules: NumberRules,
	owner: string,
): Hold | undefined {
	if (!hasRules(rules)) return undefined;
	const known = numbers.map((number) => ({ number, digits: phoneDigits(number) }));
	for (const { number, digits } of known) {
		if (digits === undefined) return notComparable(number, owner);
	}
	for (const { number, digits = '' } of known) {
		if (rules.blocked?.has(digits)) {
			const message = `The number ${shownNumber(number)} is blocked by ${owner}`;
			return { reason: 'numberBlocked', message, heldUntil: null };
		}
	}
	for (const { number, digits = '' } of known) {
		if (rules.allowed && !rules.allowed.has(digits)) {
			const message = `The number ${shownNumber(number)} is not among those that ${owner} allows`;
			return { reason: 'numberNotAllowed', message, heldUntil: null };
		}
	}
	return undefined;
}

function notComparable(number: string, owner: string): Hold {
	return {
		reason: 'numberNotValid',
		message: `'${shownNumber(number)}' cannot be compared with the numbers of ${owner}: it holds more than digits, blanks, '+', '-', '.', '/' and brackets`,
		heldUntil: null,
	};
}
