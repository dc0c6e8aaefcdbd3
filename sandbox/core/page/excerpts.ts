const MAX_LISTED = 100;
const MAX_ROWS = 5;
const MAX_TEXT = 500;

/** How many rows a list has, and the last of them. */
export const excerpt = <T>(rows: readonly T[]): { count: number; last: T[] } => ({
	count: rows.length,
	last: rows.slice(-MAX_LISTED),
});

/** A value small enough to look at: of long lists the first rows, of long texts the beginning, and how much is left out. */
export function shorten(value: unknown): unknown {
	if (typeof value === 'string') {
		return value.length <= MAX_TEXT
			? value
			: `${value.slice(0, MAX_TEXT)}… (${value.length} characters)`;
	}
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) {
		const rows = value.slice(0, MAX_ROWS).map(shorten);
		return value.length <= MAX_ROWS ? rows : [...rows, `… and ${value.length - MAX_ROWS} more`];
	}
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner)]));
}
