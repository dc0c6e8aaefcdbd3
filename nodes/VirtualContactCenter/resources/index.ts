import type { Resource } from '../../shared/operations/operation';
import { dial } from './call/dial.operation';
import { dialAndWait } from './call/dialAndWait.operation';
import { getLink } from './call/getLink.operation';
import { parse } from './userData/parse.operation';

/** What the 8x8 Contact Center node can do, in the order of its menus. */
export const resources: Resource[] = [
	{ name: 'Call', value: 'call', operations: [getLink, dial, dialAndWait] },
	{ name: 'User Data', value: 'userData', operations: [parse] },
];
