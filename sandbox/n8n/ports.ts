import { createServer } from 'node:net';

/**
 * Tells whether a port of 127.0.0.1 can be listened on now.
 * @param port 1 to 65535, or 0 for any
 * @returns the port that was bound for the moment of the question, or undefined when it is taken
 */
export async function tryPort(port: number): Promise<number | undefined> {
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

/**
 * Finds a free port of 127.0.0.1.
 * @param wanted the first port to try; 0 takes any free one
 * @returns `wanted`, or the first free one of the 100 after it
 * @throws Error when all of them are taken
 */
export async function freePort(wanted = 0): Promise<number> {
	for (let port = wanted; port < wanted + 100; port++) {
		const bound = await tryPort(port);
		if (bound !== undefined) return bound;
	}
	throw new Error(`The ports ${wanted} to ${wanted + 99} are all taken. End a program that uses one of them.`);
}
