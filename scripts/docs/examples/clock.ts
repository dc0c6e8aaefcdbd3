/** The moment of every example. */
const NOW = Date.UTC(2026, 7, 27, 10, 0, 0);

/** Does something at the moment of the examples: no clock moves meanwhile, so that an example is the same each time. */
export async function atFixedTime<Result>(work: () => Promise<Result>): Promise<Result> {
	const RealDate = globalThis.Date;
	const FixedDate = new Proxy(RealDate, {
		construct: (target, given, newTarget) =>
			Reflect.construct(target, given.length === 0 ? [NOW] : given, newTarget),
		get: (target, key, receiver) =>
			key === 'now' ? () => NOW : Reflect.get(target, key, receiver),
	});
	globalThis.Date = FixedDate;
	try {
		return await work();
	} finally {
		globalThis.Date = RealDate;
	}
}
