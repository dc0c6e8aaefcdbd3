import { InputError, refuse } from '../refuse';

/**
 * A value as JSON text, dates in ISO 8601; undefined for nothing. What JSON cannot hold is refused, where JSON would
 * leave it out, make `null` of it or fail without saying where.
 *
 * @throws the field's refusal
 */
export function jsonText(value: unknown, label: string): string | undefined {
	try {
		return JSON.stringify(value, function check(this: unknown, key: string, given: unknown) {
			return holdable(Object(this)[key], given, label);
		});
	} catch (error) {
		if (error instanceof InputError) return refuse(error.message, error.description);
		return refuse(
			`'${label}' holds a value that cannot be sent`,
			'It goes round in a circle, or is too deep.',
		);
	}
}

/** A value as it is once it was JSON; undefined for nothing. Refuses as `jsonText`. */
export function plainJson(value: unknown, label: string): unknown {
	const text = jsonText(value, label);
	return text === undefined ? undefined : JSON.parse(text);
}

/** @param given the value after its own conversion to JSON, such as a date's */
function holdable(value: unknown, given: unknown, label: string): unknown {
	if (given === null && value !== null) {
		return refuse(`'${label}' is, or holds, a date that does not exist`);
	}
	if (typeof given === 'bigint') return given.toString();
	if (typeof given === 'number' && !Number.isFinite(given)) {
		return refuse(`'${label}' is, or holds, no number: ${given}`, 'Check the expression.');
	}
	if (typeof given === 'function' || typeof given === 'symbol') {
		return refuse(`'${label}' is, or holds, a ${typeof given}`, 'Check the expression.');
	}
	return given;
}
