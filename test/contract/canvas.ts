import { NodeConnectionTypes } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import type { Workflow } from '../../sandbox/n8n/workflows';

/** A rectangle on n8n's canvas. */
interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}
interface Point {
	x: number;
	y: number;
}
/** What must stay free of wires: a node, its name, or the word at one of its outputs. */
interface Thing extends Box {
	node: string;
	what: 'node' | 'name' | 'output';
}
interface CanvasWire {
	from: string;
	to: string;
	path: Point[];
}

// Measured in the editor of n8n 2.41.
const SIZE = 96;
const SUB_NODE_SIZE = 80;
const AGENT_WIDTH = 224;
const PORT_DISTANCE = 32;
const [OUT, IN] = [8, 8];
const NAME_GAP = 7;
const LINE = 20;
const NAME_WIDTH = 192;
const CHARACTER = 7.5;
const SUBTITLE = { width: 110, height: 16 };
const [NOTE_LINE, NOTE_CHARACTER, NOTE_MARGIN] = [18, 6.2, 40];
/** A wire to what lies behind leaves by so much, runs so far below, and comes in by so much. */
const [AROUND_X, AROUND_Y] = [40, 130];
const BACKWARD_FROM = 20;

const AGENT = '@n8n/n8n-nodes-langchain.agent';
/** Where an agent's ports for a model, a memory and tools are, from its left side. */
const AGENT_PORTS: Record<string, number> = {
	[NodeConnectionTypes.AiLanguageModel]: 40,
	[NodeConnectionTypes.AiMemory]: 136,
	[NodeConnectionTypes.AiTool]: 184,
};

const isNote = ({ type }: INode) => type.endsWith('.stickyNote');
const listLength = (value: unknown) => (Array.isArray(value) ? value.length : 0);

/** The words at the outputs of a node; empty where there are none. */
function outputs({ type, parameters, onError }: INode): string[] {
	const kind = type.slice(type.lastIndexOf('.') + 1);
	const plain = {
		if: ['true', 'false'],
		splitInBatches: ['done', 'loop'],
		filter: ['Kept'],
		switch: switchOutputs(parameters),
	}[kind] ?? [''];
	if (onError !== 'continueErrorOutput') return plain;
	return [...(plain[0] === '' ? ['Success'] : plain), 'Error'];
}

function switchOutputs({ rules, options }: INode['parameters']): string[] {
	const { values } = Object(rules);
	const { fallbackOutput, renameFallbackOutput = 'Fallback' } = Object(options);
	const names: string[] = Array.from({ length: listLength(values) }, (_, n) =>
		String(values[n].outputKey ?? n),
	);
	return fallbackOutput === 'extra' ? [...names, String(renameFallbackOutput)] : names;
}

const inputs = ({ type, parameters }: INode) =>
	type.endsWith('.merge') ? Number(parameters.numberInputs ?? 2) : 1;

const isSubNode = ({ name }: INode, { connections }: Workflow) =>
	Object.keys(connections[name] ?? {}).some((type) => type !== NodeConnectionTypes.Main);

function boxOf(node: INode, workflow: Workflow): Box {
	const [left, top] = node.position;
	const small = isSubNode(node, workflow);
	const ports = Math.max(outputs(node).length, inputs(node), 2);
	const width = small ? SUB_NODE_SIZE : node.type === AGENT ? AGENT_WIDTH : SIZE;
	const height = small ? SUB_NODE_SIZE : SIZE + (ports - 2) * PORT_DISTANCE;
	return { left, top, right: left + width, bottom: top + height };
}

/** How far below its node's upper side the port is that has this place among so many. */
const portY = ({ top, bottom }: Box, place: number, of: number) =>
	of === 1 ? (top + bottom) / 2 : top + PORT_DISTANCE * (place + 1);

function nameBox(node: INode, box: Box): Box {
	const centre = (box.left + box.right) / 2;
	const width = node.name.length * CHARACTER;
	const lines = Math.ceil(width / NAME_WIDTH);
	// Only these have a second line under their name.
	const subtitle = /\.(set|switch|ameyo|maxContact|virtualContactCenter)(Trigger|Tool)?$/;
	const more = subtitle.test(node.type) ? SUBTITLE : { width: 0, height: 0 };
	const half = Math.max(Math.min(width, NAME_WIDTH), more.width) / 2;
	const top = box.bottom + NAME_GAP;
	return {
		left: centre - half,
		right: centre + half,
		top,
		bottom: top + lines * LINE + more.height,
	};
}

/** Everything on the canvas that a wire must leave free. Notes lie behind. */
export function thingsOf(workflow: Workflow): Thing[] {
	return workflow.nodes
		.filter((node) => !isNote(node))
		.flatMap((node) => {
			const box = boxOf(node, workflow);
			const words = outputs(node);
			const left = box.right + OUT + 4;
			const labels = words.flatMap((word, place) => {
				if (word === '') return [];
				const y = portY(box, place, words.length);
				const right = left + word.length * 6.5;
				return [
					{ left, right, top: y - 6, bottom: y + 6, node: node.name, what: 'output' } as const,
				];
			});
			const whole: Thing = { ...box, node: node.name, what: 'node' };
			// An agent bears its name on itself.
			if (node.type === AGENT) return [whole];
			return [whole, { ...nameBox(node, box), node: node.name, what: 'name' }, ...labels];
		});
}

