import type { INode, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { ameyoCredentials } from '../../sandbox/n8n/ameyoCredentials';
import { connect, type N8nClient } from '../../sandbox/n8n/client';
import { createCredential } from '../../sandbox/n8n/credentials';
import { maxContactCredential } from '../../sandbox/n8n/maxContactCredential';
import { until } from '../../sandbox/n8n/until';
import { virtualContactCenterCredentials } from '../../sandbox/n8n/virtualContactCenterCredentials';
import {
	importWorkflow,
	publishWorkflow,
	removeWorkflow,
	webhookReady,
	type SavedWorkflow,
	type Workflow,
} from '../../sandbox/n8n/workflows';
import { chain, node } from '../e2e/workflow';
import { queueMode } from './running';

/** A sandbox, and its credentials in n8n. */
export interface Stage {
	sandbox: Sandbox;
	/** A client of the main process, logged in anew: a main process that was restarted knows no earlier login. */
	client(): Promise<N8nClient>;
	/** A node of this pack with the credential that it needs. */
	packNode(name: string, type: keyof typeof CREDENTIALS, parameters: INodeParameters): INode;
	/** Publishes a workflow; it is removed with the stage. */
	publish(workflow: Workflow): Promise<SavedWorkflow>;
	/** Publishes a workflow that starts with a POST, and gives its id and where to post. */
	publishOnPost(name: string, nodes: INode[]): Promise<{ id: string; url: string }>;
	close(): Promise<void>;
}

/** The credential of each node. */
const CREDENTIALS = {
	ameyo: 'ameyoSessionApi',
	ameyoCallbackTrigger: 'ameyoSessionApi',
	maxContact: 'maxContactApi',
	virtualContactCenter: 'virtualContactCenterApi',
} as const;

/** Opens a sandbox, and puts its credentials into the n8n that runs in queue mode. */
export async function openStage(options?: SandboxOptions): Promise<Stage> {
	const sandbox = await startSandbox(options);
	const client = async () => await connect(queueMode().url);
	const first = await client();
	const wanted = [
		ameyoCredentials(sandbox.url).session,
		maxContactCredential(sandbox.url),
		virtualContactCenterCredentials(sandbox.url).account,
	];
	const credentials = await Promise.all(
		wanted.map(async (credential) => await createCredential(first, credential)),
	);
	const workflows: SavedWorkflow[] = [];
	const stage: Stage = {
		sandbox,
		client,
		packNode(name, type, parameters) {
			const used = credentials.find((credential) => credential.type === CREDENTIALS[type]);
			return {
				...node(name, `n8n-nodes-contact-center.${type}`, 1, parameters),
				credentials: { [CREDENTIALS[type]]: { id: used?.id ?? null, name: used?.name ?? '' } },
			};
		},
		async publish(workflow) {
			const n8n = await client();
			const saved = await importWorkflow(n8n, workflow);
			workflows.push(saved);
			await publishWorkflow(n8n, saved);
			return saved;
		},
		async publishOnPost(name, nodes) {
			const path = name.replace(/\W+/g, '-');
			const webhook = (label: string, at: string) => ({
				...node(label, 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path: at }),
				webhookId: `queue-${at}`,
			});
			const workflow = chain(name, [webhook('Start', path), ...nodes]);
			// n8n registers webhooks in the order of the nodes: when this one is there, the others are.
			workflow.nodes.push(webhook('Last', `${path}-last`));
			const { id } = await stage.publish(workflow);
			const n8n = await client();
			await webhookReady(n8n, `${path}-last`);
			return { id, url: await webhookReady(n8n, path) };
		},
		async close() {
			try {
				const n8n = await client();
				for (const { id } of workflows) await removeWorkflow(n8n, id);
				for (const { id } of credentials) await n8n.request('DELETE', `/credentials/${id}`);
			} finally {
				// An open sandbox would keep jest from ending.
				await sandbox.close();
			}
		},
	};
	return stage;
}

/** The ids of a workflow's executions, oldest first. */
export async function idsOf(workflowId: string): Promise<string[]> {
	const rows = await queueMode().postgres.query<{ id: number }>(
		'SELECT id FROM execution_entity WHERE "workflowId" = $1 ORDER BY id',
		[workflowId],
	);
	return rows.map(({ id }) => String(id));
}

/** How many executions of a workflow there are of each status. */
export async function statusesOf(workflowId: string): Promise<Record<string, number>> {
	const rows = await queueMode().postgres.query<{ status: string; count: string }>(
		'SELECT status, count(*) FROM execution_entity WHERE "workflowId" = $1 GROUP BY status',
		[workflowId],
	);
	return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

/** n8n has not ended these, and does not wait for anything. */
const UNDER_WAY = ['new', 'running', 'unknown'];

/**
 * How the executions of a workflow have ended, by status, once there are so many and none is under way any more.
 * @param count fewer have not started yet
 * @throws Error when they have not ended in time
 */
export async function endedAs(workflowId: string, count: number): Promise<Record<string, number>> {
	let statuses: Record<string, number> = {};
	return await until(
		async () => {
			statuses = await statusesOf(workflowId);
			const all = Object.values(statuses).reduce((sum, some) => sum + some, 0);
			const isOver = all >= count && !UNDER_WAY.some((status) => status in statuses);
			return isOver ? statuses : undefined;
		},
		() =>
			`Not all of ${count} executions of the workflow ${workflowId} have ended: ${JSON.stringify(statuses)}`,
	);
}

/** The same, where they may sleep in between. */
export async function wokenAs(workflowId: string, count: number): Promise<Record<string, number>> {
	return await until(
		async () => {
			const statuses = await endedAs(workflowId, count);
			return statuses.waiting ? undefined : statuses;
		},
		() => `Executions of the workflow ${workflowId} still sleep.`,
	);
}
