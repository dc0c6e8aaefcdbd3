import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import manifest from '../../package.json';
import { isRecord } from '../../nodes/shared/guards';
import type { Resource } from '../../nodes/shared/operations/operation';

/** The root of the package. */
export const ROOT = resolve(__dirname, '../..');

/** A node or credential of the package, from its source. */
export interface Part<Type> {
	/** Its class, which is its file's name too. */
	className: string;
	/** Its source file. */
	file: string;
	type: Type;
}

/** The source of a built file as `package.json` lists it. */
export function sourceOf(built: string): string {
	return join(ROOT, built.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

export const nodes: Array<Part<INodeType>> = manifest.n8n.nodes.map((built) => part(built, isNode));

export const credentials: Array<Part<ICredentialType>> = manifest.n8n.credentials.map((built) =>
	part(built, isCredential),
);

/** The resources of a node; none for a trigger. */
export function resourcesOf({ file, type }: Part<INodeType>): Resource[] {
	const folder = join(dirname(file), 'resources');
	const isTrigger = type.description.group.includes('trigger');
	if (isTrigger || !existsSync(folder)) return [];
	const { resources } = jest.requireActual<{ resources: Resource[] }>(folder);
	return resources;
}

function part<Type>(built: string, is: (value: unknown) => value is Type): Part<Type> {
	const file = sourceOf(built);
	const className = basename(file).replace(/\.(node|credentials)\.ts$/, '');
	const classes = jest.requireActual<Record<string, unknown>>(file);
	const made = classes[className];
	if (typeof made !== 'function') throw new Error(`${file} does not export ${className}`);
	const type: unknown = Reflect.construct(made, []);
	if (!is(type)) throw new Error(`${className} is not what its file name says`);
	return { className, file, type };
}

function isNode(value: unknown): value is INodeType {
	return isRecord(value) && isRecord(value.description);
}

function isCredential(value: unknown): value is ICredentialType {
	return isRecord(value) && typeof value.name === 'string' && Array.isArray(value.properties);
}
