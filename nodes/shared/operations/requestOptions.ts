import type { INodeProperties } from 'n8n-workflow';
import { collection } from '../fields/collection';
import { field } from '../fields/field';
import type { Field } from '../fields/field';
import { boolean } from '../fields/text';
import { TIMEOUT_MS } from '../http/protocol';

const MOST_AT_ONCE = 50;

/** How an operation sends its requests. */
export interface RequestOptions {
	/** How many lanes (or batches) run side by side: 1 to 50. */
	concurrency: number;
	/** Milliseconds that one request may take. */
	timeout: number;
}

/** What a person chose. */
export interface ChosenRequestOptions extends RequestOptions {
	/** Whether the vendor's answer comes out beside each result. */
	includeAnswer: boolean;
}

/** What most operations begin with. */
export const usualRequestOptions: RequestOptions = { concurrency: 10, timeout: TIMEOUT_MS };

const CONCURRENCY: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_AT_ONCE, numberPrecision: 0 },
	default: 10,
	description: 'How many requests may be under way at the same time, from 1 to 50',
};

const TIMEOUT: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 60000,
	description:
		'How many milliseconds one request may take. A command waits no longer than that for other executions that command the same agent.',
};

const INCLUDE_ANSWER: INodeProperties = {
	displayName: 'Include Answer',
	name: 'includeAnswer',
	type: 'boolean',
	default: false,
	description:
		"Whether to add the server's raw answer to each result, under 'answer', with secrets removed. Use it where the node does not read an answer as you expect.",
};

/** The collection 'Request Options' that every operation has which sends requests. */
export function requestOptions({
	concurrency,
	timeout,
}: RequestOptions): Field<ChosenRequestOptions> {
	return collection(
		{
			displayName: 'Request Options',
			name: 'requestOptions',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
		},
		{
			concurrency: field({ ...CONCURRENCY, default: concurrency }, (value) =>
				Math.min(MOST_AT_ONCE, Math.max(1, wholeNumber(value) ?? concurrency)),
			),
			includeAnswer: boolean(INCLUDE_ANSWER),
			timeout: field({ ...TIMEOUT, default: timeout }, (value) => {
				const chosen = wholeNumber(value);
				return chosen !== undefined && chosen >= 1 ? chosen : timeout;
			}),
		},
	);
}

function wholeNumber(value: unknown): number | undefined {
	const number = Number(value ?? NaN);
	return Number.isFinite(number) ? Math.floor(number) : undefined;
}
