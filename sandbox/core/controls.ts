import type { FastifyInstance, FastifyReply } from 'fastify';
import { ZodError } from 'zod';

import { mask } from './masking';
import { addPage } from './page/routes';
import { NotPossible, type Controls, type Room } from './simulator';

/** Changes within so many milliseconds reach a page as one notice. */
const NOTICE_MS = 150;

function addEvents(app: FastifyInstance, rooms: readonly Room[]): void {
	const open = new Set<FastifyReply>();
	let due: NodeJS.Timeout | undefined;
	const notify = () => {
		due = undefined;
		for (const reply of open) reply.raw.write('event: change\ndata: {}\n\n');
	};
	for (const room of rooms) {
		room.onChange(() => {
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

function addRoomControls(app: FastifyInstance, room: Room): void {
	const controls: Controls = {
		...room.controls,
		misbehave: (input) => room.misbehave(input),
		calm: () => room.calm(),
	};
	for (const [name, act] of Object.entries(controls)) {
		app.post(`/sandbox/${room.name}/${name}`, async (request, reply) => {
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
export function addControls(app: FastifyInstance, rooms: readonly Room[]): void {
	addPage(app, rooms);
	app.get('/sandbox/state', async () => ({
		rooms: Object.fromEntries(
			rooms.map((room) => [room.name, { title: room.title, ...Object(mask(room.view())) }]),
		),
	}));
	app.post('/sandbox/reset', async () => {
		for (const room of rooms) room.reset();
		return { ok: true };
	});
	for (const room of rooms) addRoomControls(app, room);
	addEvents(app, rooms);
}
