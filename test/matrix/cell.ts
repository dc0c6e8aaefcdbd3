import { inspect } from 'node:util';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ameyoSeed, maxContactSeed, virtualContactCenterSeed } from '../../sandbox';
import type { RequestEntry } from '../../sandbox/core/requestLog';
import type { CredentialStore } from '../support/credentials';
import { PASTED } from '../support/maxContact';
import type { Run, RunOptions } from '../support/run';
import { settle } from '../support/waiting';
import type { Count, Expected, Mode, Range } from './expected';
import type { Fault } from './faults';
import type { Row } from './operations';
import type { Stage } from './stage';

const DOUBT = 'It is not known whether';
const PATIENT_MS = 240_000;
/** So long an item waits that is to wait in vain. */
const SHORT_MS = 300;

/** What cells need beside their stage. */
export interface Surroundings {
	/** An address at which nobody listens. */
	nobody: string;
	/** Where a redirect points; nothing must arrive there. */
	elsewhere: string;
}

/** A cell of the matrix. */
export interface Cell {
	row: Row;
	fault: Fault;
	mode: Mode;
	count: Count;
}

const TWICE = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

const SETTINGS: Record<Mode, Partial<RunOptions>> = {
	stop: {},
	continue: { onError: 'continueRegularOutput' },
	'error output': { onError: 'continueErrorOutput' },
	retry: { retries: TWICE },
	'retry, continue': { retries: TWICE, onError: 'continueRegularOutput' },
};

/** Runs a cell, and gives what is wrong with it: nothing where it is as expected. */
export async function complaintsOf(
	cell: Cell,
	expected: Expected,
	stage: Stage,
	surroundings: Surroundings,
): Promise<string[]> {
	const { row } = cell;
	await row.setUp?.(stage);
	const { simulator } = stage[row.vendor];
	const before = simulator.requests.length;
	const run = await runCell(cell, stage, surroundings);
	simulator.calm();
	// What was held goes on now, and may still be carried out.
	while (simulator.requests.some(({ status }) => status === undefined)) await settle();
	const requests = simulator.requests.slice(before);
	const complaints =
		expected.told === 'canceled'
			? complaintsOfCanceled(cell, run, requests)
			: complaintsOfEnded(cell, expected, run, requests, stage);
	return [...complaints, ...secretsIn(row, stage, run)];
}

async function runCell(
	{ row, fault, mode, count }: Cell,
	stage: Stage,
	{ nobody, elsewhere }: Surroundings,
): Promise<Run> {
	const bench = stage[row.vendor];
	const { simulator } = bench;
	const { setting = {} } = fault;
	const struck = row.struck ?? row.command;
	const mark = row.kind === 'login' || row.together ? undefined : row.marks[1];
	if (fault.rule) {
		const rule = {
			command: struck,
			...(mark === undefined ? {} : { matching: mark }),
			...(row.kind === 'login' ? { times: null } : {}),
			...fault.rule(row, elsewhere),
		};
		simulator.misbehave(rule);
	}
	const isMeant = (entry: RequestEntry) =>
		entry.command === struck && (mark === undefined || holds(entry, mark));
	const arrived = fault.told === 'canceled' ? simulator.nextRequest(isMeant) : undefined;
	let canceling: Promise<void> | undefined;
	const options: Partial<RunOptions> = {
		...SETTINGS[mode],
		credentials: credentialsFor(row, stage, {
			...(setting.nobody ? { baseUrl: nobody } : {}),
			...(setting.ignoreSslIssues ? { ignoreSslIssues: true } : {}),
		}),
		onStart: (cancel) => {
			canceling = arrived?.then(() => {
				cancel();
				// Nobody cancels a login: others may wait for it.
				if (row.kind === 'login') simulator.calm();
			});
		},
	};
	const run = await bench.run(parametersOf(row), itemsOf(row, fault, count), options);
	await canceling;
	return run;
}

function parametersOf({ parameters }: Row): INodeParameters {
	const timeout = `={{ $json.timeout ?? ${PATIENT_MS} }}`;
	// One after another: who is first is part of what is expected.
	return { ...parameters, requestOptions: { concurrency: 1, timeout } };
}

