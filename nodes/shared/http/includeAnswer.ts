import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../guards';
import { RequestError } from './failure';
import type { ApiResponse } from './protocol';

/** Rows that were made of a part of an answer, with that part as it was received. */
const parts = new WeakMap<object, unknown>();

/** Remembers the part of an answer that a row was made of, and gives the row. */
export function madeOf<Row extends object>(row: Row, part: unknown): Row {
	parts.set(row, part);
	return row;
}

/** The vendor's last answer for an item, for those who want to see it ('Include Answer'). */
export class ReceivedAnswer {
	private last: ApiResponse | undefined;

	private redact: (text: string) => string = (text) => text;

	readonly received = (
		response: ApiResponse | undefined,
		redact: (text: string) => string,
	): void => {
		this.last = response;
		this.redact = redact;
	};

	/** A result with the answer beside it. */
	beside(result: IDataObject): IDataObject {
		return this.withBody(result, this.last?.text ?? '');
	}

	/** A row of a list with its own part of the answer beside it. */
	besideRow(row: IDataObject): IDataObject {
		return this.withPart(row, parts.get(row) ?? row);
	}

	/** A result with the part of the answer that it was made of. */
	withPart(result: IDataObject, part: unknown): IDataObject {
		return this.withBody(result, this.redact(JSON.stringify(part) ?? ''));
	}

	/** An error with the answer in its details. */
	inDetails(error: unknown): unknown {
		if (!this.last || !(error instanceof RequestError)) return error;
		const { details, ...failure } = error.failure;
		const { status, text } = this.last;
		const answer = details?.answer ?? { status, body: text };
		return new RequestError({ ...failure, details: { ...details, answer } });
	}

	private withBody(result: IDataObject, body: string): IDataObject {
		if (!this.last || !isRecord(result)) return result;
		return { ...result, answer: { status: this.last.status, body } };
	}
}
