import type { Rule } from './rule';

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
