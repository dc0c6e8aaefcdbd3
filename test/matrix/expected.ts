import { exceptionOf } from './exceptions';
import type { Fault, Told } from './faults';
import type { Row } from './operations';

/**
 * Whether the nodes remember within an execution what they carried out, so that 'Retry On Fail' sends nothing twice.
 * The cells that need it are shown as not covered while it is false.
 */
export const REMEMBERS_COMMANDS = true;

/** How the node is set. */
export const MODES = ['stop', 'continue', 'error output', 'retry', 'retry, continue'] as const;
export type Mode = (typeof MODES)[number];

/** How many items go in: the one that is struck, or that one between two good ones. */
export const COUNTS = ['one', 'many'] as const;
export type Count = (typeof COUNTS)[number];

/** What becomes of an item: it has its result or its error, or is left because the node stopped. */
export type End = 'fine' | 'fails' | 'left';

/** How often something is sent, at least and at most. */
export type Range = readonly [least: number, most: number];

export interface ExpectedItem {
	end: End;
	/** Requests for the command with the item's data. */
	sent: Range;
	/** How often the sandbox did what was asked. */
	carriedOut: Range;
	/** Its result is what came instead of an answer: it names nobody. */
	isForeign?: boolean;
}

export interface Expected {
	told: Told;
	/** Whether the error of an item that fails says that it is not known whether it was carried out. */
	doubt: boolean;
	items: ExpectedItem[];
}

/** Why there is nothing to expect: the fault cannot happen there, or the cell is not covered yet. */
export interface NoCell {
	never?: string;
	notYet?: string;
}

/** What a cell must show, by rule. */
export function expectedOf(row: Row, fault: Fault, mode: Mode, count: Count): Expected | NoCell {
	const exception = exceptionOf(row, fault.name);
	if (exception && exception.told === undefined) return { never: exception.because };
	if (fault.renews !== undefined && row.signedBy === 'key' && !exception) {
		return { never: 'there is nothing that n8n could renew' };
	}
	const told = exception?.told ?? fault.told;
	const lasts = exception?.lasts === true;
	const stays = row.kind === 'command' && exception?.stays === true;
	const first = firstRun(row, fault, told);
	const items = indices(count).map((i): ExpectedItem => {
		const struck = isStruck(row, fault, i) || (lasts && i > 1);
		return struck ? first.struck : first.good;
	});
	const doubt = row.kind === 'command' && told === 'doubt';
	const isCanceled = told === 'canceled';
	const once = stopping(row, items, mode);
	const tries = triesOf(items, mode);
	if (tries === 1) return { told, doubt, items: once };
	const needsMemory = row.kind === 'command' && (doubt || isCanceled || count === 'many');
	if (needsMemory && !REMEMBERS_COMMANDS) {
		return { notYet: 'what was carried out is sent again by Retry On Fail' };
	}
	if (fault.hangs && row.kind === 'read') {
		return { never: 'the next try has the same short time-out: a slow machine would fail it' };
	}
	if (isCanceled) return { told, doubt, items: once };
	const twice = lasts
		? againInVain(row, once)
		: again(row, fault, doubt || stays, once, first.good);
	return { told, doubt, items: twice };
}

const indices = (count: Count) => (count === 'one' ? [1] : [0, 1, 2]);

/** Whether a fault meets an item: those that meet the credential or the login meet all of them. */
function isStruck(row: Row, fault: Fault, i: number): boolean {
	return fault.setting !== undefined || row.kind === 'login' || row.together === true || i === 1;
}

