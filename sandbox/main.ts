import { startSandbox } from './index';

const DEFAULT_PORT = 8888;

/** The port of `--port N`, `--port=N` or SANDBOX_PORT; Ameyo's own by default. Throws a sentence for anything else. */
function wantedPort(): number {
	const args = process.argv.slice(2);
	const at = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
	const given = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1] ?? '');
	const value = given ?? process.env.SANDBOX_PORT ?? String(DEFAULT_PORT);
	const port = Number(value);
	if (!/^\d+$/.test(value) || port > 65_535) {
		throw new Error(`"${value}" is not a port. Give a number from 0 to 65535.`);
	}
	return port;
}

function sentence(error: unknown, port: number): string {
	if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
		return `Port ${port} is taken by another program. Choose another one with --port or SANDBOX_PORT.`;
	}
	return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
	let port = DEFAULT_PORT;
	try {
		port = wantedPort();
		const sandbox = await startSandbox({
			port,
			ameyo: { ringMs: 3000 },
		});
		const end = () => void sandbox.close().then(() => process.exit(0));
		process.once('SIGINT', end);
		process.once('SIGTERM', end);
		console.log(`The contact-centre sandbox is ready: ${sandbox.url}`);
	} catch (error) {
		console.error(sentence(error, port));
		process.exitCode = 1;
	}
}

void main();
