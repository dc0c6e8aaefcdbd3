import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import type { FieldsOf } from '../fields/field';
import type { RequestSettings } from '../http/protocol';
import type { BatchLimits, EncodedRecord } from './batches';
import type { RecordResult, Tally } from './itemResults';
import type { RequestOptions } from './requestOptions';
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
}

/** One command for one item. */
export interface ItemDefinition<V, Services> extends OperationText {
	/** What a person fills in, in the order of the panel. */
	fields: FieldsOf<V>;
	/** What the 'Request Options' begin with, where that is not the usual; false where nothing is sent. */
	requestOptions?: RequestOptions | false;
	/**
	 * Names who is commanded for this item (an agent). Items with one name run one after another, in order.
	 * Without it, every item is a lane of its own.
	 */
	lane?(values: V): string;
	/** Carries it out and gives plain data: a list becomes an item for each of its rows. */
	execute(values: V, services: Services): Promise<IDataObject | IDataObject[]>;
}

/** What an operation of a vendor works with for one item, such as a client of the vendor. */
export type OpenServices<Services> = (
	run: Run,
) => (i: number, requests: RequestSettings) => Services;

/** One command for many items: `encode` each, `send` them in batches, and give every item its result. */
export interface BulkDefinition<V, Services, Prepared, Answer> extends OperationText {
	/** Name for the sentences. */
	vendor: string;
	/** What a person fills in, in the order of the panel. */
	fields: FieldsOf<V>;
	requestOptions: RequestOptions;
	/** What is needed before the first record can be encoded. When it fails, every item fails with it. */
	prepare(services: Services): Promise<Prepared>;
	/** What records must agree in to go out in one request. */
	settings(values: V): ReadonlyArray<string | number | boolean>;
	/** What a request may carry, by the values of the first item. */
	limits(values: V): BatchLimits;
	/** Text between two records of a request. */
	separator: string;
	/** The record as it goes out. Throws where it cannot be sent. */
	encode(values: V, prepared: Prepared): string;
	send(records: Array<EncodedRecord<V>>, services: Services): Promise<Answer>;
	/** What became of each record that was sent, in their order. One without a result is in doubt. */
	results(records: Array<EncodedRecord<V>>, answer: Answer, prepared: Prepared): RecordResult[];
	/** What the node's panel says about the whole; it is given the results that are no errors, too. */
	hint?(tally: Tally, given: Iterable<IDataObject>): NodeExecutionHint | undefined;
}