/** What becomes of a good item and of a struck one where the node runs once. */
function firstRun(
	row: Row,
	fault: Fault,
	told: Told,
): { good: ExpectedItem; struck: ExpectedItem } {
	const isCommand = row.kind === 'command';
	const good: ExpectedItem = { end: 'fine', sent: [1, 1], carriedOut: [1, 1] };
	if (told === 'notSent')
		return { good, struck: { end: 'fails', sent: [0, 0], carriedOut: [0, 0] } };
	if (row.kind === 'login') {
		const end = told === 'fine' ? 'fine' : 'fails';
		const sent: Range = told === 'fine' ? [1, 1] : [0, 0];
		return { good, struck: { end, sent, carriedOut: sent } };
	}
	if (fault.renews !== undefined && row.signedBy === 'session') {
		const end = told === 'fine' ? 'fine' : 'fails';
		const sent: Range = [fault.renews, fault.renews];
		const carriedOut: Range = told === 'fine' ? [1, 1] : [0, 0];
		// Where the session died a second time, the next item meets a dead one as well.
		const next: Range = told === 'fine' ? [1, 1] : [1, 2];
		return { good: { ...good, sent: next }, struck: { end, sent, carriedOut } };
	}
	if (told === 'fine')
		return {
			good,
			struck: { end: 'fine', sent: [1, 1], carriedOut: [0, 1], isForeign: fault.told !== 'fine' },
		};
	const isRead = !isCommand;
	if (isRead && fault.readsAgain) {
		return { good, struck: { end: 'fine', sent: [2, 2], carriedOut: [1, 2] } };
	}
	// A machine that is busy may give a request up before it has left.
	const sent: Range = fault.hangs ? [0, 1] : [1, 1];
	const carriedOut: Range = told === 'refused' ? [0, 0] : [0, 1];
	return { good, struck: { end: 'fails', sent, carriedOut } };
}

/** Where the node stops on errors, what follows the first item that fails is left. */
function stopping(row: Row, items: ExpectedItem[], mode: Mode): ExpectedItem[] {
	if (mode !== 'stop' && mode !== 'retry') return items;
	const failed = items.findIndex(({ end }) => end === 'fails');
	if (failed < 0) return items;
	const left: ExpectedItem = { end: 'left', sent: [0, 0], carriedOut: [0, 0] };
	return items.map((item, n) => {
		if (n <= failed) return item;
		// It went out with the one that failed.
		return row.together ? { ...item, end: 'left' } : left;
	});
}

/** n8n runs the node again where it failed, and in the continue modes where the first item that came out is an error. */
function triesOf(items: ExpectedItem[], mode: Mode): 1 | 2 {
	if (mode === 'retry') return items.some(({ end }) => end === 'fails') ? 2 : 1;
	return mode === 'retry, continue' && items[0]?.end === 'fails' ? 2 : 1;
}

const add = (a: Range, b: Range): Range => [a[0] + b[0], a[1] + b[1]];

/** What becomes of the items of a node that runs a second time, and what was struck stays so. */
function againInVain(row: Row, once: ExpectedItem[]): ExpectedItem[] {
	const isKept = ({ end }: ExpectedItem) => end === 'fine' && row.kind === 'command';
	const first = once.findIndex((item) => !isKept(item));
	return once.map((item, n): ExpectedItem => {
		if (n < first) return item;
		if (n > first) return { ...item, end: 'left' };
		return { ...item, end: 'fails', sent: add(item.sent, [1, 1]) };
	});
}

/** What becomes of the items of a node that runs a second time, when the fault is over. */
function again(
	row: Row,
	fault: Fault,
	doubt: boolean,
	once: ExpectedItem[],
	good: ExpectedItem,
): ExpectedItem[] {
	const lasts = fault.setting !== undefined || row.kind === 'login';
	if (lasts) return once;
	return once.map((item) => {
		if (item.end === 'fails' && doubt) return item;
		if (item.end === 'left') return doubt ? item : { ...good, sent: add(item.sent, good.sent) };
		// What was carried out is given again; a list is read again.
		if (item.end === 'fine' && row.kind === 'command') return item;
		const [, most] = item.carriedOut;
		return {
			end: 'fine',
			sent: add(item.sent, good.sent),
			carriedOut: [1, row.kind === 'command' ? 1 : most + 1],
		};
	});
}
