import '../../../test/support/setup';
import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { AmeyoCallbackTrigger } from '../../../nodes/Ameyo/AmeyoCallbackTrigger.node.ts';
import { AmeyoTrigger } from '../../../nodes/Ameyo/AmeyoTrigger.node.ts';
import { VirtualContactCenterTrigger } from '../../../nodes/VirtualContactCenter/VirtualContactCenterTrigger.node.ts';
import { startSandbox } from '../../../sandbox';
import type { Sandbox } from '../../../sandbox';
import * as ofAmeyo from '../../../test/support/ameyo';
import { everyOperation } from '../../../test/support/everyOperation';
import type { OperationCase } from '../../../test/support/everyOperation';
import { byId } from '../../../test/support/locator';
import * as ofMaxContact from '../../../test/support/maxContact';
import type { RunOptions } from '../../../test/support/run';
import { PollingN8n } from '../../../test/support/triggerPoll';
import { openWebhook } from '../../../test/support/triggerWebhook';
import * as ofVirtualContactCenter from '../../../test/support/virtualContactCenter';
import { ameyoExamples, prepareAmeyo } from './ameyo';
import { atFixedTime } from './clock';
import type { Example, Output } from './example';
import { maxContactExamples, prepareMaxContact } from './maxContact';
import { printed } from './printed';
import { virtualContactCenterExamples, wakened } from './virtualContactCenter';

const EXAMPLES: Record<string, Record<string, Example>> = {
	ameyo: ameyoExamples,
	maxContact: maxContactExamples,
	virtualContactCenter: virtualContactCenterExamples,
};

/**
 * What comes out of each operation and trigger, run by n8n's engine against the sandbox: Markdown by
 * `ameyo.call.clickToDial`, or by the name of a trigger (`ameyoTrigger`, or `virtualContactCenterTrigger.launch`).
 *
 * @throws Error where an operation has no example, or its example fails
 */
export async function outputExamples(): Promise<Map<string, string>> {
	return await atFixedTime(async () => {
		const sandbox = await startSandbox({ ameyo: { ringMs: 0 }, maxContact: { ringMs: 0 } });
		try {
			const stage = new Stage(sandbox);
			const found = new Map<string, string>();
			const keep = (name: string, output: Output) => {
				if (output.items.length === 0) throw new Error(`Nothing came out of ${name}.`);
				found.set(name, printed(output, sandbox.url));
			};
			for (const one of everyOperation()) {
				sandbox.reset();
				sandbox.virtualContactCenter.holdCalls();
				keep(`${one.vendor}.${one.name}`, await stage.outputOf(one));
			}
			for (const [name, run] of Object.entries(stage.triggers)) {
				sandbox.reset();
				keep(name, await run());
			}
			return found;
		} finally {
			await sandbox.close();
		}
	});
}

/** The sandbox with its three vendors, and what runs the nodes against it. */
class Stage {
	private readonly ameyo: ofAmeyo.Bench;
	private readonly maxContact: ofMaxContact.Bench;
	private readonly virtualContactCenter: ofVirtualContactCenter.Bench;

	constructor(sandbox: Sandbox) {
		this.ameyo = new ofAmeyo.Bench().use(sandbox);
		this.maxContact = new ofMaxContact.Bench().use(sandbox);
		this.virtualContactCenter = new ofVirtualContactCenter.Bench().use(sandbox);
	}

	/** What comes out of each trigger. */
	readonly triggers: Record<string, () => Promise<Output>> = {
		ameyoTrigger: async () => await this.reported(),
		ameyoCallbackTrigger: async () => {
			const n8n = new PollingN8n({
				node: new AmeyoCallbackTrigger(),
				parameters: { event: 'due', campaignId: byId('1') },
				credentials: this.ameyo.credentials(),
			});
			const [items = []] = (await n8n.manual()) ?? [];
			return { items: items.map(({ json }) => json), files: [] };
		},
		'virtualContactCenterTrigger.callback': async () =>
			await posted(new VirtualContactCenterTrigger(), 'callback', {
				ctl_userdata: '[ctl_action|create][customer_id|42][Ctl_newRecordId|00T8]',
				resultCode: 'SUCCESS',
				errorString: '',
			}),
		'virtualContactCenterTrigger.launch': async () =>
			await posted(new VirtualContactCenterTrigger(), 'launch', {
				CtlUserData: '[customer_id|42][ctl_launchopt|true]',
				AgentID: 'ag42',
				Username: 'alex',
				extLogin: 'alex',
				Account: 'acme-sfdc',
				Role: 'agent',
				Command: 'launch',
				cmd: 'launch',
			}),
	};

	/**
	 * What comes out of an operation.
	 * @throws Error where it has no example, or fails
	 */
	async outputOf({ vendor, name, parameters }: OperationCase): Promise<Output> {
		const example = EXAMPLES[vendor]?.[name];
		if (!example) {
			throw new Error(
				`${vendor} ${name} has no example. Add one in scripts/docs/examples/${vendor}.ts.`,
			);
		}
		if (vendor === 'ameyo') await prepareAmeyo(this.ameyo, name);
		if (vendor === 'maxContact') await prepareMaxContact(this.maxContact, name);
		const bench = this[vendor];
		const { items, file } = example;
		const more: Partial<RunOptions> = file ? { binaries: [file] } : {};
		const run = await bench.run({ ...parameters, ...example.parameters }, items, more);
		if (run.error) {
			throw new Error(`The example of ${vendor} ${name} fails: ${run.error.message}`, {
				cause: run.error,
			});
		}
		if (name === 'call.dialAndWait') return await wakened(this.virtualContactCenter);
		return {
			items: run.items.map(({ json }) => json),
			files: [...new Set(run.items.flatMap(({ binary }) => Object.keys(binary ?? {})))],
		};
	}

	/** What the sandbox's Ameyo reports of a call. */
	private async reported(): Promise<Output> {
		const webhook = await openWebhook({
			node: new AmeyoTrigger(),
			parameters: { authentication: 'none' },
		});
		try {
			this.ameyo.ameyo.settings.statusUrl = webhook.url;
			const { parameters } = ameyoExamples['call.clickToDial'] ?? {};
			await this.ameyo.run({ resource: 'call', operation: 'clickToDial', ...parameters });
			await this.ameyo.ameyo.statusReported();
		} finally {
			await webhook.close();
		}
		return { items: webhook.executions[0] ?? [], files: [] };
	}
}

/** What a trigger gives out when this form is posted to it. */
async function posted(
	node: INodeType,
	event: string,
	form: Record<string, string>,
): Promise<Output> {
	const parameters: INodeParameters = { event, authentication: 'none' };
	const webhook = await openWebhook({ node, parameters });
	try {
		await fetch(webhook.url, { method: 'POST', body: new URLSearchParams(form) });
	} finally {
		await webhook.close();
	}
	const items: IDataObject[] = webhook.executions[0] ?? [];
	return { items, files: [] };
}
