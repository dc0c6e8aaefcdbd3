import { z } from 'zod';

/**
 * How a simulator misbehaves for a request. Every vendor adds its own keys by `ruleSchema.extend`. Unknown keys are refused,
 * so that a misspelt rule is noticed.
 */
export const ruleSchema = z
	.object({
		/** Only requests for this command; without it, every request. */
		command: z.string().optional(),
		/** Only requests that hold this text in their URL or body, decoded; so that a rule finds the request of one item. */
		matching: z.string().optional(),
		/** For how many requests; null (what JSON makes of Infinity) is for ever. Default 1. */
		times: z.number().min(1).nullable().optional(),
		/** So many matching requests pass first. */
		skip: z.number().int().min(0).optional(),
		/** The work is done at once, the answer comes so many milliseconds late, or when the simulator is told to calm down. */
		delay: z.number().min(0).optional(),
		/** The request waits, before any work, until the simulator is told to calm down. */
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
		/** A page with HTTP status 500 that shows the request, headers and body, as frameworks do while they are tried out. */
		echo: z.boolean().optional(),
		/** The work is done all the same before `status`, `html`, `redirect`, `answer` or `echo`. */
		afterWork: z.boolean().optional(),
		/** The work is done, and the answer has a member more: an array in an array, so many levels deep. */
		deepAnswer: z.number().int().min(1).optional(),
		/** The answer says that it is packed (gzip), and is not. */
		brokenEncoding: z.boolean().optional(),
		/** The work is done, then the answer comes: a blank every few milliseconds, until the caller goes. */
		drip: z.boolean().optional(),
		/** The work is done, then the connection is switched to a protocol that nobody asked for. */
		switchProtocols: z.boolean().optional(),
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

	/**
	 * The rule for this request, used up by one; a rule that still skips counts the request and lets it pass.
	 * @param holds whether the request holds a text
	 */
	take(command: string, holds: (text: string) => boolean = () => true): R | undefined {
		for (const entry of this.pending) {
			if (entry.rule.command !== undefined && entry.rule.command !== command) continue;
			if (entry.rule.matching !== undefined && !holds(entry.rule.matching)) continue;
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
