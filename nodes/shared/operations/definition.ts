import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import type { CredentialSnapshot } from '../auth/credential';
import type { CallRules } from '../callRules/callRules';
import type { FieldsOf } from '../fields/field';
import type { RequestSettings } from '../http/protocol';
import type { BatchLimits, EncodedRecord, Transfer } from './batches';
import type { RecordResult, Tally } from './itemResults';
import type { ItemOutput } from './itemOutput';
import type { ChosenRequestOptions, RequestOptions } from './requestOptions';
import type { Run } from './run';

/** What the menus say of an operation. */
export interface OperationText {
	/** Label in the menu, Title Case. */
	name: string;
	/** Saved in workflows: never changes. */
	value: string;
	/** Entry in the node panel, sentence case. */
	action: string;
	description: string;
	/** What a model reads behind `description` where an agent has it as a tool: what to give, and what the result means. */
	forModel?: string;
	/** Why an agent cannot have it as a tool: it is refused there before anything is sent. */
	notForAgents?: NotForAgents;
}

/** Why an operation cannot be the tool of an agent. */
export interface NotForAgents {
	/** The rest of a sentence that ends without a period: `n8n cannot put a tool to sleep`. */
	reason: string;
	/** What to do instead: one or more sentences. */
	instead: string;
}

/** A call that an item asks for. */
export interface PlacedCall {
	/** As a person gave it. */
	phone: string;
	/** What is dialled before it; absent or '' for nothing. */
	prefix?: string;
	rules: CallRules;
}

/** One command for one item. */
export interface ItemDefinition<V, Services> extends OperationText {
	/** What a person fills in, in the order of the panel. */
	fields: FieldsOf<V>;
	/** What the 'Request Options' begin with, where that is not the usual; false where nothing is sent. */
	requestOptions?: RequestOptions | false;
	/**
	 * Names who is commanded for this item, as in a sentence (`agent 7`), and the same for what the vendor takes for the same.
	 * Commands with one name, server and account are sent one after another, over all executions, and those of
	 * one run in order. Without it, every item is a lane of its own.
	 */
	lane?(values: V): string;
	/** Refuses a run in which it cannot be carried out, such as one of many items. Before anything else of an item. */
	requireFit?(run: Run): void;
	/** The call that it places: rules may hold it back, before it waits in its lane and once more before it goes out. */
	call?(values: V): PlacedCall;
	/**
	 * Items are worked on one after another, because each of them is many requests: 'Concurrency' and 'Include Answer'
	 * are about these, and the operation's own business.
	 */
	inTurn?: true;
	/** Carries it out and gives plain data: a list becomes an item for each of its rows. */
	execute(values: V, services: Services, options: ChosenRequestOptions): Promise<ItemOutput>;
}

/** What the operations of a vendor work with in one run. */
export interface OpenedServices<Services> {
	/** Opens the credential of the run, once. */
	credential(): Promise<CredentialSnapshot>;
	/**
	 * What there is for one item (or batch), such as a client of the vendor. `requests` is part of every request
	 * that it sends for the item: by a command's the node knows what it must not send again (`tries.ts`).
	 */
	servicesFor(i: number, requests: RequestSettings): Services;
}

/** Called once a run. */
export type OpenServices<Services> = (run: Run) => OpenedServices<Services>;

/** One command for many items: a `record` of each, `encode`d and sent in batches, and a result for every item. */
export interface BulkDefinition<V, Sent, Services, Prepared, Answer> extends OperationText {
	/** Name for the sentences. */
	vendor: string;
	/** What a person fills in, in the order of the panel. */
	fields: FieldsOf<V>;
	requestOptions: RequestOptions;
	/** What is needed before the first record can be made. When it fails, every item fails with it. */
	prepare(services: Services): Promise<Prepared>;
	/** What records must agree in to go out in one request. */
	settings(values: V): ReadonlyArray<string | number | boolean>;
	/** Whether two items surely agree in them, which is known without making them: most items do. */
	shareSettings?(one: V, other: V): boolean;
	/** What a request may carry, by the values of the first item that can be sent. */
	limits(values: V): BatchLimits;
	/** Text between two records of a request. */
	separator: string;
	/** How the text of records goes out, where that is not as it is: all that of a request at once. */
	transfer?: Transfer;
	/**
	 * Looks at an item before its record is made, in the order of the items: gives its values as they are to be sent, or
	 * what becomes of an item that is not to be sent. Asked for items of an earlier try as well, to know of them.
	 */
	look?(values: V, i: number, prepared: Prepared): { values: V } | { result: RecordResult };
	/** The record of an item. Throws where it cannot be sent. */
	record(values: V, prepared: Prepared): Sent;
	/** The text of a record, made when its batch is. */
	encode(record: Sent): string;
	/** @param joined the records as they go out, with the separator in between, made when the batch is */
	send(records: Array<EncodedRecord<V>>, services: Services, joined: string): Promise<Answer>;
	/** Whether an answer shows that no record has failed: the next request need not wait for the results then. */
	failedNone?(records: Array<EncodedRecord<V>>, answer: Answer): boolean;
	/**
	 * What became of each record that was sent, in their order; pauses are taken from one to the next. One without
	 * a result is in doubt.
	 */
	results(
		records: Array<EncodedRecord<V>>,
		answer: Answer,
		prepared: Prepared,
	): Iterable<RecordResult>;
	/** What the node's panel says about the whole; it is given the results that are no errors, too. */
	hint?(tally: Tally, given: Iterable<IDataObject>): NodeExecutionHint | undefined;
}
