import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Ports below those that Linux (from 32768) and macOS (from 49152) give to whoever asks for any. */
const FIRST_OWN = 20_000;
const OWN_PORTS = 12_000;

/**
 * Tells whether a port of 127.0.0.1 is free now.
 * @param port 1 to 65535, or 0 for any
 * @returns the port that was bound for the moment of the question, or undefined when it is taken
 */
export async function tryPort(port: number): Promise<number | undefined> {
	// macOS lets 127.0.0.1 be listened on beside a program that listens on all addresses.
	if (port !== 0 && (await answers(port))) return undefined;
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const bound = typeof address === 'object' && address ? address.port : undefined;
			server.close(() => resolve(bound));
		});
	});
}

async function answers(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}

/**
 * Finds a free port of 127.0.0.1.
 * @param wanted the first port to try; 0 takes any free one that the system does not give to others by itself: n8n needs
 *   seconds until it listens, and one of those could be taken again by then
 * @returns `wanted`, or the first free one of the 100 after it
 * @throws Error when all of them are taken
 */
export async function freePort(wanted = 0): Promise<number> {
	if (wanted === 0) return await freePort(FIRST_OWN + Math.floor(Math.random() * OWN_PORTS));
	for (let port = wanted; port < Math.min(wanted + 100, 65_536); port++) {
		const bound = await tryPort(port);
		if (bound !== undefined) return bound;
	}
	throw new Error(
		`The ports from ${wanted} on are all taken. End a program that uses one of them.`,
	);
}

/**
 * The port a server of `npm start` is to listen on.
 * @param name for the message, e.g. `n8n`
 * @param variable the environment variable that asks for a certain port; then no other one is taken
 * @param usual the port where that variable is not set
 * @returns the port, and a sentence when it is not the usual one because that is taken
 * @throws Error when the port asked for is not a port number, or is taken
 */
export async function choosePort(
	name: string,
	variable: string,
	usual: number,
): Promise<{ port: number; note?: string }> {
	const asked = process.env[variable];
	if (asked === undefined || asked === '') {
		const port = await freePort(usual);
		if (port === usual) return { port };
		return { port, note: `Port ${usual} is taken, so ${name} listens on ${port}.` };
	}
	const port = Number(asked);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error(`${variable} is "${asked}". Set it to a port number from 1 to 65535.`);
	}
	if ((await tryPort(port)) === undefined) {
		throw new Error(
			`Port ${port}, which ${variable} asks for, is taken. Choose another one, or leave the variable out.`,
		);
	}
	return { port };
}
