import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over files and folders, names and contents.
 * @param {string} base
 * @param {string[]} names below `base`; what does not exist is left out
 * @returns {string} hexadecimal SHA-256
 */
export function hashOf(base, names) {
	const hash = createHash('sha256');
	const add = (name) => {
		const path = join(base, name);
		const stats = statSync(path, { throwIfNoEntry: false });
		if (stats?.isDirectory())
			readdirSync(path)
				.sort()
				.forEach((entry) => add(join(name, entry)));
		else if (stats) hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
	};
	names.forEach(add);
	return hash.digest('hex');
}

/** Whether the stamp file holds this hash. */
export function stamped(file, hash) {
	return read(file) === hash;
}

/** Leaves the stamp: the step is done for what the hash stands for. */
export function stamp(file, hash) {
	writeFileSync(file, hash);
}

export function unstamp(file) {
	rmSync(file, { force: true });
}

/**
 * Whether npm itself has installed exactly what the lockfile names, e.g. by hand before the first `npm start`.
 * npm writes its own list, `node_modules/.package-lock.json`, at the very end of an installation.
 * @param {string} folder with package-lock.json and node_modules
 */
export function installedByHand(folder) {
	const list = read(join(folder, 'node_modules', '.package-lock.json'));
	const lock = read(join(folder, 'package-lock.json'));
	if (list === undefined || lock === undefined) return false;
	const there = JSON.parse(list).packages;
	return Object.entries(JSON.parse(lock).packages).every(
		([path, { version, optional, os, cpu, libc, link }]) =>
			path === '' ||
			link ||
			there[path]?.version === version ||
			// Left out by npm where it does not fit this machine.
			(!there[path] && (optional || os || cpu || libc)),
	);
}

function read(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	}
}
