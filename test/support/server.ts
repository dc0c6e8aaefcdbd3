import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';

/** A request as it arrived. */
export interface Received {
	method: string;
	/** Path and query. */
	url: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** A response. A body that is no text goes out as JSON. */
export interface Reply {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
}

/**
 * What becomes of a request: a response, a connection that is cut, one cut in mid-response, nothing at all, a body that
 * comes byte by byte and never ends, or a switch of protocols that nobody asked for.
 */
export type Fate = Reply | 'cut' | 'cutInTheMiddle' | 'silence' | 'drip' | 'switch';

/** A server on a free port of 127.0.0.1 that answers as it is told, and keeps what it received. */
export class TestServer {
	readonly received: Received[] = [];

	private fates: Fate[] = [];

	private decide: ((request: Received) => Fate | Promise<Fate>) | undefined;

	private awaited: Array<{ count: number; resolve: () => void }> = [];

	private server: Server | undefined;

	get url(): string {
		const address = this.server?.address();
		if (typeof address !== 'object' || !address) throw new Error('The server is closed');
		return `http://127.0.0.1:${address.port}`;
	}

	/** What becomes of the next requests, one after another; the last of them of all further ones too. */
	answer(...fates: Fate[]): void {
		this.fates = fates;
		this.decide = undefined;
	}

	/** What becomes of every request from now on. */
	answerBy(decide: (request: Received) => Fate | Promise<Fate>): void {
		this.decide = decide;
	}

	/** Resolves when so many requests have arrived, since the start of the test. */
	async arrived(count: number): Promise<void> {
		if (this.received.length >= count) return;
		await new Promise<void>((resolve) => this.awaited.push({ count, resolve }));
	}

	/** The paths that were asked for, without their queries. */
	get paths(): string[] {
		return this.received.map(({ url }) => url.replace(/\?.*/, ''));
	}

	async open(): Promise<void> {
		this.server = createServer((request, response) => void this.serve(request, response));
		// Node's 5 seconds would now and then cut a connection that a client is just about to use again.
		this.server.keepAliveTimeout = 72_000;
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
	}

	async close(): Promise<void> {
		if (!this.server) return;
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeAllConnections();
		await closed;
		this.server = undefined;
	}

	reset(): void {
		this.received.length = 0;
		this.awaited = [];
		this.answer({});
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const { method = '', url = '', headers } = request;
		const received = { method, url, headers, body: Buffer.concat(chunks).toString() };
		this.received.push(received);
		for (const { count, resolve } of this.awaited) if (this.received.length >= count) resolve();
		const next = this.fates.length > 1 ? this.fates.shift() : this.fates[0];
		carryOut((await this.decide?.(received)) ?? next ?? {}, response);
	}
}

function carryOut(fate: Fate, response: ServerResponse): void {
	if (fate === 'silence') return;
	if (fate === 'cut') {
		response.socket?.resetAndDestroy();
		return;
	}
	if (fate === 'cutInTheMiddle') {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
		response.write('{"half":', () => response.socket?.destroy());
		return;
	}
	if (fate === 'drip') {
		response.writeHead(200, { 'content-type': 'application/json' });
		const drip = setInterval(() => response.write(' '), 20);
		response.once('close', () => clearInterval(drip));
		return;
	}
	if (fate === 'switch') {
		response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n');
		return;
	}
	const { status = 200, headers = {}, body = '' } = fate;
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A server for the tests of a file; before each it forgets what it received and was told. */
export function useServer(): TestServer {
	const server = new TestServer();
	beforeAll(async () => await server.open());
	afterAll(async () => await server.close());
	beforeEach(() => server.reset());
	return server;
}

/** The address of a port at which nobody listens. */
export async function urlOfNobody(): Promise<string> {
	const server = new TestServer();
	await server.open();
	const { url } = server;
	await server.close();
	return url;
}