/** The wires of a canvas, each as the points that its line runs through. */
export function wiresOf(workflow: Workflow): CanvasWire[] {
	const named = new Map(workflow.nodes.map((node) => [node.name, node]));
	const node = (name: string) => {
		const found = named.get(name);
		if (!found)
			throw new Error(`${workflow.name} has a wire of '${name}', which it does not have.`);
		return found;
	};
	return Object.entries(workflow.connections).flatMap(([from, byType]) =>
		Object.entries(byType).flatMap(([type, ports]) =>
			ports.flatMap((targets, place) =>
				(targets ?? []).map(({ node: to, index }) => {
					const [source, target] = [node(from), node(to)];
					const [here, there] = [boxOf(source, workflow), boxOf(target, workflow)];
					if (type !== NodeConnectionTypes.Main) {
						const start = { x: (here.left + here.right) / 2, y: here.top - OUT };
						const end = { x: there.left + (AGENT_PORTS[type] ?? 0), y: there.bottom + IN };
						return { from, to, path: upward(start, end) };
					}
					const start = {
						x: here.right + OUT,
						y: portY(here, place, outputs(source).length),
					};
					const end = { x: there.left - IN, y: portY(there, index, inputs(target)) };
					return {
						from,
						to,
						path: start.x - BACKWARD_FROM > end.x ? around(start, end) : forward(start, end),
					};
				}),
			),
		),
	);
}

function forward(start: Point, end: Point): Point[] {
	const distance = end.x - start.x;
	const reach = distance >= 0 ? distance / 2 : 0.25 * 25 * Math.sqrt(-distance);
	return curve(start, { ...start, x: start.x + reach }, { ...end, x: end.x - reach }, end);
}

function upward(start: Point, end: Point): Point[] {
	const reach = Math.max(start.y - end.y, 0) / 2;
	return curve(start, { ...start, y: start.y - reach }, { ...end, y: end.y + reach }, end);
}

function curve(a: Point, b: Point, c: Point, d: Point): Point[] {
	const steps = 200;
	return Array.from({ length: steps + 1 }, (_, n) => {
		const t = n / steps;
		const u = 1 - t;
		const at = (axis: 'x' | 'y') =>
			u ** 3 * a[axis] + 3 * u ** 2 * t * b[axis] + 3 * u * t ** 2 * c[axis] + t ** 3 * d[axis];
		return { x: at('x'), y: at('y') };
	});
}

function around(start: Point, end: Point): Point[] {
	const [right, below, left] = [start.x + AROUND_X, start.y + AROUND_Y, end.x - AROUND_X];
	const corners = [
		start,
		{ x: right, y: start.y },
		{ x: right, y: below },
		{ x: left, y: below },
		{ x: left, y: end.y },
		end,
	];
	return corners.flatMap((corner, n) => {
		const next = corners[n + 1] ?? corner;
		const steps = 1 + Math.ceil((Math.abs(next.x - corner.x) + Math.abs(next.y - corner.y)) / 2);
		return Array.from({ length: steps }, (_, k) => ({
			x: corner.x + ((next.x - corner.x) * k) / steps,
			y: corner.y + ((next.y - corner.y) * k) / steps,
		}));
	});
}

const isIn = ({ x, y }: Point, { left, top, right, bottom }: Box) =>
	x > left && x < right && y > top && y < bottom;
const meet = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

interface Note extends Box {
	name: string;
	/** Where its text ends, by an estimate that is a little too low rather than too high. */
	textEnd: number;
}

function notesOf(workflow: Workflow): Note[] {
	return workflow.nodes.filter(isNote).map(({ name, position: [left, top], parameters }) => {
		const { width, height, content } = parameters;
		const lines = String(content)
			.split('\n')
			.reduce((sum, line) => sum + noteLines(line, Number(width)), 0);
		return {
			name,
			left,
			top,
			right: left + Number(width),
			bottom: top + Number(height),
			textEnd: top + lines * NOTE_LINE,
		};
	});
}

/** How many lines a paragraph takes; an empty one is the space between two. */
function noteLines(paragraph: string, width: number): number {
	if (paragraph === '') return 0.4;
	const text = paragraph.replace(/[*`#]/g, '');
	const lines = Math.ceil((text.length * NOTE_CHARACTER) / (width - NOTE_MARGIN));
	return paragraph.startsWith('#') ? lines * 1.6 : lines;
}

/** Nodes that stand partly on a note and partly beside it, with their names, and those that hide a note's text. */
function awkwardOnNotes(workflow: Workflow): string[] {
	const notes = notesOf(workflow);
	return thingsOf(workflow)
		.filter(({ what }) => what !== 'output')
		.flatMap((thing) => [
			...notes
				.filter((note) => meet(thing, note) && (thing.top < note.top || thing.bottom > note.bottom))
				.map(({ name }) => `the ${thing.what} of ${thing.node} hangs over the note ${name}`),
			...notes
				.filter((note) => meet(thing, { ...note, bottom: note.textEnd }))
				.map(({ name }) => `the ${thing.what} of ${thing.node} hides text of the note ${name}`),
		]);
}

/** What is not easy to read on a canvas: wires through nodes, names and the words of outputs, and things that overlap. */
export function flawsOf(workflow: Workflow): string[] {
	const things = thingsOf(workflow);
	const crossed = wiresOf(workflow).flatMap(({ from, to, path }) =>
		things
			.filter(({ node, what }) =>
				// A wire begins at one node's side, beside its own word, and ends at the other's.
				what === 'name' ? true : what === 'output' ? node !== from : node !== from && node !== to,
			)
			.filter((thing) => path.some((point) => isIn(point, thing)))
			.map(({ node, what }) => `${from} → ${to} crosses the ${what} of ${node}`),
	);
	const overlapping = things.flatMap((thing, n) =>
		things
			.slice(n + 1)
			.filter((other) => other.node !== thing.node && meet(thing, other))
			.map(
				(other) => `the ${thing.what} of ${thing.node} overlaps the ${other.what} of ${other.node}`,
			),
	);
	return [...crossed, ...overlapping, ...awkwardOnNotes(workflow)];
}
