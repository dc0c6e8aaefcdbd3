import { PollContext } from 'n8n-core';
import { ExecutionCancelledError, Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IPollFunctions,
	WorkflowActivateMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credentials';
import { additionalDataOf, nameOf, workflowOf } from './run';

export interface PollingOptions {
	node: INodeType;
	parameters: INodeParameters;
	credentials: CredentialStore;
	/** False: n8n gives the trigger no way to start executions, and takes what its poll returns. */
	emits?: boolean;
	/** How long an execution takes; default: it has ended before the next starts. One that fails ends as well. */
	execution?: () => Promise<void>;
	/** How many milliseconds a poll may take; default: what n8n gives by itself. */
	budgetMs?: () => number;
}

/** How n8n fails to start an execution: it throws at once, or says so when it has tried, or when `tellFailures` is called. */
export type StartFailure = 'atOnce' | 'later' | 'whenTold';

let processes = 0;

/** What else n8n gives to a poll: how it reports errors and stores cursors, which polls leave to n8n. */
const NOT_USED = [undefined, undefined, undefined, undefined] as const;

const noDatabase = () => new Error('made-up: no database');

/** n8n asks its database before it starts an execution. */
const later = (work: () => void) => void setImmediate(work);

/**
 * The part of n8n that polls: one published workflow with a polling trigger. It stores static data when n8n
 * does, with each execution that starts and after an activation, and at no other time.
 */
export class PollingN8n {
	/** What each execution was started with. */
	readonly executions: IDataObject[] = [];

	/** The workflow's static data as n8n's database holds it. */
	database = '{}';

	private process = ++processes;
	private life = { startsLeft: Infinity };
	private context: PollContext | undefined;
	private readonly untold: Array<() => void> = [];
	private failing: { skip: number; left: number; how: StartFailure } | undefined;

	constructor(private readonly options: PollingOptions) {}

	/** The user activates the workflow. Rejects when its first poll fails, as n8n's activation does. */
	async activate(): Promise<void> {
		await this.load('activate');
	}

	/** The user publishes a changed version of the active workflow. */
	async publish(change: INodeParameters = {}): Promise<void> {
		Object.assign(this.options.parameters, change);
		await this.load('update');
	}

	/** n8n ends, and starts again. What is not in its database is gone. */
	async restart(): Promise<void> {
		// The trigger knows what this process started by the workflow's id: another id is another process.
		this.process = ++processes;
		this.life.startsLeft = 0;
		this.life = { startsLeft: Infinity };
		await this.load('init');
	}

	/** n8n is killed after so many more executions have started; `restart` starts it again. */
	dieAfter(starts: number): void {
		this.life.startsLeft = starts;
	}

	/** The next `count` starts fail, after so many that do not. */
	failStarts(count: number, how: StartFailure, skip = 0): void {
		this.failing = { skip, left: count, how };
	}

	/** n8n says which executions it could not start. */
	tellFailures(): void {
		for (const tell of this.untold.splice(0)) tell();
	}

	/** It is time to poll. Resolves when the poll has ended. */
	async poll(): Promise<INodeExecutionData[][] | null> {
		const { poll } = this.options.node;
		if (!this.context || !poll) throw new Error('The workflow is not active');
		return await poll.call(this.context);
	}

	/** A poll that fails; gives its error. n8n would show it as a failed execution. */
	async failingPoll(): Promise<Error> {
		const [outcome] = await Promise.allSettled([this.poll()]);
		if (outcome.status === 'rejected' && outcome.reason instanceof Error) return outcome.reason;
		throw new Error('The poll did not fail');
	}

	/** What the editor's "Fetch test event" gives. */
	async manual(): Promise<INodeExecutionData[][] | null> {
		const { node } = this.options;
		const { workflow, nodeOf } = this.build();
		const additionalData = additionalDataOf({ ...this.options, mode: 'manual' }, workflow);
		const context = new PollContext(workflow, nodeOf, additionalData, 'manual', 'manual');
		return (await node.poll?.call(context)) ?? null;
	}

	private async load(activation: WorkflowActivateMode): Promise<void> {
		const { workflow, nodeOf } = this.build();
		const { life } = this;
		const emit: IPollFunctions['__emit'] = (data, _response, done) => {
			// What a process that is dead would have done does not happen.
			if (life.startsLeft === 0) return void done?.resolve(undefined);
			const failure = this.startFailure();
			// What keeps n8n from starting an execution keeps it from storing anything, too.
			if (failure === 'atOnce') throw new Error('made-up: no executions');
			if (failure === 'whenTold') return void this.untold.push(() => done?.reject(noDatabase()));
			if (failure === 'later') return void later(() => done?.reject(noDatabase()));
			life.startsLeft -= 1;
			this.save(workflow);
			for (const { json } of data[0] ?? []) this.executions.push(json);
			const execution = this.options.execution?.() ?? Promise.resolve();
			execution.then(
				() => done?.resolve(undefined),
				// n8n says so of one that was canceled; one that failed has ended.
				(error: Error) =>
					error instanceof ExecutionCancelledError ? done?.reject(error) : done?.resolve(undefined),
			);
		};
		const additionalData = additionalDataOf(this.options, workflow);
		const own = this.options.emits === false ? undefined : emit;
		this.context = new PollContext(
			workflow,
			nodeOf,
			additionalData,
			'trigger',
			activation,
			own,
			...NOT_USED,
			this.options.budgetMs,
		);
		await this.poll();
		if (life.startsLeft > 0) this.save(workflow);
	}

	private startFailure(): StartFailure | undefined {
		const { failing } = this;
		if (!failing || failing.left === 0) return undefined;
		if (failing.skip > 0) {
			failing.skip -= 1;
			return undefined;
		}
		failing.left -= 1;
		return failing.how;
	}

	private build() {
		const id = `unit-${this.process}`;
		const made = workflowOf(this.options);
		const workflow = new Workflow({
			id,
			nodes: Object.values(made.nodes),
			connections: made.connectionsBySourceNode,
			active: true,
			nodeTypes: made.nodeTypes,
			staticData: JSON.parse(this.database),
			settings: made.settings,
		});
		const nodeOf = workflow.getNode(nameOf(this.options.node));
		if (!nodeOf) throw new Error('The workflow has no such node');
		return { workflow, nodeOf };
	}

	private save(workflow: Workflow): void {
		if (workflow.staticData.__dataChanged !== true) return;
		this.database = JSON.stringify(workflow.staticData);
	}
}
