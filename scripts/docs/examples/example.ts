import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';

/** How an operation is run to show what comes out of it. */
export interface Example {
	parameters: INodeParameters;
	/** The input; one empty item when absent. */
	items?: IDataObject[];
	/** The file of the item. */
	file?: IBinaryKeyData;
}

/** What came out: the items, and the names of their files. */
export interface Output {
	items: IDataObject[];
	files: string[];
}
