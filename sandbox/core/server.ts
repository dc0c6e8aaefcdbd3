import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';

import Fastify, { type FastifyInstance } from 'fastify';
import { generate } from 'selfsigned';

import { addControls } from './controls';
import { handle } from './handler';
import type { Simulator } from './simulator';

/** Above every vendor's own limit: what a vendor drops is the simulator's business. */
const BODY_LIMIT = 256 * 1024 * 1024;

/** Where a server listens. */
export interface Listening {
	/** `http://127.0.0.1:PORT`, without a slash at the end. */
	url: string;
	port: number;
	close(): Promise<void>;
}

/** A key and a certificate for 127.0.0.1 and localhost that no one else trusts, as PEM; made anew at every start. */
async function selfSigned(): Promise<{ key: string; cert: string }> {
	const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
		keySize: 2048,
		algorithm: 'sha256',
		extensions: [
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 7, ip: '127.0.0.1' },
				],
			},
		],
	});
	return { key: pems.private, cert: pems.cert };
}

function mount(app: FastifyInstance, simulator: Simulator): void {
	for (const prefix of ['', `/${simulator.name}`]) {
		for (const path of simulator.mounts) {
			for (const url of [`${prefix}${path}`, `${prefix}${path}/*`]) {
				app.all(url, async (request, reply) => {
					const [full = ''] = request.url.split('?');
					await handle(simulator, full.slice(prefix.length), request, reply);
					return reply;
				});
			}
		}
	}
}

/**
 * Opens the server on 127.0.0.1: every simulator at the root and below `/<name>`, the control paths below `/sandbox`, the
 * page at `/`. Rejects with the system's error when the port is taken (`code: 'EADDRINUSE'`).
 * @param port 0 takes a free port
 * @param https with a certificate of its own
 */
export async function startServer(
	simulators: readonly Simulator[],
	port: number,
	https: boolean,
): Promise<Listening> {
	const app = Fastify({ bodyLimit: BODY_LIMIT });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	for (const simulator of simulators) mount(app, simulator);
	addControls(app, simulators);
	await app.ready();
	// A server of our own, because Fastify's type differs between HTTP and HTTPS.
	const server = https
		? createHttpsServer(await selfSigned(), app.routing)
		: createHttpServer(app.routing);
	// Node's 5 seconds would now and then cut a connection that a client is just about to use again.
	server.keepAliveTimeout = 72_000;
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const taken = typeof address === 'object' && address !== null ? address.port : port;
	return {
		url: `${https ? 'https' : 'http'}://127.0.0.1:${taken}`,
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
