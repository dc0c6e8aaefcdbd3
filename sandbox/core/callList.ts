interface Waiting {
	next: () => void;
	timer: NodeJS.Timeout | undefined;
}

/**
 * Every call since the start, oldest first, and what those under way wait for: each for its time or, while calls are held,
 * until they are released.
 */
export abstract class CallList<Call, Settings> {
	readonly all: Call[] = [];
	private readonly waiting = new Map<Call, Waiting>();
	private isHeld = false;

	/** @param changed called when time has changed a call */
	constructor(
		protected readonly settings: Settings,
		protected readonly changed: () => void,
	) {}

	/** Whether new calls ring until `release`. */
	get held(): boolean {
		return this.isHeld;
	}

	/** How many calls ring or are talked on now. */
	abstract underWay(): number;

	/** From now on new calls ring until `release`. */
	hold(): void {
		this.isHeld = true;
	}

	/** Lets every call go on at once; new ones take their usual time again. */
	release(): void {
		this.isHeld = false;
		this.goOnAll();
	}

	/** Calls `next` after so many milliseconds, or when the calls are released. */
	protected wait(call: Call, ms: number, next: () => void): void {
		const timer = this.held ? undefined : setTimeout(() => this.goOn(call), ms).unref();
		this.waiting.set(call, { next, timer });
	}

	/** Lets a call go on now. Gives false when it does not wait. */
	protected goOn(call: Call): boolean {
		const next = this.waiting.get(call)?.next;
		this.stopWaiting(call);
		next?.();
		return next !== undefined;
	}

	protected goOnAll(): void {
		for (const call of this.waitingCalls()) this.goOn(call);
	}

	protected stopWaiting(call: Call): void {
		clearTimeout(this.waiting.get(call)?.timer);
		this.waiting.delete(call);
	}

	protected waitingCalls(): Call[] {
		return [...this.waiting.keys()];
	}
}
