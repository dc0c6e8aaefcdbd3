import type { IDataObject } from 'n8n-workflow';
import type { RequestKind } from './protocol';

/** What a person is told. */
export interface Explanation {
	/** What happened, in the vendor's words where it spoke. */
	message: string;
	/** What to do next. */
	description?: string;
	/** HTTP status of the answer. */
	httpCode?: string;
	/** What the vendor sent beside the sentence; lands under `details` of an error item. */
	details?: IDataObject;
}

/** Why a request gave nothing. */
export type Failure = Explanation &
	(
		| {
				/** The vendor turned it down: it was not carried out. */
				kind: 'refused';
				/** Nothing says so but the form of the answer: nothing is sent again on the strength of it. */
				inferred?: boolean;
		  }
		| {
				/** The server is too busy. */
				kind: 'busy';
				/** As it asked for, in milliseconds. */
				waitMs?: number;
		  }
		| {
				/** Nothing reached the vendor. */
				kind: 'notSent';
		  }
		| {
				/** It is not known whether it was carried out. */
				kind: 'inDoubt';
				/** Whether a read may be sent again at once. */
				passing?: boolean;
		  }
		| {
				/** The execution was canceled meanwhile. */
				kind: 'canceled';
		  }
	);

/** A request that failed. `toNodeError` makes n8n's error of it. */
export class RequestError extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
		this.name = 'RequestError';
	}
}

/** What to say where a command may or may not have been carried out. */
export function doubt(vendor: string): string {
	return `It is not known whether ${vendor} carried it out: check before you send it again.`;
}

/** The doubt about a request; nothing where it only reads. */
export function doubtOf(vendor: string, kind: RequestKind): string | undefined {
	return kind === 'command' ? doubt(vendor) : undefined;
}

/** Scheme, host and port of an address, without what may be secret in the rest. */
export function originOf(url: string): string {
	return URL.canParse(url) ? new URL(url).origin : url;
}
