import type { IDataObject } from 'n8n-workflow';
import { readPairs } from './pairs';
import type { Pair } from './pairs';

/** `ctl_userdata`, read: what is 8x8's own by name, and the rest. */
interface UserData extends IDataObject {
	systemData: IDataObject;
	userData: IDataObject;
}

/** The system data of the document, as it spells them. */
const SYSTEM_NAMES = [
	'ctl_action',
	'ctl_intType',
	'ctl_launchopt',
	'ctl_launchext',
	'ctl_parentid',
	'ctl_newRecordId',
	'ctl_callbackUrl',
	'ctl_recordname',
] as const;

/** Whether a name is one of system data. The document prints `Ctl_newRecordId` too, so case does not count. */
export function isSystemName(name: string): boolean {
	return /^ctl_/i.test(name);
}

/**
 * Reads a `ctl_userdata` (8x8-click-to-dial.txt, ctl_userdata).
 *
 * @returns undefined for text that is no `ctl_userdata`
 */
export function readUserData(text: string): UserData | undefined {
	const pairs = readPairs(text);
	return pairs && userDataOf(pairs);
}

/**
 * The pairs of a `ctl_userdata`, told apart. Names of system data come out as the document's table
 * spells them; the values of a repeated name as a list.
 */
export function userDataOf(pairs: readonly Pair[]): UserData {
	return {
		systemData: gather(
			pairs
				.filter(([name]) => isSystemName(name))
				.map(([name, value]): Pair => [asPrinted(name), value]),
		),
		userData: gather(pairs.filter(([name]) => !isSystemName(name))),
	};
}

function asPrinted(name: string): string {
	const lower = name.toLowerCase();
	return SYSTEM_NAMES.find((known) => known.toLowerCase() === lower) ?? name;
}

function gather(pairs: readonly Pair[]): IDataObject {
	const values = new Map<string, string[]>();
	for (const [name, value] of pairs) {
		const known = values.get(name);
		if (known) known.push(value);
		else values.set(name, [value]);
	}
	return Object.fromEntries(
		[...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
	);
}
