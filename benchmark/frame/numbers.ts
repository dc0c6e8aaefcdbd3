/** The middle one; of an even number the upper of both. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** A number as a person reads it: three digits that say something, thousands apart. */
export function shown(value: number): string {
	if (!Number.isFinite(value)) return '–';
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toLocaleString('en-GB', {
		minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
		maximumFractionDigits: digits,
	});
}
