import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Answers } from './answers';

/** Defaults of the 'Request Options' of an operation that sends requests. */
export interface RequestLimits {
	/** How many lanes (or batches) run side by side. */
	concurrency: number;
	/** Milliseconds that one request may take. */
	timeout: number;
}

interface OperationBase {
	/** Label in the menu, Title Case. */
	name: string;
	/** Saved in workflows: never changes. */
	value: string;
	/** Entry in the node panel, sentence case. */
	action: string;
	description: string;
	properties: INodeProperties[];
	/** Absent where the operation sends nothing. */
	limits?: RequestLimits;
}

/** One command for one item. Returns plain data: `run` alone builds n8n's items. */
export interface ItemOperation extends OperationBase {
	/**
	 * Names who is commanded for this item (an agent). Items with one name run one after another, in order.
	 * Without it, every item is a lane of its own.
	 */
	lane?(this: IExecuteFunctions, i: number): string;
	execute(this: IExecuteFunctions, i: number): Promise<IDataObject | IDataObject[]>;
}

/** One command for many items: cuts them into requests and gives every item exactly one answer. */
export interface BulkOperation extends OperationBase {
	executeAll(this: IExecuteFunctions, answers: Answers): Promise<void>;
}

export type Operation = ItemOperation | BulkOperation;

export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
}
