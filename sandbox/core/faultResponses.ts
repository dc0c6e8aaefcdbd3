import type { Rule } from './faults';
import { htmlPage, json, render, text, type OutgoingResponse } from './response';

/** The response that a rule gives instead of the work, if it gives one. */
export function insteadOfWork(rule: Rule): OutgoingResponse | undefined {
	if (rule.answer) {
		const { body, status = 200, contentType, headers } = rule.answer;
		const response =
			typeof body === 'string' ? text(body, status, contentType) : json(body, status);
		return headers ? { ...response, headers } : response;
	}
	if (rule.redirect !== undefined) {
		const response = text('', rule.status ?? 302, 'text/plain');
		return { ...response, headers: { location: rule.redirect } };
	}
	if (rule.html !== undefined) return htmlPage(`HTTP Status ${rule.html}`, rule.html);
	if (rule.status === undefined) return undefined;
	const response = text('', rule.status, 'text/plain');
	return rule.retryAfter === undefined
		? response
		: { ...response, headers: { 'retry-after': String(rule.retryAfter) } };
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

/** The response after a rule has shortened or broken it. */
export function spoil(response: OutgoingResponse, rule: Rule): OutgoingResponse {
	const shorter =
		rule.shortAnswer !== undefined && 'json' in response
			? { ...response, json: withoutLast(response.json, rule.shortAnswer) }
			: response;
	if (!rule.malformedJson) return shorter;
	const { body, contentType } = render(shorter);
	return { status: shorter.status, text: body.slice(0, -1), contentType };
}
