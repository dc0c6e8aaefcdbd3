import type { IDataObject, INodeParameters, INodeType, OnError } from 'n8n-workflow';
import type { Bench } from './bench';
import type { CredentialStore } from './credentials';
import { beforeTries, retrying, toErrorOutput } from './run';
import type { Run } from './run';
import { urlOfNobody } from './server';

/** A command, to be tried with n8n's setting 'Retry On Fail'. */
export interface RetriedCommand {
	/** Its name at the vendor. */
	command: string;
	parameters: INodeParameters;
	/** Three items, after what they need is there. */
	items(): IDataObject[] | Promise<IDataObject[]>;
	/** It takes one item an execution. */
	takesOne?: boolean;
}

interface Counted {
	counts: { commands: Record<string, { received: number; carriedOut: number }> };
	requests: ReadonlyArray<{ command: string }>;
	misbehave(rule: { command: string; skip: number; status?: number; dropAfter?: boolean }): void;
}

/** A vendor, and how its server is lost and found again. */
export interface RetriedVendor {
	bench: Bench<Counted>;
	node(): INodeType;
	/** A credential for a server at another address. */
	credentialsAt(url: string): CredentialStore;
	/** Leads such a credential to the sandbox. */
	lead(store: CredentialStore): void;
}

/** The three settings of 'On Error'. */
export const WAYS: OnError[] = ['stopWorkflow', 'continueRegularOutput', toErrorOutput];

const DOUBT = /It is not known whether .* carried it out/;

/** Tests that a command is carried out once for each item, however it fails and n8n tries it again. */
export function describeRetries(
	vendor: RetriedVendor,
	commands: Record<string, RetriedCommand>,
): void {
	const { bench } = vendor;
	const names = Object.keys(commands);
	const commandOf = (name: string): RetriedCommand => {
		const found = commands[name];
		if (!found) throw new Error(`There is no command ${name}`);
		return found;
	};
	const counted = ({ command }: RetriedCommand) => {
		const { received, carriedOut } = bench.simulator.counts.commands[command] ?? {};
		return { received, carriedOut };
	};
	/** Three items, and one alone; n8n's first item out must be the error where the node goes on. */
	const cases = names.flatMap((name) =>
		WAYS.flatMap((onError) =>
			(commandOf(name).takesOne ? [1] : [1, 3]).map((count) => ({
				name,
				onError,
				count,
				failing: onError === 'stopWorkflow' ? Math.min(1, count - 1) : 0,
			})),
		),
	);
	/** One after another, so that it is known which item fails. */
	const inOrder = ({ parameters }: RetriedCommand): INodeParameters => ({
		...parameters,
		requestOptions: { concurrency: 1 },
	});
	const messages = ({ items, errors, error }: Run) =>
		error ? [error.message] : [...items, ...errors].flatMap(({ json }) => json.error ?? []);
	const textOf = ({ items, errors, error }: Run) =>
		JSON.stringify([items, errors, error?.message, error?.description]);

	describe("n8n's Retry On Fail", () => {
		it.each(cases)(
			'$name, $onError, items: $count: a refused one is sent again, the others are given again',
			async ({ name, onError, count, failing }) => {
				const command = commandOf(name);
				const items = (await command.items()).slice(0, count);
				bench.simulator.misbehave({ command: command.command, status: 404, skip: failing });
				const more = { onError, retries: retrying };
				const run = await bench.run(inOrder(command), items, more);
				expect(messages(run)).toEqual([]);
				expect(run.errors).toEqual([]);
				if (!command.takesOne) {
					expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
						items.map((_, item) => ({ item })),
					);
				}
				expect(counted(command)).toEqual({ received: count + 1, carriedOut: count });
			},
		);

		it.each(cases)(
			'$name, $onError, items: $count: one in doubt stays so, and nothing is sent for it',
			async ({ name, onError, count, failing }) => {
				const command = commandOf(name);
				const items = (await command.items()).slice(0, count);
				bench.simulator.misbehave({ command: command.command, dropAfter: true, skip: failing });
				const more = { onError, retries: retrying };
				const run = await bench.run(inOrder(command), items, more);
				expect(messages(run)).toHaveLength(1);
				expect(textOf(run)).toMatch(DOUBT);
				const stops = onError === 'stopWorkflow';
				const sent = stops ? failing + 1 : count;
				if (stops) expect(run.error?.context?.itemIndex).toBe(failing);
				else expect(run.items.length + run.errors.length).toBe(count);
				expect(counted(command)).toEqual({ received: sent, carriedOut: sent });
			},
		);

		it.each(cases.filter(({ count }) => count === 1))(
			'$name, $onError: one that was never sent is sent when the server is there again',
			async ({ name, onError }) => {
				const command = commandOf(name);
				const items = (await command.items()).slice(0, 1);
				const credentials = vendor.credentialsAt(await urlOfNobody());
				const node = beforeTries(vendor.node(), (tried) => {
					if (tried === 3) vendor.lead(credentials);
				});
				const more = { onError, retries: retrying, node, credentials };
				const run = await bench.run(inOrder(command), items, more);
				expect(messages(run)).toEqual([]);
				expect(counted(command)).toEqual({ received: 1, carriedOut: 1 });
			},
		);

		it.each(names)('%s is sent once where it is off', async (name) => {
			const command = commandOf(name);
			const items = (await command.items()).slice(0, 1);
			bench.simulator.misbehave({ command: command.command, status: 404, skip: 0 });
			const run = await bench.run(inOrder(command), items, { onError: toErrorOutput });
			expect(messages(run)).toHaveLength(1);
			expect(counted(command)).toEqual({ received: 1, carriedOut: 0 });
		});
	});
}
