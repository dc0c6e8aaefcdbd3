import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { insteadOfWork, spoil } from './faultResponses';
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

function send(reply: FastifyReply, response: OutgoingResponse): void {
	const { body, contentType } = render(response);
	void reply
		.code(response.status)
		.headers({ ...response.headers, 'content-type': contentType })
		.send(body);
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
	const received = simulator.receive({
		method: request.method,
		url: request.url,
		path,
		query: new URLSearchParams(request.url.split('?').slice(1).join('?')),
		headers: request.headers,
		body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
	});
	const { rule = {} } = received;
	let response: OutgoingResponse | undefined;
	try {
		if (rule.hold) await received.untilCalm();
		if (!rule.dropBefore) response = spoil(insteadOfWork(rule) ?? (await received.work()), rule);
		if (rule.delay !== undefined) {
			await Promise.race([sleep(rule.delay, undefined, { ref: false }), received.untilCalm()]);
		}
	} finally {
		// Before a byte goes out: a caller that asks again at once must not count as two at the same time.
		received.done(!response || rule.dropAfter || rule.truncate ? 0 : response.status);
	}
	if (!response || rule.dropAfter) cut(reply);
	else if (rule.truncate) cutInTheMiddle(reply, response);
	else send(reply, response);
}
