import { z } from 'zod';

import { htmlPage, json, render, text, type Answer } from './answer';

/**
 * How a room misbehaves for a request. Every room adds its own keys by `ruleSchema.extend`. Unknown keys are refused, so
 * that a misspelt rule is noticed.
 */
export const ruleSchema = z
	.object({
		/** Only requests for this command; without it, every request. */
		command: z.string().optional(),
		/** For how many requests; null (what JSON makes of Infinity) is for ever. Default 1. */
		times: z.number().min(1).nullable().optional(),
		/** So many matching requests pass first. */
		skip: z.number().int().min(0).optional(),
		/** The work is done at once, the answer comes so many milliseconds late, or when the room is told to calm down. */
		delay: z.number().min(0).optional(),
		/** The request waits, before any work, until the room is told to calm down. */
		hold: z.boolean().optional(),
		/** An empty refusal with this HTTP status, before any work. */
		status: z.number().int().min(200).max(599).optional(),
		/** The Retry-After header of `status`: seconds or an HTTP date. */
		retryAfter: z.union([z.number(), z.string()]).optional(),
		/** An HTML page with this HTTP status, before any work. */
		html: z.union([z.literal(200), z.literal(500), z.literal(502), z.literal(503)]).optional(),
		/** The connection is cut before any work. */
		dropBefore: z.boolean().optional(),
		/** The work is done, then the connection is cut. */
		dropAfter: z.boolean().optional(),
		/** The last n rows of the answer are missing. */
		shortAnswer: z.number().int().min(1).optional(),
		/** The answer's JSON lacks its last character. */
		malformedJson: z.boolean().optional(),
		/** The connection is cut in the middle of the answer. */
		truncate: z.boolean().optional(),
		/** A redirect to this URL, before any work; `status` chooses 307 or another, default 302. */
		redirect: z.string().optional(),
		/** This answer instead of the work. A body that is no string goes out as JSON. */
		answer: z
			.object({
				status: z.number().int().optional(),
				body: z.unknown(),
				contentType: z.string().optional(),
				headers: z.record(z.string()).optional(),
			})
			.strict()
			.optional(),
	})
	.strict();

export type Rule = z.infer<typeof ruleSchema>;

interface Pending<R> {
	rule: R;
	skip: number;
	left: number;
}

/** The rules that wait for their request. A request takes the first rule that fits, and only that one. */
export class Faults<R extends Rule> {
	private pending: Array<Pending<R>> = [];
	private release: () => void = () => undefined;
	private calmed: Promise<void> = Promise.resolve();

	constructor() {
		this.calm();
	}

	add(rule: R): void {
		this.pending.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? this.forEver(rule) });
	}

	private forEver(rule: R): number {
		return rule.times === null ? Infinity : 1;
	}

	/** The rule for this request, used up by one; a rule that still skips counts the request and lets it pass. */
	take(command: string): R | undefined {
		for (const entry of this.pending) {
			if (entry.rule.command !== undefined && entry.rule.command !== command) continue;
			if (entry.skip > 0) {
				entry.skip -= 1;
				continue;
			}
			entry.left -= 1;
			if (entry.left <= 0) this.pending = this.pending.filter((other) => other !== entry);
			return entry.rule;
		}
		return undefined;
	}

	/** Resolves at the next `calm`. */
	untilCalm(): Promise<void> {
		return this.calmed;
	}

	/** Forgets all rules and lets held and delayed requests go on. */
	calm(): void {
		this.pending = [];
		this.release();
		this.calmed = new Promise((resolve) => {
			this.release = resolve;
		});
	}

	/** The rules that still wait, with how often they will strike. */
	list(): Array<R & { left: number | 'always' }> {
		return this.pending.map(({ rule, left }) => ({
			...rule,
			left: left === Infinity ? 'always' : left,
		}));
	}
}

/** The answer that a rule gives instead of the work, if it gives one. */
export function insteadOfWork(rule: Rule): Answer | undefined {
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
export function spoil(answer: Answer, rule: Rule): Answer {
	const shorter =
		rule.shortAnswer !== undefined && 'json' in answer
			? { ...answer, json: withoutLast(answer.json, rule.shortAnswer) }
			: answer;
	if (!rule.malformedJson) return shorter;
	const { body, contentType } = render(shorter);
	return { status: shorter.status, text: body.slice(0, -1), contentType };
}
