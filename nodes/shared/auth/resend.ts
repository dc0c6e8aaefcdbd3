import type { IHttpRequestOptions } from 'n8n-workflow';

/** Marks a request with the session that was found dead. `authenticate` takes it off: it is never sent. */
export const DEAD_SESSION_MARK = 'x-contact-center-dead-session';
/** The mark that a credential's test carries. */
export const CHECK = 'check';

/** Headers with the mark among them, where there is one. */
export function markWith(
	mark: string | undefined,
	headers: Record<string, string> = {},
): Record<string, string> {
	return { ...headers, ...(mark === undefined ? {} : { [DEAD_SESSION_MARK]: mark }) };
}

/** Takes the mark off a request that is to be signed, and gives it. */
export function takeMark(request: IHttpRequestOptions): string | undefined {
	if (!request.headers) return undefined;
	const { [DEAD_SESSION_MARK]: mark, ...headers } = request.headers;
	request.headers = headers;
	return typeof mark === 'string' ? mark : undefined;
}

/** Thrown to make n8n renew a session (run `preAuthentication`): it does so on the status 401 alone. */
export class SessionRefused extends Error {
	readonly response = { status: 401 };
}
