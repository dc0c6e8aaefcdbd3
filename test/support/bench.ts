import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { startSandbox } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import type { CredentialStore } from './credentials';
import { runNode, searchList } from './run';
import type { Run, RunOptions } from './run';

/** What a simulator of the sandbox keeps of every request. */
interface Traffic<Entry> {
	requests: readonly Entry[];
}

/** A sandbox, and a vendor's node to use it with. */
export abstract class Bench<Simulator extends Traffic<{ command: string }>> {
	protected abstract readonly node: INodeType;

	private opened: Sandbox | undefined;

	/** The vendor's half of the sandbox. */
	abstract get simulator(): Simulator;

	/** A new store with what the node signs with. */
	protected abstract usualCredentials(): CredentialStore;

	get sandbox(): Sandbox {
		if (!this.opened) throw new Error('The sandbox is open while tests run');
		return this.opened;
	}

	async open(options: SandboxOptions): Promise<this> {
		this.opened = await startSandbox(options);
		return this;
	}

	/** Uses a sandbox that somebody else opens and closes. */
	use(sandbox: Sandbox): this {
		this.opened = sandbox;
		return this;
	}

	async close(): Promise<void> {
		await this.opened?.close();
		this.opened = undefined;
	}

	/** Runs the node; one empty item when none are given. */
	async run(
		parameters: INodeParameters,
		items?: IDataObject[],
		more: Partial<RunOptions> = {},
	): Promise<Run> {
		const credentials = more.credentials ?? this.usualCredentials();
		return await runNode({ node: this.node, parameters, items, ...more, credentials });
	}

	/** Runs one of the node's list searches. */
	async search(
		parameters: INodeParameters,
		method: string,
		filter?: string,
		more: Partial<RunOptions> = {},
	): ReturnType<typeof searchList> {
		const credentials = more.credentials ?? this.usualCredentials();
		return await searchList({ node: this.node, parameters, ...more, credentials }, method, filter);
	}

	/** The requests for a command that arrived, oldest first. */
	sent(command: string): Array<Simulator['requests'][number]> {
		return this.simulator.requests.filter((request) => request.command === command);
	}

	/** The commands that arrived, oldest first. */
	commands(): string[] {
		return this.simulator.requests.map(({ command }) => command);
	}
}

/** Opens a bench for the tests of a file, puts its sandbox back before each of them, and closes it at the end. */
export function useBench<B extends Bench<Traffic<{ command: string }>>>(
	bench: B,
	options: SandboxOptions = {},
): B {
	beforeAll(async () => {
		await bench.open(options);
	});
	afterAll(async () => await bench.close());
	beforeEach(() => bench.sandbox.reset());
	return bench;
}
