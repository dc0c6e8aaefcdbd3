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

/** The collection that every operation has which places a call. */
export const beforeCall = list(`
	beforeCall: collection = {}
	beforeCall.allowedNumbers: string = ""
	beforeCall.blockedNumbers: string = ""
	beforeCall.callingHours: fixedCollection = {}
	beforeCall.callingHours.window.days: multiOptions = [1,2,3,4,5] | 1, 2, 3, 4, 5, 6, 7
	beforeCall.callingHours.window.from: string = "09:00"
	beforeCall.callingHours.window.to: string = "18:00"
	beforeCall.callingTimezone: string = ""
	beforeCall.countryCode: string = ""
	beforeCall.heldAs: options = "item" | error, item
	beforeCall.keepDigits: number = 10
	beforeCall.numberFormat: options = "asTyped" | asTyped, digitsOnly, lastDigits, plusAndCountry
`);
