import { once } from '../shared/operations/once';
import { operationsWith } from '../shared/operations/operation';
import { openConnection } from './transport/connection';
import { MaxContactClient } from './transport/request';

/** Declares an operation of MaxContact. */
export const { operation } = operationsWith(({ n8n }) => {
	const connection = once(async () => await openConnection(n8n));
	return (_i, requests) => ({ maxContact: new MaxContactClient(n8n, connection, requests) });
});
