import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { RequestEntry } from '../../sandbox/core/requestLog';
import type { Run } from '../support/run';
import type { Cell } from './cell';
import type { Expected, ExpectedItem, Mode, Range } from './expected';
import type { Stage } from './stage';

const DOUBT = 'It is not known whether';

/** What came of a cell. */
interface Outcome {
	run: Run;
	/** What arrived at the sandbox. */
	requests: readonly RequestEntry[];
	stage: Stage;
}

/** What is wrong with a cell that ran to its end. */
export function complaintsOfEnded(cell: Cell, expected: Expected, outcome: Outcome): string[] {
	const { row, mode } = cell;
	const { items } = expected;
	const { run } = outcome;
	const failed = items.findIndex(({ end }) => end === 'fails');
	const stops = (mode === 'stop' || mode === 'retry') && failed >= 0;
	const ofItems = items.flatMap((item, i) => {
		const complaints = complaintsOfRequests(cell, item, i, outcome);
		if (!stops) complaints.push(...complaintsOfItem(cell, expected, i, outcome));
		return complaints.map((complaint) => `item ${i}: ${complaint}`);
	});
	if (stops) return [...ofItems, ...complaintsOfError(cell, expected, failed, run)];
	const complaints = run.error ? [`the node failed: ${run.error.message}`] : [];
	const out = [...run.items, ...run.errors];
	const strangers = out.filter((one) => !items.some((_item, i) => belongsTo(one, i)));
	if (strangers.length > 0) complaints.push(`${strangers.length} results belong to no item`);
	if (row.kind !== 'read' && out.length !== items.length) {
		complaints.push(`${out.length} results for ${items.length} items`);
	}
	return [...ofItems, ...complaints];
}

/** How often an item's request went out and was carried out. */
function complaintsOfRequests(
	cell: Cell,
	{ end, sent, carriedOut }: ExpectedItem,
	i: number,
	{ requests }: Outcome,
): string[] {
	const { row } = cell;
	const mark = markOf(cell, i);
	const own = requests.filter(({ command }) => command === row.command);
	// One request is everybody's: it goes out behind a good login only.
	if (mark === '') return end === 'fine' || own.length === 0 ? [] : ['it went out without a login'];
	const mine = own.filter((entry) => holds(entry, mark));
	const done = mine.filter((entry) => entry.carriedOut === true);
	const counted = (what: string, { length }: unknown[], [least, most]: Range) =>
		length < least || length > most
			? [`${what} ${length} times, not ${least === most ? least : `${least} to ${most}`}`]
			: [];
	return [...counted('sent', mine, sent), ...counted('carried out', done, carriedOut)];
}

/** What came out for an item: its result and none of another's, or one error that says what is known. */
function complaintsOfItem(
	cell: Cell,
	{ doubt, items }: Expected,
	i: number,
	{ run, stage }: Outcome,
): string[] {
	const { row, fault, mode } = cell;
	const item = items[i];
	const results = run.items.filter((one) => belongsTo(one, i));
	const failing = (mode === 'error output' ? run.errors : results).filter(
		(one) => typeof one.json.error === 'string' && belongsTo(one, i),
	);
	const good = results.filter(({ json }) => json.error === undefined);
	if (item?.end === 'fine') {
		if (good.length === 0 || failing.length > 0) {
			return [`no result, but ${failing.map(({ json }) => shown(json)).join()}`];
		}
		return good.flatMap(({ json }) => {
			const named = row.names?.(json, stage) ?? '';
			const isOwn = row.names === undefined || item.isForeign || isNamed(named, markOf(cell, i));
			const others = items.map((_item, n) => (n === i ? '' : markOf(cell, n)));
			const isOthers = others.some((mark) => isNamed(named, mark));
			return isOwn && !isOthers ? [] : [`not its own result: ${shown(json)}`];
		});
	}
	if (failing.length !== 1 || good.length > 0) {
		return [`${failing.length} errors and ${good.length} results, not one error`];
	}
	return failing.flatMap(({ json }) => complaintsOfWords(JSON.stringify(json), doubt, fault.words));
}

/** The error of a node that stopped: it names the item. */
function complaintsOfError(
	{ fault }: Cell,
	{ doubt }: Expected,
	item: number,
	{ error, items, errors }: Run,
): string[] {
	if (!error) return ['the node did not fail'];
	const complaints = complaintsOfWords(
		`${error.message} ${error.description ?? ''}`,
		doubt,
		fault.words,
	);
	const named = error.context?.itemIndex;
	if (named !== item) complaints.push(`the error names item ${String(named)}, not ${item}`);
	if (items.length + errors.length > 0) complaints.push('items came out beside the error');
	return complaints;
}

function complaintsOfWords(said: string, doubt: boolean, words = ''): string[] {
	const complaints: string[] = [];
	if (!said.includes(words)) complaints.push(`not in the vendor's words: ${said.slice(0, 400)}`);
	if (said.includes(DOUBT) !== doubt) {
		complaints.push(`${doubt ? 'no doubt' : 'doubt'} in: ${said.slice(0, 400)}`);
	}
	return complaints;
}

/** After a cancel nothing further goes out, neither of this item nor of the next; of the item is said what is known. */
export function complaintsOfCanceled(cell: Cell, { run, requests }: Outcome): string[] {
	const { row, mode, count } = cell;
	const complaints: string[] = [];
	if (run.status !== 'canceled') complaints.push(`the execution ended as ${run.status}`);
	const isAlone = count === 'one' || row.together === true;
	const isLogin = row.kind === 'login';
	const sent = requests.filter(({ command }) => command === row.command);
	const expected = isLogin ? 0 : isAlone ? 1 : 2;
	if (sent.length !== expected) complaints.push(`sent ${sent.length} times, not ${expected}`);
	const struck = isAlone || isLogin ? 0 : 1;
	const said = [...run.items, ...run.errors]
		.filter((one) => belongsTo(one, struck))
		.map(({ json }) => JSON.stringify(json));
	const message = run.error?.message ?? '';
	// With two l it is n8n's own.
	if (message !== '' && !message.includes('cancelled manually')) said.push(message);
	// n8n begins another try, and what came of the one before is gone.
	if (said.length === 0 && !triesAgain(mode)) complaints.push('nothing is said of the item');
	const doubt = row.kind === 'command';
	return [...complaints, ...said.flatMap((words) => complaintsOfWords(words, doubt))];
}

const triesAgain = (mode: Mode) => mode === 'retry' || mode === 'retry, continue';

/** The text that only the request of an item holds. */
function markOf({ row, count }: Cell, i: number): string {
	return row.marks[count === 'one' ? 1 : i] ?? '';
}

/** Whether a request that arrived holds a text. */
export function holds({ url, data }: RequestEntry, mark: string): boolean {
	return `${url} ${JSON.stringify(data)}`.includes(mark);
}

function isNamed(text: string, mark: string): boolean {
	return mark !== '' && text.includes(mark.replace(/^.*\//, ''));
}

function belongsTo({ pairedItem }: INodeExecutionData, i: number): boolean {
	return typeof pairedItem === 'object' && 'item' in pairedItem && pairedItem.item === i;
}

const shown = (json: IDataObject) => JSON.stringify(json).slice(0, 400);
