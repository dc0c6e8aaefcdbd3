import { dial } from './dial';
import type { Method } from './method';
import { getcalls, leadphones, users } from './reads';

/** The methods by their names, which are the first segments of their paths. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
	Object.entries({ getcalls, dial, users, leadphones }),
);
