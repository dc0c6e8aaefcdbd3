const live = process.stdout.isTTY && !process.env.CI;

/** Prints a heading above a group of steps. */
export function heading(text) {
	console.log(`\n${text}\n${'-'.repeat(text.length)}`);
}

/**
 * Runs one step and shows it: its title at once, the seconds while it runs, a tick or a cross at its end.
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work gives back
 * @throws what the work throws
 * @template T
 */
export async function step(title, work) {
	const started = Date.now();
	const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
	const beat = live
		? setInterval(() => process.stdout.write(`\r  … ${title} (${seconds()})`), 1000)
		: setInterval(() => console.log(`  … ${title}: still at it (${seconds()})`), 20_000);
	if (live) process.stdout.write(`  … ${title}`);
	else console.log(`  … ${title}`);
	const end = (mark) => {
		clearInterval(beat);
		console.log(`${live ? '\r\u001b[K' : ''}  ${mark} ${title} (${seconds()})`);
	};
	try {
		const result = await work();
		end('✔');
		return result;
	} catch (error) {
		end('✘');
		throw error;
	}
}
