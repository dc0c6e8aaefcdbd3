import type { FastifyInstance, FastifyReply } from 'fastify';
import { ZodError } from 'zod';

import { mask } from './masking';
import { addPage } from './page/routes';
import { NotPossible, type Controls, type Simulator } from './simulator';

/** Changes within so many milliseconds reach a page as one notice. */
const NOTICE_MS = 150;

function addEvents(app: FastifyInstance, simulators: readonly Simulator[]): void {
	const open = new Set<FastifyReply>();
	let due: NodeJS.Timeout | undefined;
	const notify = () => {
		due = undefined;
		for (const reply of open) reply.raw.write('event: change\ndata: {}\n\n');
	};
	for (const simulator of simulators) {
		simulator.onChange(() => {
			if (open.size > 0) due ??= setTimeout(notify, NOTICE_MS);
		});
	}
	app.addHook('onClose', () => clearTimeout(due));
	app.get('/sandbox/events', (_request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
		reply.raw.write('event: change\ndata: {}\n\n');
		open.add(reply);
		reply.raw.on('close', () => open.delete(reply));
	});
}

/** The decoded body; undefined when there is none. @throws SyntaxError for a body that is no JSON. */
function readInput(body: unknown): unknown {
	const text = Buffer.isBuffer(body) ? body.toString('utf8') : '';
	return text === '' ? undefined : JSON.parse(text);
}

/** Why a control was refused, or undefined for a fault of the sandbox itself. */
function whyNot(error: unknown): string | undefined {
	if (error instanceof ZodError) {
		return error.issues.map(({ path, message }) => [...path, message].join(': ')).join('. ');
	}
	if (error instanceof SyntaxError) return 'The body is not JSON.';
	return error instanceof NotPossible ? error.message : undefined;
}

function addControlsOf(app: FastifyInstance, simulator: Simulator): void {
	const controls: Controls = {
		...simulator.controls,
		misbehave: (input) => simulator.misbehave(input),
		calm: () => simulator.calm(),
	};
	for (const [name, act] of Object.entries(controls)) {
		app.post(`/sandbox/${simulator.name}/${name}`, async (request, reply) => {
			try {
				act(readInput(request.body));
				return { ok: true };
			} catch (error) {
				const reason = whyNot(error);
				if (reason === undefined) throw error;
				return reply.code(400).send({ ok: false, message: `This cannot be done. ${reason}` });
			}
		});
	}
}

/** The page at `/` and the control paths below `/sandbox`, for other processes and for eyes. */
export function addControls(app: FastifyInstance, simulators: readonly Simulator[]): void {
	addPage(app, simulators);
	app.get('/sandbox/state', async ({ headers }) => ({
		simulators: Object.fromEntries(
			simulators.map((simulator) => [
				simulator.name,
				{ title: simulator.title, ...Object(mask(simulator.view(headers.cookie ?? ''))) },
			]),
		),
	}));
	app.post('/sandbox/reset', async () => {
		for (const simulator of simulators) simulator.reset();
		return { ok: true };
	});
	for (const simulator of simulators) addControlsOf(app, simulator);
	addEvents(app, simulators);
}
