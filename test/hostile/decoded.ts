import { isRecord } from '../../nodes/shared/guards';

/** A request as a server decodes it: nothing of it is looked at twice. */
export interface Decoded {
	method: string;
	path: string[];
	query: Array<[string, string]>;
	/** JSON, or the parameters of a form, the JSON among them decoded. */
	body: unknown;
}

interface Arrived {
	method: string;
	url: string;
	headers?: NodeJS.Dict<string | string[]>;
	body?: Buffer;
}

/** What is not the operation's own: logins, and questions whether a session is alive. */
const OF_SESSIONS = ['login', 'force-login', 'ping-session'];

/** Decodes a request as every server does, independently of the code that made it. */
export function decoded({ method, url, headers = {}, body }: Arrived): Decoded {
	const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
	return {
		method,
		path: pathname.split('/').map(decodeURIComponent),
		// Lists of this process's own making: two of other makings are not equal.
		query: [...searchParams].map(([name, value]) => [name, value]),
		body: bodyOf(String(headers['content-type'] ?? ''), withoutChance(body?.toString() ?? '')),
	};
}

/** Without what n8n and the node put into the URL that wakes an execution: it is another each time. */
function withoutChance(text: string): string {
	return text.replace(/signature%3D[0-9a-f]{64}%26call%3D[0-9a-f]{16}/g, 'signature%3D(its)');
}

function bodyOf(type: string, text: string): unknown {
	if (text === '') return undefined;
	if (type.startsWith('application/json')) return JSON.parse(text);
	return [...new URLSearchParams(text)].map(([name, value]) => [
		name,
		name === 'data' ? withoutSession(JSON.parse(value)) : value,
	]);
}

/** The credential puts it in. */
function withoutSession(data: unknown): unknown {
	if (!isRecord(data)) return data;
	const { sessionId, ...rest } = data;
	void sessionId;
	return rest;
}

/** Keeps, decoded, every request that a simulator receives from now on. */
export function record<Request extends Arrived, Result>(
	simulator: { receive(request: Request): Result },
	into: Decoded[],
): void {
	const receive = simulator.receive.bind(simulator);
	simulator.receive = (request) => {
		const one = decoded(request);
		const isOwn = one.query.some(
			([name, value]) => name === 'command' && OF_SESSIONS.includes(value),
		);
		if (!isOwn) into.push(one);
		return receive(request);
	};
}
