const known = [
	[
		/ENOSPC|no space left/i,
		'The disk is full. Make room (a complete set-up takes about 4 GB) and run the same command again: it goes on where it stopped.',
	],
	[
		/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network request/i,
		'The npm registry could not be reached. Check the network (and a proxy, with `npm config get proxy`) and run the same command again: it goes on where it stopped.',
	],
	[
		/EACCES|EPERM|permission denied/i,
		'A file could not be written. Check that this folder belongs to you: an earlier run as another user may have left files behind.',
	],
	[
		/not found: make|g\+\+: (command )?not found|find Python|gyp ERR! stack Error: not found|No Xcode or CLT/i,
		'The SQLite driver could not be compiled. Install python3, make and a C++ compiler (on Debian: apt-get install python3 make g++, on macOS: xcode-select --install) and run the same command again.',
	],
	[
		/EINTEGRITY/,
		'A downloaded package is damaged. Empty the cache with `npm cache clean --force` and run the same command again.',
	],
];

/**
 * Says in a sentence why a program of the set-up failed.
 * @param {string} command as typed
 * @param {number | string} code its exit code or the signal that ended it
 * @param {string} output what it printed
 * @returns {string} the sentence, and the program's own words
 */
export function explain(command, code, output) {
	const lines = output.trim().split('\n');
	for (const [pattern, reason] of known) {
		const words = lines.find((line) => pattern.test(line));
		if (words) return `${reason}\n("${command}" said: ${words.trim()})`;
	}
	const last = lines.slice(-25).join('\n');
	return [`"${command}" failed (${code}).`, ...(last ? [`\nIts last lines:\n${last}`] : [])].join(
		'\n',
	);
}
