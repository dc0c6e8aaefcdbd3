import type { IHttpRequestOptions } from 'n8n-workflow';
import {
	CHECK,
	DEAD_SESSION_MARK,
	markWith,
	RENEWAL_STATUS,
	RenewalNeeded,
	takeMark,
} from '../../../../nodes/shared/auth/mark';

const request = (headers?: IHttpRequestOptions['headers']): IHttpRequestOptions => ({
	url: 'http://made-up.example',
	headers,
});

describe('the mark of a dead session', () => {
	it('is put among the headers, empty where there is none', () => {
		const headers = { accept: 'text/plain' };
		expect(markWith('dead', headers)).toEqual({ ...headers, [DEAD_SESSION_MARK]: 'dead' });
		expect(markWith(undefined, headers)).toEqual({ ...headers, [DEAD_SESSION_MARK]: '' });
		expect(markWith(undefined)).toEqual({ [DEAD_SESSION_MARK]: '' });
		expect(headers).toEqual({ accept: 'text/plain' });
	});

	it.each(['dead', CHECK, ''])('is taken off before a request is signed: %j', (mark) => {
		const marked = request(markWith(mark, { accept: 'text/plain' }));
		expect(takeMark(marked)).toBe(mark);
		expect(marked.headers).toEqual({ accept: 'text/plain' });
		expect(takeMark(marked)).toBeUndefined();
	});

	it('is none where there are no headers', () => {
		expect(takeMark(request())).toBeUndefined();
		expect(takeMark(request({ [DEAD_SESSION_MARK]: 7 }))).toBeUndefined();
	});

	it('leaves the headers alone that were handed over', () => {
		const headers = markWith('dead', { accept: 'text/plain' });
		takeMark(request(headers));
		expect(headers).toHaveProperty(DEAD_SESSION_MARK);
	});
});

it.each([
	['', RENEWAL_STATUS],
	['dead', RENEWAL_STATUS],
	[CHECK, 401],
	[undefined, 401],
])('makes n8n renew a session by the status that it looks for: %j', (mark, status) => {
	expect(new RenewalNeeded('The session is to be renewed', mark)).toMatchObject({
		message: 'The session is to be renewed',
		response: { status },
	});
});
