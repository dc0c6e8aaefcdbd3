import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

import Fastify, { type FastifyInstance } from 'fastify';

import { addControls } from './controls';
import { serve } from './handler';
import type { Simulator } from './simulator';

/** Above every vendor's own limit: what a vendor drops is the simulator's business. */
const BODY_LIMIT = 256 * 1024 * 1024;

export interface ServerOptions {
	/** 0 takes a free port. */
	port: number;
	/** PEM key and certificate; without them plain HTTP. */
	tls?: { key: string; cert: string };
}

function mount(app: FastifyInstance, simulator: Simulator): void {
	for (const prefix of ['', `/${simulator.name}`]) {
		for (const path of simulator.mounts) {
			for (const url of [`${prefix}${path}`, `${prefix}${path}/*`]) {
				app.all(url, async (request, reply) => {
					const [full = ''] = request.url.split('?');
					await serve(simulator, full.slice(prefix.length), request, reply);
					return reply;
				});
			}
		}
	}
}

/**
 * Opens the server on 127.0.0.1: every simulator at the root and below `/<name>`, the control paths below `/sandbox`, the page at
 * `/`. Rejects with the system's error when the port is taken (`code: 'EADDRINUSE'`).
 */
export async function startServer(
	simulators: readonly Simulator[],
	{ port, tls }: ServerOptions,
): Promise<{ url: string; port: number; close(): Promise<void> }> {
	const app = Fastify({ bodyLimit: BODY_LIMIT });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	for (const simulator of simulators) mount(app, simulator);
	addControls(app, simulators);
	await app.ready();
	// A server of our own, because Fastify's type differs between HTTP and HTTPS.
	const server = tls ? createHttpsServer(tls, app.routing) : createHttpServer(app.routing);
	// Node's 5 seconds would now and then cut a connection that a client is just about to use again.
	server.keepAliveTimeout = 72_000;
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const taken = typeof address === 'object' && address !== null ? address.port : port;
	return {
		url: `${tls ? 'https' : 'http'}://127.0.0.1:${taken}`,
		port: taken,
		close: async () => {
			for (const simulator of simulators) simulator.close();
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
			await app.close();
		},
	};
}
