import type { Rule } from './faults';
import type { IncomingRequest } from './request';
import { htmlPage, json, render, text, type OutgoingResponse } from './response';

/** The response that a rule gives instead of the work, if it gives one. */
export function insteadOfWork(rule: Rule, request: IncomingRequest): OutgoingResponse | undefined {
	if (rule.echo) return debugPage(request);
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

function debugPage({ method, url, headers, body }: IncomingRequest): OutgoingResponse {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
	const shown = [`${method} ${url}`, ...lines, body.toString('utf8')].join('\n');
	const html = `<!doctype html><html><head><title>HTTP Status 500</title></head><body><pre>${shown}</pre></body></html>`;
	return text(html, 500, 'text/html;charset=UTF-8');
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

/** A response whose first object has a member more, an array in an array; where there is no object, the array alone. */
function withDeepMember(response: OutgoingResponse, levels: number): OutgoingResponse {
	const { body, contentType } = render(response);
	const deep = '['.repeat(levels) + ']'.repeat(levels);
	const spoilt = body.includes('{') ? body.replace('{', `{"deep":${deep},`) : deep;
	return { ...text(spoilt, response.status, contentType), headers: response.headers };
}

/** The response after a rule has shortened or broken it. */
export function spoil(response: OutgoingResponse, rule: Rule): OutgoingResponse {
	if (rule.deepAnswer !== undefined) return withDeepMember(response, rule.deepAnswer);
	if (rule.brokenEncoding) {
		const { body, contentType } = render(response);
		const { status, headers } = response;
		return {
			...text(body, status, contentType),
			headers: { ...headers, 'content-encoding': 'gzip' },
		};
	}
	const shorter =
		rule.shortAnswer !== undefined && 'json' in response
			? { ...response, json: withoutLast(response.json, rule.shortAnswer) }
			: response;
	if (!rule.malformedJson) return shorter;
	const { body, contentType } = render(shorter);
	return { status: shorter.status, text: body.slice(0, -1), contentType };
}
