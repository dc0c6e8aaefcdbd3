/** What is saved of a node: its parameters as `linesOf` writes them, by `resource: operation` (or all, for a trigger). */
export interface NodeNames {
	version: number;
	/** Credential types, each with the values of `authentication` (or another parameter) that show or hide it. */
	credentials: string[];
	/** Method and path of each webhook. */
	webhooks?: string[];
	parameters: Record<string, string[]>;
}

/** The lines of a text, one a line, in no order. */
export function list(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** The collection that every operation has which sends requests. */
export function requestOptions(concurrency: number, timeout: number): string[] {
	return [
		'requestOptions: collection = {}',
		`requestOptions.concurrency: number = ${concurrency}`,
		'requestOptions.includeAnswer: boolean = false',
		`requestOptions.timeout: number = ${timeout}`,
	];
}

export const limited = list(`
	returnAll: boolean = false
	limit: number = 50 (returnAll: false)
`);
