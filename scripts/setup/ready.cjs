// Loaded before the scripts of `npm start` and `npm test`: without the packages they import, and on an old Node, they
// would end in a stack trace. Has to run on that old Node itself.
const { resolve } = require('path');
const { installed } = require('./installed.cjs');

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
	end(`Node ${process.versions.node} is too old for the set-up. Install Node 20 or later.`);
} else if (!installed(resolve(__dirname, '..', '..'))) {
	end(
		'The packages of this project are not installed, or no longer those that package-lock.json names. Run "npm ci", then this command again.',
	);
}

function end(sentence) {
	console.error(sentence);
	process.exit(1);
}
