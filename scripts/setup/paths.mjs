import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const n8nFolder = join(root, 'sandbox', 'n8n');
export const stateFolder = join(n8nFolder, '.user');
export const node24 = join(root, 'node_modules', 'node', 'bin', 'node');
