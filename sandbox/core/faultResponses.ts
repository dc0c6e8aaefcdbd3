import { htmlPage, json, render, text, type OutgoingResponse } from './response';
import type { Rule } from './rule';

/** The answer that a rule gives instead of the work, if it gives one. */
export function insteadOfWork(rule: Rule): OutgoingResponse | undefined {
	if (rule.answer) {
		const { body, status = 200, contentType, headers } = rule.answer;
		const answer = typeof body === 'string' ? text(body, status, contentType) : json(body, status);
		return headers ? { ...answer, headers } : answer;
	}
	if (rule.redirect !== undefined) {
		const answer = text('', rule.status ?? 302, 'text/plain');
		return { ...answer, headers: { location: rule.redirect } };
	}
	if (rule.html !== undefined) return htmlPage(`HTTP Status ${rule.html}`, rule.html);
	if (rule.status === undefined) return undefined;
	const answer = text('', rule.status, 'text/plain');
	return rule.retryAfter === undefined
		? answer
		: { ...answer, headers: { 'retry-after': String(rule.retryAfter) } };
}

function withoutLast(value: unknown, n: number): unknown {
	if (Array.isArray(value)) return value.slice(0, Math.max(0, value.length - n));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key,
			Array.isArray(inner) ? withoutLast(inner, n) : inner,
		]),
	);
}

/** The answer after a rule has shortened or broken it. */
export function spoil(answer: OutgoingResponse, rule: Rule): OutgoingResponse {
	const shorter =
		rule.shortAnswer !== undefined && 'json' in answer
			? { ...answer, json: withoutLast(answer.json, rule.shortAnswer) }
			: answer;
	if (!rule.malformedJson) return shorter;
	const { body, contentType } = render(shorter);
	return { status: shorter.status, text: body.slice(0, -1), contentType };
}
