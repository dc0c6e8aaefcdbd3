import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { RecordedAnswer } from './format';

/** A request as it came. */
export interface ReceivedRequest {
	method: string;
	/** With the query. */
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** A server on a free port of 127.0.0.1. */
export interface RecordedServer {
	url: string;
	close(): Promise<void>;
}

/** @param answerTo is given every request, and gives the bytes that go out */
export async function openServer(
	answerTo: (request: ReceivedRequest) => RecordedAnswer,
): Promise<RecordedServer> {
	const server = createServer((incoming, outgoing) => {
		void buffer(incoming).then((body) => {
			const { method = '', url: path = '', headers } = incoming;
			const answer = answerTo({ method, path, headers, body });
			outgoing.writeHead(answer.status, answer.headers);
			outgoing.end(bytesOf(answer));
		});
	});
	// Node's 5 seconds would now and then cut a connection that the pack is just about to use again.
	server.keepAliveTimeout = 72_000;
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** A body that is recorded as text or as base64. */
export function bytesOf({ body, base64 }: { body?: string; base64?: string }): Buffer {
	return base64 === undefined ? Buffer.from(body ?? '') : Buffer.from(base64, 'base64');
}
