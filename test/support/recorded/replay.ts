import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { CredentialStore } from '../credentials';
import { runNode } from '../run';
import { openWebhook } from '../triggerWebhook';
import type { Expected, RecordedCase, RecordedRequest } from './format';
import { asRecorded, recordedRequest } from './request';
import { bytesOf, openServer } from './server';
import type { ReceivedRequest } from './server';
import { RENEWED } from './vendors';
import type { Vendor } from './vendors';

/** What a replay gives, and what it must be. */
export interface Replay {
	came: Outcome;
	expected: Outcome;
}

interface Outcome {
	/** The requests of the operation, without those for the session. */
	requests: unknown[];
	items: unknown[];
	errors: unknown[];
	hints: unknown[];
	/** Of a trigger. */
	status?: number;
}

/** Where a case tells of the address of the server. */
const SERVER = '<server>';

/** The secret of the webhooks, as the calls of the cases carry it. */
const WEBHOOK_SECRET = { name: 'token', value: 'made-up-secret' };

/**
 * Plays the exchange of a case: the real node in n8n's engine against a server that answers with the
 * recorded bytes, or a recorded call of a trigger's URL.
 */
export async function replay(recorded: RecordedCase, vendor: Vendor): Promise<Replay> {
	const trigger = vendor.triggers.find(({ description }) => description.name === recorded.node);
	if (trigger) return await call(recorded, trigger);
	if (recorded.node !== undefined) throw new Error(`The vendor has no trigger '${recorded.node}'`);
	return await run(recorded, vendor);
}

async function run(recorded: RecordedCase, vendor: Vendor): Promise<Replay> {
	const { request, answer, renewed } = recorded;
	if (request && !answer) throw new Error('There is a request without an answer');
	const { node } = vendor;
	const parameters = parametersOf(recorded.parameters, node);
	const received: ReceivedRequest[] = [];
	const answers = [answer, renewed].filter((one) => one !== undefined);
	const server = await openServer((incoming) => {
		const own = isOf(incoming, request, parameters)
			? undefined
			: vendor.session(incoming, recorded.session !== 'dead');
		if (own) return own;
		received.push(incoming);
		return answers[received.length - 1] ?? { status: 501, body: 'This is not recorded' };
	});
	try {
		const credentials = vendor.credentials(server.url);
		for (const one of Object.values(credentials)) Object.assign(one, recorded.credential);
		const came = await runNode({
			node,
			parameters,
			items: recorded.items?.map(dataOf),
			credentials: new CredentialStore(credentials),
			// To the error output n8n adds the input to an error's data.
			onError: 'continueRegularOutput',
		});
		if (came.error) throw came.error;
		const out = came.items.map(({ json }) => json);
		const held = sessionIn(vendor.credentials(server.url), recorded.credential);
		return {
			came: {
				requests: received.map((one) => (request ? asRecorded(one, request) : 'not recorded')),
				items: out.filter((json) => !isError(json)),
				errors: out.filter(isError),
				hints: came.hints.map(({ message }) => message),
			},
			expected: withServer(
				{
					requests: answers.map((one) => {
						if (!request) return 'not recorded';
						const sent = recordedRequest(request);
						return one === renewed && held !== undefined ? inNewSession(sent, held) : sent;
					}),
					...outcomeOf(recorded.expect),
				},
				server.url,
			),
		};
	} finally {
		await server.close();
	}
}

/** The session that a credential holds before a case. */
function sessionIn(
	credentials: ReturnType<Vendor['credentials']>,
	changed: RecordedCase['credential'],
): string | undefined {
	const fields = [...Object.values(credentials), changed ?? {}];
	const held = fields.map(({ sessionId, sessionToken }) => sessionId ?? sessionToken);
	return held.filter((session) => typeof session === 'string').at(-1);
}

/** A recorded request as it is sent again after a login. */
function inNewSession<Sent>(sent: Sent, held: string): Sent {
	return JSON.parse(JSON.stringify(sent).replaceAll(held, RENEWED));
}

/** Whether a request is the recorded one, and none for the session. */
function isOf(
	{ method, path }: ReceivedRequest,
	request: RecordedRequest | undefined,
	{ operation }: INodeParameters,
): boolean {
	if (request) return method === request.method && path === request.path;
	// Not known what was sent: a ping is asked for, or the pack's own.
	return operation === 'ping' && path.includes('ping-session');
}

async function call(recorded: RecordedCase, node: INodeType): Promise<Replay> {
	const { request, expect } = recorded;
	if (!request || recorded.answer) throw new Error('A call of a trigger is a request alone');
	const n8n = await openWebhook({
		node,
		parameters: parametersOf(recorded.parameters, node),
		credential: WEBHOOK_SECRET,
	});
	try {
		const { method, path, headers } = request;
		const outgoing = httpRequest(n8n.url + path.slice(path.indexOf('?')), { method });
		for (const [name, value] of Object.entries(headers ?? {})) {
			if (value !== null) outgoing.setHeader(name, value);
		}
		outgoing.end(bytesOf(request));
		const [response] = await once(outgoing, 'response');
		await text(response);
		return {
			came: {
				requests: [],
				items: n8n.executions.flat(),
				errors: [],
				hints: [],
				status: response.statusCode,
			},
			expected: { requests: [], ...outcomeOf(expect), status: expect.status ?? 200 },
		};
	} finally {
		await n8n.close();
	}
}

/** Whether an item is that of an error: n8n knows it by these keys alone. */
function isError(json: IDataObject): boolean {
	return 'error' in json && Object.keys(json).every((key) => key === 'error' || key === 'details');
}

function outcomeOf({ items = [], errors = [], hints = [] }: Expected) {
	return { items, errors, hints };
}

/** @throws Error for a parameter that the node does not have: n8n would not notice */
function parametersOf(parameters: Record<string, unknown>, node: INodeType): INodeParameters {
	const known = new Set(node.description.properties.map(({ name }) => name));
	const unknown = Object.keys(parameters).filter((name) => !known.has(name));
	if (unknown.length > 0) throw new Error(`The node has no parameter '${unknown.join("', '")}'`);
	return JSON.parse(JSON.stringify(parameters));
}

function dataOf(item: Record<string, unknown>): IDataObject {
	return JSON.parse(JSON.stringify(item));
}

function withServer<Told>(told: Told, url: string): Told {
	return JSON.parse(JSON.stringify(told).replaceAll(SERVER, url));
}
