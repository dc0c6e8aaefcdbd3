const { readFileSync } = require('fs');
const { join } = require('path');

/**
 * Whether npm has installed exactly what package-lock.json names. npm writes a list of its own, which is compared here,
 * at the very end of an installation.
 * @param {string} folder with package-lock.json and node_modules
 * @returns {boolean}
 */
exports.installed = (folder) => {
	const there = packagesOf(exports.installedList(folder));
	const wanted = packagesOf(join(folder, 'package-lock.json'));
	return Object.keys(wanted).every((path) => {
		const { version, link, extraneous, optional, os, cpu, libc } = wanted[path];
		if (path === '' || link || (there[path] && there[path].version === version)) return true;
		// npm leaves out what nothing depends on, and what does not fit this machine.
		return !there[path] && Boolean(extraneous || optional || os || cpu || libc);
	});
};

/** The list that npm writes: without it, nothing counts as installed. */
exports.installedList = (folder) => join(folder, 'node_modules', '.package-lock.json');

function packagesOf(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages;
	} catch (error) {
		if (error.code === 'ENOENT') return {};
		throw error;
	}
}
