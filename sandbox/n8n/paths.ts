import { join, resolve } from 'node:path';

export const projectRoot = resolve(__dirname, '..', '..');

/** The folder n8n's own packages are installed in, apart from the project's (2.7 GB). */
export const n8nFolder = __dirname;

/** The n8n that is started: that of the folder, or another version that the compatibility tests have installed. */
export const n8nBin = join(
	process.env.SANDBOX_N8N ?? n8nFolder,
	'node_modules',
	'n8n',
	'bin',
	'n8n',
);

/** Node 24: n8n refuses the Node 20 that a machine may have. */
export const nodeBin = join(projectRoot, 'node_modules', 'node', 'bin', 'node');

/**
 * Where `npm start` keeps n8n's database, so that it survives from one start to the next.
 * The tests of `npm start` set another one.
 */
export const keptUserFolder = process.env.SANDBOX_USER_FOLDER ?? join(n8nFolder, '.user');

export const workflowsFolder = join(projectRoot, 'workflows');
