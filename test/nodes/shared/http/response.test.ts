import type { ApiRequest } from '../../../../nodes/shared/http/protocol';
import {
	busyFailure,
	isBusy,
	readResponse,
	refusal,
	unexpectedAnswer,
	unreadable,
} from '../../../../nodes/shared/http/response';

const DOUBT = 'It is not known whether Ameyo carried it out: check before you send it again.';
const command: ApiRequest = {
	kind: 'command',
	method: 'POST',
	url: 'http://user:made-up@ameyo.example:8888/command?sessionId=made-up',
	timeout: 1000,
};
const read: ApiRequest = { ...command, kind: 'read' };
const answered = (status: number) => ({ status, text: '' });

describe("n8n's full response", () => {
	it('is read with its status, its text and the headers that matter', () => {
		const headers = { location: '/there', 'retry-after': '3', 'set-cookie': ['a=b'] };
		expect(readResponse({ statusCode: 302, body: 'text', headers })).toEqual({
			status: 302,
			text: 'text',
			location: '/there',
			retryAfter: '3',
		});
	});

	it.each([undefined, null, 'text', { statusCode: 200 }, { statusCode: 200, body: { a: 1 } }])(
		'has no text where there is none: %j',
		(response) => {
			expect(readResponse(response).text).toBe('');
		},
	);
});

describe('a busy server', () => {
	it('is one that answers 429 or 503', () => {
		const busy = [200, 401, 429, 500, 502, 503, 504].filter((status) => isBusy(answered(status)));
		expect(busy).toEqual([429, 503]);
	});

	it('leaves a command in doubt, and says how long to wait', () => {
		const response = { status: 429, text: '', retryAfter: '2' };
		expect(busyFailure('Ameyo', command, response)).toEqual({
			kind: 'busy',
			message: 'Ameyo is too busy to answer (HTTP 429)',
			description: DOUBT,
			httpCode: '429',
			waitMs: 2000,
		});
		expect(busyFailure('Ameyo', read, response).description).not.toContain('not known');
	});
});

describe('a refusal', () => {
	const said = { message: 'No such agent', description: 'Choose another.' };

	it.each([
		[200, undefined],
		[299, undefined],
		[302, '302'],
		[400, '400'],
		[512, '512'],
	])('keeps the words, and names HTTP %d as %p', (status, httpCode) => {
		const details = { answer: 'x' };
		expect(refusal({ kind: 'refused', said, details }, answered(status))).toEqual({
			kind: 'refused',
			...said,
			httpCode,
			details,
		});
	});
});

describe('an answer that says nothing about the request', () => {
	it.each([
		['page', 200, 'Ameyo answered with a web page instead of data'],
		['xml', 200, 'Ameyo answered in XML although JSON was asked for'],
		['status', 500, 'Ameyo answered with HTTP 500'],
	] as const)('leaves a command in doubt: %s', (what, status, message) => {
		const failure = unexpectedAnswer('Ameyo', command, answered(status), what);
		expect(failure).toMatchObject({ kind: 'inDoubt', message, httpCode: String(status) });
		expect(failure.description).toContain(DOUBT);
		const { description } = unexpectedAnswer('Ameyo', read, answered(status), what);
		expect(description ?? '').not.toContain('not known');
	});

	it.each([
		['status', 404, 'There is no Ameyo at http://ameyo.example:8888 (HTTP 404)'],
		['status', 401, 'Ameyo refused the credential (HTTP 401)'],
		['status', 403, 'Ameyo refused the credential (HTTP 403)'],
	] as const)('is a refusal where nothing was carried out: %s %d', (what, status, message) => {
		const failure = unexpectedAnswer('Ameyo', command, answered(status), what);
		expect(failure).toMatchObject({ kind: 'refused', message, httpCode: String(status) });
		expect(failure.description).not.toContain('not known');
	});

	it('names where a redirect points, or that it points nowhere', () => {
		const redirected = (location?: string) =>
			unexpectedAnswer('Ameyo', command, { ...answered(302), location }, 'redirect').message;
		expect(redirected('http://there.example/x')).toBe(
			"Ameyo's server points to another address: http://there.example/x",
		);
		expect(redirected()).toContain('(not named)');
	});

	it.each(['page', 'xml', 'status', 'redirect'] as const)('shows no secret: %s', (what) => {
		const failure = unexpectedAnswer('Ameyo', command, answered(404), what);
		expect(JSON.stringify(failure)).not.toContain('made-up');
	});
});

describe('an answer that cannot be read', () => {
	it('is kept, cut where it is long, and leaves a command in doubt', () => {
		expect(unreadable('Ameyo', command, 'x'.repeat(5000))).toEqual({
			kind: 'inDoubt',
			message: 'Ameyo gave an answer that cannot be read',
			description: DOUBT,
			details: { answer: 'x'.repeat(2000) },
		});
		expect(unreadable('Ameyo', read, 'x').description).toBeUndefined();
	});
});
