import { createHash } from 'node:crypto';
import type { INodeTypeDescription } from 'n8n-workflow';

/** A hash of all that a node's panel is made of, by the node's name: where it has changed, the picture shows an older panel. */
export function hashesOf(descriptions: INodeTypeDescription[]): Record<string, string> {
	return Object.fromEntries(
		descriptions.map((description) => [
			description.name,
			createHash('sha256').update(JSON.stringify(description)).digest('hex'),
		]),
	);
}
