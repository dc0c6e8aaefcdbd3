interface Waiter<T> {
	fits: (value: T) => boolean;
	resolve: (value: T) => void;
}

/** Those who wait for something that fits. */
export class Waiting<T> {
	private waiters: Array<Waiter<T>> = [];

	get empty(): boolean {
		return this.waiters.length === 0;
	}

	/** The next value that is told and fits. */
	next(fits: (value: T) => boolean): Promise<T> {
		return new Promise((resolve) => this.waiters.push({ fits, resolve }));
	}

	tell(value: T): void {
		const met = this.waiters.filter((waiter) => waiter.fits(value));
		this.waiters = this.waiters.filter((waiter) => !met.includes(waiter));
		for (const waiter of met) waiter.resolve(value);
	}
}
