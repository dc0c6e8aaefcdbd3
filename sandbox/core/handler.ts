import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { render, type OutgoingResponse } from './response';
import { insteadOfWork, spoil } from './faultResponses';
import type { Simulator } from './simulator';

function cut(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.destroy();
}

function cutInTheMiddle(reply: FastifyReply, answer: OutgoingResponse): void {
	const { body, contentType } = render(answer);
	const bytes = Buffer.from(body);
	reply.hijack();
	reply.raw.writeHead(answer.status, {
		'content-type': contentType,
		'content-length': bytes.length,
	});
	const half = bytes.subarray(0, Math.floor(bytes.length / 2));
	reply.raw.write(half, () => reply.raw.destroy());
}

function send(reply: FastifyReply, answer: OutgoingResponse): void {
	const { body, contentType } = render(answer);
	void reply
		.code(answer.status)
		.headers({ ...answer.headers, 'content-type': contentType })
		.send(body);
}

/**
 * Takes one request through a simulator: rule, work, answer. `path` is the request's path from the simulator's mount on. The work is
 * done even when the caller has gone meanwhile, as on a real server.
 */
export async function serve(
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
	let answer: OutgoingResponse | undefined;
	try {
		if (rule.hold) await received.untilCalm();
		if (!rule.dropBefore) answer = spoil(insteadOfWork(rule) ?? (await received.work()), rule);
		if (rule.delay !== undefined) {
			await Promise.race([sleep(rule.delay, undefined, { ref: false }), received.untilCalm()]);
		}
	} finally {
		// Before a byte goes out: a caller that asks again at once must not count as two at the same time.
		received.done(!answer || rule.dropAfter || rule.truncate ? 0 : answer.status);
	}
	if (!answer || rule.dropAfter) cut(reply);
	else if (rule.truncate) cutInTheMiddle(reply, answer);
	else send(reply, answer);
}
