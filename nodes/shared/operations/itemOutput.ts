import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

/** An item with files. */
export class WithBinary {
	constructor(
		readonly json: IDataObject,
		readonly binary: IBinaryKeyData,
	) {}
}

/** What an operation gives for an item: one, or a list that becomes an item for each of its rows. */
export type ItemOutput = IDataObject | IDataObject[] | WithBinary;
