import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { commandOptions, fieldsOf, limitOf, located, readOptions } from '../shared/parameters';
import { parameter } from '../shared/reader';
import { connect } from './transport/connection';
import { callMethod, readList } from './transport/method';
import type { CallActionResponse, Method } from './transport/method';
import { rowsOf } from './transport/rows';

/** The agent's ID, digits; also the lane of a command, because an agent is one person. */
export function agentOf(this: IExecuteFunctions, i: number): string {
	return fieldsOf.call(this, i).requiredDigits('Agent', located.call(this, 'userId', i));
}

/** The ID of a user in whose name a list is asked for: the item's, or the credential's. */
export async function askingUserOf(this: IExecuteFunctions, i: number): Promise<string> {
	const fields = fieldsOf.call(this, i);
	const given = fields.digits('Asking User', located.call(this, 'userId', i));
	if (given !== '') return given;
	const { lookupUserId } = await connect.call(this);
	return (
		lookupUserId ||
		fields.refuse(
			"'Asking User' is empty, and 'Lookup User ID' of the MaxContact credential holds no ID",
			'MaxContact gives lists to users only: fill in one of the two.',
		)
	);
}

/** An ID of the item, digits. */
export function idOf(this: IExecuteFunctions, label: string, name: string, i: number): string {
	return fieldsOf.call(this, i).requiredDigits(label, parameter.call(this, name, i));
}

/** A phone number as one segment of the path, encoded. */
export function phoneSegmentOf(this: IExecuteFunctions, i: number): string {
	return fieldsOf.call(this, i).segment('Phone Number', parameter.call(this, 'phoneNumber', i));
}

/** A result code, for the query. */
export function resultCodeOf(
	this: IExecuteFunctions,
	label: string,
	name: string,
	i: number,
): string {
	const fields = fieldsOf.call(this, i);
	return fields.encodable(label, fields.required(label, located.call(this, name, i)));
}

/** Sends a command of an item, once, and gives what it returns: its rows, or that it was carried out. */
export async function command(
	this: IExecuteFunctions,
	i: number,
	method: Method,
): Promise<IDataObject[]> {
	const connection = await connect.call(this);
	const options = commandOptions.call(this, i);
	const response = await callMethod.call(this, connection, method, options);
	const rows = rowsOf(response.data);
	return rows.length > 0 ? rows : [carriedOut(response)];
}

/** Sends a command for one call of the agent: `/{method}/user/{UserID}/call/{CallID}`. */
export async function callCommand(
	this: IExecuteFunctions,
	i: number,
	name: string,
	query?: Record<string, string>,
): Promise<IDataObject[]> {
	const path = [
		name,
		'user',
		agentOf.call(this, i),
		'call',
		idOf.call(this, 'Call ID', 'callId', i),
	];
	return await command.call(this, i, { path, query });
}

/** Reads a list of an item, up to its limit. */
export async function list(
	this: IExecuteFunctions,
	i: number,
	path: string[],
): Promise<IDataObject[]> {
	const limit = limitOf.call(this, i);
	const connection = await connect.call(this);
	const { timeout } = readOptions.call(this, i);
	const rows = await readList.call(this, connection, { path }, timeout);
	return rows.slice(0, limit);
}

/** A number or a text is kept, such as the ID of what was made; the document names no method that gives one. */
function carriedOut({ data, responseCode, responseDetail }: CallActionResponse): IDataObject {
	const success: IDataObject = { success: true, responseCode, responseDetail };
	const says = typeof data === 'number' || (typeof data === 'string' && data !== '');
	return says ? { ...success, data } : success;
}