function itemsOf(row: Row, fault: Fault, count: Count): IDataObject[] {
	const items = row.items.map((item, i) =>
		fault.hangs && (i === 1 || row.together) ? { ...item, timeout: SHORT_MS } : item,
	);
	return count === 'one' ? items.slice(1, 2) : items;
}

function credentialsFor(row: Row, stage: Stage, change: IDataObject): CredentialStore {
	switch (row.vendor) {
		case 'ameyo':
			return stage.ameyo.credentials(change, change);
		case 'maxContact':
			return stage.maxContact.credentials({
				...(row.signedBy === 'key' ? PASTED : {}),
				...change,
			});
		case 'virtualContactCenter':
			return stage.virtualContactCenter.credentials(
				typeof change.baseUrl === 'string' ? { customUrl: change.baseUrl } : {},
			);
	}
}

function complaintsOfEnded(
	{ row, fault, mode, count }: Cell,
	{ doubt, items }: Expected,
	run: Run,
	requests: readonly RequestEntry[],
	stage: Stage,
): string[] {
	const complaints: string[] = [];
	const marks = count === 'one' ? [row.marks[1]] : [...row.marks];
	const failed = items.findIndex(({ end }) => end === 'fails');
	const stops = (mode === 'stop' || mode === 'retry') && failed >= 0;
	if (stops) {
		complaints.push(...complaintsOfError(run, failed, doubt, fault.words));
		if (run.items.length + run.errors.length > 0)
			complaints.push('items came out beside the error');
	} else if (run.error) {
		complaints.push(`the node failed: ${run.error.message}`);
	}
	for (const [i, { end, sent, carriedOut, isForeign }] of items.entries()) {
		const mark = marks[i] ?? '';
		const own = requests.filter(({ command }) => command === row.command && mark !== '');
		const mine = own.filter((entry) => holds(entry, mark));
		const note = (what: string) => complaints.push(`item ${i}: ${what}`);
		if (!within(mine.length, sent) && mark !== '')
			note(`sent ${mine.length} times, not ${sent.join(' to ')}`);
		const done = mine.filter((entry) => entry.carriedOut === true).length;
		const isDone = within(done, carriedOut) || mark === '';
		if (!isDone) note(`carried out ${done} times, not ${carriedOut.join(' to ')}`);
		if (stops) continue;
		const results = run.items.filter(({ pairedItem }) => belongsTo(pairedItem, i));
		const errors = (mode === 'error output' ? run.errors : results).filter(
			({ json, pairedItem }) => typeof json.error === 'string' && belongsTo(pairedItem, i),
		);
		const good = results.filter(({ json }) => json.error === undefined);
		if (end === 'fine') {
			if (good.length === 0 || errors.length > 0) note(`no result, but ${said(errors[0]?.json)}`);
			for (const { json } of good) {
				const others = marks.filter((other) => other !== mark);
				const named = row.names?.(json, stage) ?? '';
				const own = row.names === undefined || isForeign || isNamed(named, mark);
				if (!own) note(`not its own result: ${said(json)}`);
				if (others.some((other) => isNamed(named, other))) note(`another one's: ${said(json)}`);
			}
		} else {
			if (errors.length !== 1 || good.length > 0) {
				note(`${errors.length} errors and ${good.length} results, not one error`);
			}
			for (const { json } of errors) {
				if (!JSON.stringify(json).includes(fault.words ?? ''))
					note(`not in its words: ${said(json)}`);
				const doubts = JSON.stringify(json).includes(DOUBT);
				if (doubts !== doubt) note(`${doubt ? 'no doubt' : 'doubt'} in ${said(json)}`);
			}
		}
	}
	if (!stops) {
		const out = [...run.items, ...run.errors];
		const strangers = out.filter(
			({ pairedItem }) => !items.some((_item, i) => belongsTo(pairedItem, i)),
		);
		if (strangers.length > 0) complaints.push(`${strangers.length} results belong to no item`);
		if (row.kind !== 'read' && out.length !== items.length) {
			complaints.push(`${out.length} results for ${items.length} items`);
		}
	}
	const logins = requests.filter(({ command }) => command === row.struck).length;
	const most = row.kind === 'login' ? 2 * items.length : Infinity;
	if (row.struck !== undefined && logins > most) complaints.push(`${logins} logins`);
	const unasked = requests.filter(({ command }) => command === row.command).length;
	if (row.marks[0] === '' && items[0]?.end === 'fails' && unasked > 0) {
		complaints.push('a request went out without a login');
	}
	return complaints;
}

