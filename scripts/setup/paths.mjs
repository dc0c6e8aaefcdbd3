import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export const root = resolve(here, '..', '..');
export const n8nFolder = join(root, 'sandbox', 'n8n');
export const stateFolder = join(n8nFolder, '.user');
export const node24 = join(root, 'node_modules', 'node', 'bin', 'node');
export const supervisor = join(here, 'supervise.mjs');
