import { Failure } from './failure.mjs';

/**
 * Runs a command: tells failures in a sentence, and ends in good order when it is told to stop.
 * @param {(onStop: (stop: () => void) => void) => Promise<number>} work gives the exit code; `onStop` hands in how
 * to stop what runs by then. Before that, the end of this process ends what `run` has started.
 */
export async function main(work) {
	// The terminal may be gone when there is something to say about the end.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
	let stop;
	let stopping = false;
	const end = () => {
		// A second Ctrl-C while n8n winds up changes nothing.
		if (stopping) return;
		stopping = true;
		if (stop) return stop();
		console.log('\nStopped. The next run goes on where this one ended.');
		process.exit(130);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
	endWithNpm(end);
	try {
		process.exitCode = await work((handler) => (stop = handler));
	} catch (error) {
		console.error(`\n${error instanceof Failure ? error.message : (error.stack ?? error)}`);
		process.exitCode = 1;
	}
}

// A SIGTERM to npm ends npm and its shell, and does not reach this process.
function endWithNpm(end) {
	if (process.env.npm_lifecycle_event === undefined) return;
	const parent = process.ppid;
	setInterval(() => process.ppid !== parent && end(), 500).unref();
}
