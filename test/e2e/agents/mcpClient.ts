import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { fetchOnNewConnection } from '../../../sandbox/http';

/** What a tool answered, as the model behind a client reads it. */
export interface ToolAnswer {
	text: string;
	isError: boolean;
}

export interface McpClient {
	/** What the server offers, by the tool's name. */
	tools(): Promise<Map<string, { description?: string; inputSchema: unknown }>>;
	call(name: string, given: Record<string, unknown>): Promise<ToolAnswer>;
	close(): Promise<void>;
}

/**
 * Connects a client of the Model Context Protocol.
 * @param url of the MCP Server Trigger
 * @param token for its bearer authentication
 * @throws what the client says where the server does not let it in
 */
export async function connectMcp(url: string, token: string): Promise<McpClient> {
	const client = new Client({ name: 'contact-center-test', version: '1.0.0' });
	const transport = new StreamableHTTPClientTransport(new URL(url), {
		fetch: async (address, init) => await fetchOnNewConnection(String(address), init),
		requestInit: { headers: { authorization: `Bearer ${token}` } },
	});
	await client.connect(transport);
	return {
		async tools() {
			const { tools } = await client.listTools();
			return new Map(tools.map((tool) => [tool.name, tool]));
		},
		async call(name, given) {
			const answer = await client.callTool({ name, arguments: given }, CallToolResultSchema);
			const { content, isError } = CallToolResultSchema.parse(answer);
			const text = content.map((part) => (part.type === 'text' ? part.text : `<${part.type}>`));
			return { text: text.join('\n'), isError: isError === true };
		},
		close: async () => await client.close(),
	};
}
