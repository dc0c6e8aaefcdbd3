/** A string as it is; '' for anything else. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