function complaintsOfError({ error }: Run, item: number, doubt: boolean, words = ''): string[] {
	if (!error) return ['the node did not fail'];
	const complaints: string[] = [];
	const { message, description, context } = error;
	if (context?.itemIndex !== item) {
		complaints.push(`the error names item ${String(context?.itemIndex)}, not ${item}`);
	}
	const told = `${message} ${description ?? ''}`;
	if (!told.includes(words)) complaints.push(`not in the vendor's words: ${told}`);
	if (told.includes(DOUBT) !== doubt)
		complaints.push(`${doubt ? 'no doubt' : 'doubt'} in: ${told}`);
	return complaints;
}

/** After the cancel nothing further goes out, neither of this item nor of the next. */
function complaintsOfCanceled(
	{ row, mode, count }: Cell,
	run: Run,
	requests: readonly RequestEntry[],
): string[] {
	const complaints: string[] = [];
	if (run.status !== 'canceled') complaints.push(`the execution ended as ${run.status}`);
	const sent = requests.filter(({ command }) => command === row.command);
	const most: Range =
		row.kind === 'login' ? [0, 0] : [1, count === 'many' && !row.together ? 2 : 1];
	if (!within(sent.length, most))
		complaints.push(`sent ${sent.length} times, not ${most.join(' to ')}`);
	const later = sent.filter((entry) => row.marks[2] !== '' && holds(entry, row.marks[2]));
	if (later.length > 0 && !row.together) complaints.push('the item after it was sent');
	const struck = count === 'one' || row.together || row.kind === 'login' ? 0 : 1;
	const said = [...run.items, ...run.errors]
		.filter(({ pairedItem }) => belongsTo(pairedItem, struck))
		.map(({ json }) => JSON.stringify(json));
	const message = run.error?.message ?? '';
	// The words with two l are n8n's.
	if (message !== '' && !message.includes('cancelled manually')) said.push(message);
	const triesAgain = mode === 'retry' || mode === 'retry, continue';
	if (said.length === 0 && !triesAgain) complaints.push('nothing is said of the item');
	for (const words of said) {
		const doubts = words.includes(DOUBT);
		if (doubts !== (row.kind === 'command')) complaints.push(`the item is told: ${words}`);
	}
	return complaints;
}

/** What is said to be secret, of what n8n would store of the run. */
function secretsIn({ givesSession }: Row, stage: Stage, run: Run): string[] {
	const stored = inspect(run.data.resultData, {
		depth: 14,
		maxArrayLength: null,
		maxStringLength: null,
		breakLength: Infinity,
	});
	const secrets = givesSession && !run.error ? PASSWORDS : secretsOf(stage);
	return secrets
		.flatMap((secret) => [
			secret,
			encodeURIComponent(secret),
			Buffer.from(secret).toString('base64').replace(/=+$/, ''),
		])
		.filter((form) => stored.includes(form))
		.map((form) => `a secret comes back: ${form}`);
}

const PASSWORDS = [
	ameyoSeed.MANAGER.password,
	ameyoSeed.HASH_KEY.hashKey,
	maxContactSeed.LOGIN.password,
	virtualContactCenterSeed.COOKIE.split('=').at(-1) ?? '',
];

/** Passwords, keys and cookies, and the sessions and tokens that were given out. */
function secretsOf({ ameyo, maxContact }: Stage): string[] {
	return [...PASSWORDS, ...ameyo.simulator.sessions.keys(), ...maxContact.simulator.tokens.keys()];
}

const within = (value: number, [least, most]: Range) => value >= least && value <= most;

const said = (json: IDataObject | undefined) => (JSON.stringify(json) ?? 'nothing').slice(0, 400);

function isNamed(text: string, mark: string): boolean {
	return mark !== '' && text.includes(mark.replace(/^.*\//, ''));
}

function holds({ url, data }: RequestEntry, mark: string): boolean {
	return `${url} ${JSON.stringify(data)}`.includes(mark);
}

function belongsTo(paired: unknown, i: number): boolean {
	return typeof paired === 'object' && paired !== null && 'item' in paired && paired.item === i;
}
