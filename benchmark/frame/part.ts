/** A table of a report: its rows have as many cells as its header. */
export interface Table {
	header: string[];
	rows: Array<Array<string | number>>;
}

/** A ratio or an amount that must not grow, as a person agreed to it. */
export interface Goal {
	what: string;
	value: number;
	atMost: number;
	unit?: string;
}

/** Bars beside one another, of one unit. */
export interface Chart {
	title: string;
	unit: string;
	bars: Array<{ label: string; value: number; isOurs?: boolean }>;
}

/** What a part has measured. */
export interface Result {
	table: Table;
	goals?: Goal[];
	charts?: Chart[];
	/** Numbers for docs/scaling.md, by their names there. */
	sizing?: Record<string, number>;
}

export interface Settings {
	/** How often everything is measured; medians count. */
	rounds: number;
	/** Small numbers, with which only the benchmark itself is tried. */
	isTiny: boolean;
}

/** Something that is measured, in a process of its own. */
export interface Part {
	title: string;
	/** What is measured and how, for people who read the numbers. */
	about: string;
	/** How often, unless asked otherwise. */
	rounds: number;
	/** @throws Error where something was lost or came out wrong: the numbers then say nothing. */
	measure(settings: Settings): Promise<Result>;
}
