import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describeMore, errorJson, toNodeError } from '../../../nodes/shared/errors';
import { RequestError } from '../../../nodes/shared/http/failure';
import type { Failure } from '../../../nodes/shared/http/failure';
import { InputError } from '../../../nodes/shared/refuse';
import { someNode } from '../../support/thrown';

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

const refused = (more: Partial<Failure> = {}): RequestError =>
	new RequestError({ kind: 'refused', message: 'No', ...more } as Failure);

describe('the error of a request that failed', () => {
	it.each(OVERHEARD)('keeps the words as they are: %j', (message) => {
		const failure = refused({ message, description: 'Next: EPERM', httpCode: '500' });
		const error = toNodeError(someNode, failure);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ message, description: 'Next: EPERM', httpCode: '500' });
	});

	it('carries item, details and nothing of a request', () => {
		const error = toNodeError(someNode, refused({ details: { answer: { a: 1 } } }), 4);
		expect(error).toMatchObject({
			context: { itemIndex: 4, details: { answer: { a: 1 } } },
			messages: [],
		});
		expect(Object.keys(error)).not.toContain('response');
	});

	it('is one of its own for each item that waited for the same request', () => {
		const failure = refused({
			message: 'ENOENT',
			description: 'd',
			httpCode: '503',
			details: { answer: 'x' },
		});
		const first = toNodeError(someNode, failure, 0);
		const second = toNodeError(someNode, failure, 1);
		expect(second).not.toBe(first);
		expect(first).toMatchObject({ context: { itemIndex: 0 } });
		expect(second).toMatchObject({
			message: 'ENOENT',
			description: 'd',
			httpCode: '503',
			context: { itemIndex: 1, details: { answer: 'x' } },
		});
	});

	it('keeps what n8n is told about trying again', () => {
		const busy = new RequestError({
			kind: 'busy',
			message: 'Busy',
			httpCode: '429',
			waitMs: 3000,
		});
		expect(toNodeError(someNode, busy, 1)).toMatchObject({
			failure: { cause: 'rate-limited', retryAfterMs: 3000 },
		});
	});
});

describe('the error of an input', () => {
	it.each(OVERHEARD.filter(Boolean))('keeps the words as they are: %j', (message) => {
		expect(toNodeError(someNode, new InputError(message, 'Fill it in.'), 7)).toMatchObject({
			message,
			description: 'Fill it in.',
			context: { itemIndex: 7 },
		});
	});

	it('is one of its own for each item, with the same words and kind', () => {
		const input = new InputError('EPERM is empty', 'Fill it in.');
		const [first, second] = [0, 9].map((i) => toNodeError(someNode, input, i));
		expect(second).not.toBe(first);
		expect(second).toBeInstanceOf(NodeOperationError);
		expect(second).toMatchObject({
			message: 'EPERM is empty',
			description: 'Fill it in.',
			context: { itemIndex: 9 },
		});
	});
});

describe('what else is thrown', () => {
	it("is stamped with its item where it is n8n's own error", () => {
		const error = new NodeOperationError(someNode, 'No');
		expect(toNodeError(someNode, error, 2)).toBe(error);
		expect(error.context.itemIndex).toBe(2);
		expect(toNodeError(someNode, error, 5)).toBe(error);
		expect(error.context.itemIndex).toBe(2);
	});

	it.each([
		[new TypeError('x is not a function'), 'x is not a function'],
		['just text', 'just text'],
		[undefined, 'undefined'],
		[{ odd: true }, '[object Object]'],
	])('becomes an error: %p', (thrown, message) => {
		const error = toNodeError(someNode, thrown, 5);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message, context: { itemIndex: 5 } });
	});
});

describe('describeMore', () => {
	it('adds a sentence to what an error says, or says it alone', () => {
		const said = toNodeError(someNode, new InputError('No', 'Ask.'), 0);
		expect(describeMore(said, 'Or wait.')).toMatchObject({ description: 'Ask. Or wait.' });
		const silent = toNodeError(someNode, new InputError('No'), 0);
		expect(describeMore(silent, 'Wait.')).toMatchObject({ description: 'Wait.' });
		expect(describeMore(silent, '')).toBe(silent);
	});
});

describe('errorJson', () => {
	it('has the keys error and details, and no others', () => {
		const error = toNodeError(
			someNode,
			refused({ description: 'Ask.', httpCode: '512', details: { answer: { info: 'x' } } }),
		);
		expect(errorJson(error)).toEqual({
			error: 'No',
			details: { description: 'Ask.', httpCode: '512', answer: { info: 'x' } },
		});
	});

	it('has no details where there are none', () => {
		expect(errorJson(new Error('No'))).toEqual({ error: 'No' });
		expect(errorJson(toNodeError(someNode, new InputError('No'), 0))).toEqual({ error: 'No' });
	});
});
