import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RequestEntry } from '../../sandbox/core/requestLog';
import type { CredentialStore } from '../support/credentials';
import { PASTED } from '../support/maxContact';
import type { Run, RunOptions } from '../support/run';
import { settle } from '../support/waiting';
import { complaintsOfCanceled, complaintsOfEnded, holds } from './complaints';
import type { Count, Expected, Mode } from './expected';
import type { Fault } from './faults';
import type { Row } from './operations';
import { secretsIn } from './secrets';
import type { Stage } from './stage';

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
	// A request that was given up may still be on its way: what is asked behind it arrives behind it.
	if (cell.fault.hangs) await fetch(`${stage.sandbox.url}/sandbox/state`);
	simulator.calm();
	// What was held goes on now, and may still be carried out.
	while (simulator.requests.some(({ status }) => status === undefined)) await settle();
	const requests = simulator.requests.slice(before);
	const complaints =
		expected.told === 'canceled'
			? complaintsOfCanceled(cell, { run, requests, stage })
			: complaintsOfEnded(cell, expected, { run, requests, stage });
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
