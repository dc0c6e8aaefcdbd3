import { createHash } from 'crypto';
import { isToolExecution } from '../context';
import { RequestError } from '../http/failure';
import type { ApiRequest, RequestSettings } from '../http/protocol';
import { InputError } from '../refuse';
import type { Run } from './run';

/** What became of an item that must not be sent again. */
type Settled<Result> = { result: Result } | { error: unknown };

/**
 * What nodes carried out in the earlier tries of n8n's setting 'Retry On Fail', which runs a node again from
 * its first item: in a new context, but with the same execution data. What is remembered hangs on that
 * object, so it is gone when n8n lets go of it, at the end of the execution at the latest, and no other run
 * of the node sees it. It is kept after a try that went well, too: n8n tries again where the first item that
 * came out is an error. Nothing is stored: after a restart of n8n nothing is remembered.
 */
export class TriesMemory<Result> {
	private readonly runs = new WeakMap<object, Map<number, Settled<Result>>>();

	/** What the tools of an execution left in doubt, by a hash of what was sent. */
	private readonly executions = new WeakMap<AbortSignal, Map<string, unknown>>();

	/** The tries of a run; without the node's setting they remember nothing. */
	triesOf({ n8n, node, items, isTool }: Run): Tries<Result> {
		if (node.retryOnFail !== true) return new Tries();
		// A tool is given its agent's execution data, and its own arguments in every try of one call.
		const ofRun = isToolExecution(n8n) ? items[0]?.json : n8n.getExecuteData();
		const ofExecution = isTool ? n8n.getExecutionCancelSignal() : undefined;
		return new Tries(
			ofRun && entryOf(this.runs, ofRun),
			// An agent that calls twice on purpose gets two calls, but none where the first may have been made.
			ofExecution && entryOf(this.executions, ofExecution),
			node.name,
		);
	}
}

/** The tries of one run of a node. */
export class Tries<Result> {
	/**
	 * @param items what is known of items, by index: n8n gives every try the same items. Not by a hash of
	 * what is sent, which differs from try to try where a field holds `$now` and would be sent twice.
	 * @param doubts of the same execution, by a hash of what was sent
	 * @param nodeName to whom the doubts of this run belong
	 */
	constructor(
		private readonly items?: Map<number, Settled<Result>>,
		private readonly doubts?: Map<string, unknown>,
		private readonly nodeName = '',
	) {}

	/** The items that must not be sent again, and what became of them. */
	settled(): Iterable<[number, Settled<Result>]> {
		return this.items ?? [];
	}

	get hasSettled(): boolean {
		return (this.items?.size ?? 0) > 0;
	}

	isSettled(i: number): boolean {
		return this.items?.has(i) ?? false;
	}

	/** Begins to work on an item, or on a batch of them. */
	begin(): Attempt<Result> {
		return new Attempt(this.items, this.doubts, this.nodeName);
	}
}

/** What is sent for an item or a batch in one try. */
export class Attempt<Result> {
	/** The last command that went out: a hash of it for a tool, '' else. */
	private sent: string | undefined;

	constructor(
		private readonly items: Map<number, Settled<Result>> | undefined,
		private readonly doubts: Map<string, unknown> | undefined,
		private readonly nodeName: string,
	) {}

	/** To be part of how requests are sent. */
	get settings(): Pick<RequestSettings, 'beforeCommand'> {
		return this.items ? { beforeCommand: (request) => this.beforeCommand(request) } : {};
	}

	/** Remembers an item's result where a command was sent for it. Reads are done again. */
	carriedOut(i: number, result: Result): void {
		if (this.sent !== undefined) this.items?.set(i, { result });
	}

	/** Remembers an item's error where its command may have been carried out. */
	failed(i: number, error: unknown): void {
		if (this.sent === undefined || isSurelyNotCarriedOut(error)) return;
		this.items?.set(i, { error });
		this.doubts?.set(this.sent, error);
	}

	/** @throws what a tool was told of the same command before, where that is in doubt */
	private beforeCommand({ method, url, qs, body }: ApiRequest): void {
		const command = this.doubts ? hashOf([this.nodeName, method, url, qs, body]) : '';
		const doubt = this.doubts?.get(command);
		if (doubt !== undefined) throw doubt;
		this.sent = command;
	}
}

/** Whether an error shows that the vendor did nothing: it refused, nothing left, or no input could be meant. */
export function isSurelyNotCarriedOut(error: unknown): boolean {
	if (error instanceof InputError) return true;
	if (!(error instanceof RequestError)) return false;
	const { failure } = error;
	return failure.kind === 'notSent' || (failure.kind === 'refused' && failure.inferred !== true);
}

function hashOf(parts: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function entryOf<Owner extends object, Key, Value>(
	maps: WeakMap<Owner, Map<Key, Value>>,
	owner: Owner,
): Map<Key, Value> {
	const known = maps.get(owner) ?? new Map<Key, Value>();
	maps.set(owner, known);
	return known;
}
