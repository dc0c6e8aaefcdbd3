import type { Table } from './part';

const RATES: Array<[key: string, what: string]> = [
	['rowsPerSecond', 'rows of a file, _Upload File_'],
	['itemsPerSecond', 'contacts as items, _Upload_'],
	['dialsPerSecond', 'dials as items, 50 at a time'],
	['webhookDialsPerSecond', 'dials, a webhook and an execution for each'],
	['readsPerSecond', 'reads of 50 ms each, 50 at a time'],
];

/**
 * What one n8n process can do, as docs/scaling.md shows it.
 *
 * @param numbers those of the results, by name; what was not measured is left out
 */
export function sizing(numbers: Readonly<Record<string, number>>): Table {
	return {
		header: ['one n8n process, the vendor answering at once', 'a second', 'an hour'],
		rows: RATES.flatMap(([key, what]) => {
			const rate = numbers[key];
			return rate === undefined ? [] : [[what, rounded(rate), rounded(rate * 3600)]];
		}),
	};
}

/** Two digits: more are not worth planning with. */
function rounded(value: number): number {
	return Number(value.toPrecision(2));
}
