import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import {
	apiError,
	copyForItem,
	CredentialError,
	errorJson,
	findCause,
	inputError,
	isRecord,
	ofItem,
} from '../../../nodes/shared/oldErrors';

const node: INode = {
	id: '1',
	name: 'Ameyo',
	type: 'ameyo',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
/** Words in which n8n finds reasons of its own, and replaces the message. */
const OVERHEARD = [
	'The agent ENOENT is not known',
	'ECONNREFUSED by the customer',
	'EPERM: extension 12',
	'Campaign ETIMEDOUT is over',
	'Lead ENOTFOUND',
	'getaddrinfo of agent amit',
	'404',
	'',
];

describe('apiError', () => {
	it.each(OVERHEARD)('keeps the words as they are: %j', (message) => {
		const error = apiError(node, { message, description: 'Next: EPERM', httpCode: '500' });
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ message, description: 'Next: EPERM', httpCode: '500' });
	});

	it('carries item, details and nothing of a request', () => {
		const error = apiError(node, { message: 'No', itemIndex: 4, details: { answer: { a: 1 } } });
		expect(error.context).toMatchObject({ itemIndex: 4, details: { answer: { a: 1 } } });
		expect(error.messages).toEqual([]);
		expect(Object.keys(error)).not.toContain('response');
	});
});

describe('inputError', () => {
	it.each(OVERHEARD.filter(Boolean))('keeps the words as they are: %j', (message) => {
		expect(inputError(node, 7, message, 'Fill it in.')).toMatchObject({
			message,
			description: 'Fill it in.',
			context: { itemIndex: 7 },
		});
	});
});

describe('ofItem', () => {
	it('stamps an error with its item, once', () => {
		const error = apiError(node, { message: 'No' });
		expect(ofItem(node, error, 2)).toBe(error);
		expect(error.context.itemIndex).toBe(2);
		expect(ofItem(node, error, 2)).toBe(error);
	});

	it('copies an error that belongs to another item already', () => {
		const parts = {
			message: 'ENOENT',
			description: 'd',
			httpCode: '503',
			details: { answer: 'x' },
		};
		const first = ofItem(node, apiError(node, parts), 0);
		const second = ofItem(node, first, 1);
		expect(second).not.toBe(first);
		expect(first).toMatchObject({ context: { itemIndex: 0 } });
		expect(second).toMatchObject({
			message: 'ENOENT',
			description: 'd',
			httpCode: '503',
			context: { itemIndex: 1, details: { answer: 'x' } },
		});
	});

	it.each([
		[new TypeError('x is not a function'), 'x is not a function'],
		['just text', 'just text'],
		[undefined, 'undefined'],
		[{ odd: true }, '[object Object]'],
	])('makes an error of %p', (thrown, message) => {
		const error = ofItem(node, thrown, 5);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message, context: { itemIndex: 5 } });
	});
});

describe('copyForItem', () => {
	it('keeps words and kind of an input error', () => {
		const copy = copyForItem(node, inputError(node, 0, 'EPERM is empty', 'Fill it in.'), 9);
		expect(copy).toBeInstanceOf(NodeOperationError);
		expect(copy).toMatchObject({
			message: 'EPERM is empty',
			description: 'Fill it in.',
			context: { itemIndex: 9 },
		});
	});

	it('keeps what n8n is told about trying again', () => {
		const failure = { cause: 'rate-limited', retryAfterMs: 3000 } as const;
		const copy = copyForItem(node, apiError(node, { message: 'Busy', failure }), 1);
		expect(copy).toMatchObject({ failure });
	});
});

describe('errorJson', () => {
	it('has the keys error and details, and no others', () => {
		const error = apiError(node, {
			message: 'No',
			description: 'Ask.',
			httpCode: '512',
			details: { answer: { info: 'x' } },
		});
		expect(errorJson(error)).toEqual({
			error: 'No',
			details: { description: 'Ask.', httpCode: '512', answer: { info: 'x' } },
		});
	});

	it('has no details where there are none', () => {
		expect(errorJson(new Error('No'))).toEqual({ error: 'No' });
		expect(errorJson(inputError(node, 0, 'No'))).toEqual({ error: 'No' });
	});
});

describe('findCause', () => {
	const isCredentialError = (error: Error): error is CredentialError =>
		error instanceof CredentialError;

	it('finds an error however n8n wrapped it', () => {
		const inner = new CredentialError('Wrong password');
		const outer = new Error('Request failed', { cause: new Error('Auth', { cause: inner }) });
		expect(findCause(outer, isCredentialError)).toBe(inner);
		expect(findCause(inner, isCredentialError)).toBe(inner);
	});

	it('gives up on a circle, on text and on nothing', () => {
		const circle = new Error('a');
		circle.cause = circle;
		expect(findCause(circle, isCredentialError)).toBeUndefined();
		expect(findCause('text', isCredentialError)).toBeUndefined();
		expect(findCause(undefined, isCredentialError)).toBeUndefined();
	});
});

describe('isRecord', () => {
	it.each([
		[{}, true],
		[Object.create(null), true],
		[[], false],
		[null, false],
		[undefined, false],
		['text', false],
		[1, false],
	])('%p: %s', (value, expected) => {
		expect(isRecord(value)).toBe(expected);
	});
});
