/** What a person filled in cannot be meant, or cannot be used: said before anything is sent. */
export class InputError extends Error {
	constructor(
		message: string,
		/** What to do next. */
		readonly description?: string,
	) {
		super(message);
		this.name = 'InputError';
	}
}

/**
 * Refuses an input.
 *
 * @param description what to do next
 * @throws InputError always
 */
export function refuse(message: string, description?: string): never {
	throw new InputError(message, description);
}
