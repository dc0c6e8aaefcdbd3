import { createServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What the model answers in one turn: it calls a tool, or it ends with a text. */
export type Step = { call: string; with: Record<string, unknown> } | { say: string };

/** A message of OpenAI's chat API, as far as the tests look at it. */
interface Message {
	role: string;
	content?: unknown;
}

interface ChatRequest {
	messages: Message[];
	tools?: Array<{ function: { name: string; description: string; parameters: unknown } }>;
}

/** A language model that follows a script, behind OpenAI's chat API with function calls. */
export interface ChatModel {
	/** For the credential of the OpenAI Chat Model node. */
	url: string;
	/** The next answers, in this order; after them it says 'Done.' */
	script(...steps: Step[]): void;
	/** Every request since the last script. */
	requests: ChatRequest[];
	/** What the tools answered, as the last request told it. */
	told(): string[];
	close(): Promise<void>;
}

/** Starts such a model on this machine, on a free port. */
export async function startChatModel(): Promise<ChatModel> {
	const requests: ChatRequest[] = [];
	let steps: Step[] = [];
	const server = createServer(async (request, response) => {
		const asked: ChatRequest = JSON.parse(await text(request));
		requests.push(asked);
		const body = JSON.stringify(completion(steps.shift() ?? { say: 'Done.' }, requests.length));
		response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end(body);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('The model has no port');
	return {
		url: `http://127.0.0.1:${address.port}/v1`,
		requests,
		script(...next) {
			steps = next;
			requests.length = 0;
		},
		told() {
			const messages = requests.at(-1)?.messages ?? [];
			return messages
				.filter(({ role }) => role === 'tool')
				.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)));
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

function completion(step: Step, number: number): object {
	const message =
		'say' in step
			? { role: 'assistant', content: step.say }
			: { role: 'assistant', content: null, tool_calls: [toolCall(step, number)] };
	return {
		id: `chat-${number}`,
		object: 'chat.completion',
		created: 0,
		model: 'made-up-model',
		choices: [{ index: 0, message, finish_reason: 'say' in step ? 'stop' : 'tool_calls' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

function toolCall(step: Extract<Step, { call: string }>, number: number): object {
	const call = { name: step.call, arguments: JSON.stringify(step.with) };
	return { id: `call-${number}`, type: 'function', function: call };
}
