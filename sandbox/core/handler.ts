import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { insteadOfWork, spoil } from './faultResponses';
import type { Rule } from './faults';
import type { IncomingRequest } from './request';
import { render, type OutgoingResponse } from './response';
import type { Simulator } from './simulator';

function cut(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.destroy();
}

function cutInTheMiddle(reply: FastifyReply, response: OutgoingResponse): void {
	const { body, contentType } = render(response);
	const bytes = Buffer.from(body);
	reply.hijack();
	reply.raw.writeHead(response.status, {
		'content-type': contentType,
		'content-length': bytes.length,
	});
	const half = bytes.subarray(0, Math.floor(bytes.length / 2));
	reply.raw.write(half, () => reply.raw.destroy());
}

/** Milliseconds between two bytes of an answer that drips. */
const DRIP_MS = 10;

function drip(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' });
	const dripping = setInterval(() => reply.raw.write(' '), DRIP_MS);
	reply.raw.once('close', () => clearInterval(dripping));
}

function switchProtocols(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.socket?.write(
		'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: made-up\r\n\r\n',
	);
}

/** The answer of a rule, or of the work; a rule may want both. */
async function answered(
	rule: Rule,
	request: IncomingRequest,
	work: () => Promise<OutgoingResponse>,
): Promise<OutgoingResponse> {
	const instead = insteadOfWork(rule, request);
	if (instead && !rule.afterWork) return spoil(instead, rule);
	const worked = await work();
	return spoil(instead ?? worked, rule);
}

function send(reply: FastifyReply, response: OutgoingResponse): void {
	const { body, contentType } = render(response);
	void reply
		.code(response.status)
		.headers({ ...response.headers, 'content-type': contentType })
		.send(body);
}

function statusOf({ switchProtocols }: Rule, { status }: OutgoingResponse): number {
	return switchProtocols ? 101 : status;
}

/**
 * Takes one request through a simulator: rule, work, response. The work is done even when the caller has gone meanwhile, as
 * on a real server.
 * @param path the request's path from the simulator's mount on
 */
export async function handle(
	simulator: Simulator,
	path: string,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const incoming: IncomingRequest = {
		method: request.method,
		url: request.url,
		path,
		query: new URLSearchParams(request.url.split('?').slice(1).join('?')),
		headers: request.headers,
		body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
	};
	const received = simulator.receive(incoming);
	const { rule = {} } = received;
	let response: OutgoingResponse | undefined;
	try {
		if (rule.hold) await received.untilCalm();
		if (!rule.dropBefore) response = await answered(rule, incoming, received.work);
		if (rule.delay !== undefined) {
			await Promise.race([sleep(rule.delay, undefined, { ref: false }), received.untilCalm()]);
		}
	} finally {
		// Before a byte goes out: a caller that asks again at once must not count as two at the same time.
		received.done(!response || rule.dropAfter || rule.truncate ? 0 : statusOf(rule, response));
	}
	if (!response || rule.dropAfter) cut(reply);
	else if (rule.truncate) cutInTheMiddle(reply, response);
	else if (rule.drip) drip(reply);
	else if (rule.switchProtocols) switchProtocols(reply);
	else send(reply, response);
}
