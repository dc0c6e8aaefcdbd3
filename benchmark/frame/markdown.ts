import { shown } from './numbers';
import type { Goal, Part, Result, Table } from './part';

/** What was measured of a part. */
export interface Measured {
	part: Part;
	rounds: number;
	result: Result;
}

/** The report, as a page of the documentation. */
export function report(
	machine: string,
	notes: readonly string[],
	parts: readonly Measured[],
): string {
	return [
		'# Benchmarks',
		'Written by `npm run benchmark`; every vendor is the sandbox, on the same machine, in a process of its own. What counts are the ratios within a run.',
		`${machine}. ${notes.join(' ')}`.trim(),
		'![The most telling of these numbers as bars](benchmark.svg)',
		...parts.flatMap(section),
	]
		.join('\n\n')
		.concat('\n');
}

function section({ part, rounds, result }: Measured): string[] {
	const medians = rounds === 1 ? 'One run.' : `Medians of ${rounds} rounds in turns.`;
	return [
		`## ${part.title}`,
		`${part.about} ${medians}`,
		tableText(result.table),
		...(result.goals ? [goalsText(result.goals)] : []),
	];
}

/** A table in Markdown. */
export function tableText({ header, rows }: Table): string {
	const lines = rows.map((cells) =>
		cells.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)),
	);
	const rule = header.map((_, column) =>
		rows.some((cells) => typeof cells[column] === 'number') ? '--:' : '---',
	);
	return [header, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function goalsText(goals: readonly Goal[]): string {
	return goals
		.map(({ what, value, atMost, unit = '' }) => {
			const isMet = value <= atMost;
			return `- ${what}: **${shown(value)}${unit}** (goal: at most ${shown(atMost)}${unit}${isMet ? '' : ', missed'})`;
		})
		.join('\n');
}
