import { CredentialError } from '../../../nodes/shared/auth/credential';
import { findCause, isRecord } from '../../../nodes/shared/guards';

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
