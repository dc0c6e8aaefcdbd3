import { Ameyo } from '../../../nodes/Ameyo/Ameyo.node';
import { resources } from '../../../nodes/Ameyo/resources';
import { useAmeyo } from '../../support/ameyo';
import { CALLBACKS, dial, idsOfCallbacks } from '../../support/ameyoOperations';
import { byId } from '../../support/locator';
import { describeRetries } from '../../support/retries';
import type { RetriedCommand } from '../../support/retries';
import { beforeTries, retrying } from '../../support/run';

const READS = [
	'callback: getAll',
	'callback: getAllTenant',
	'contact: getAll',
	'lead: getAll',
	'session: login',
	'session: ping',
];
/** Of all items of a run, the first that ends the one session ends it for all. */
const ENDS_THE_SESSION = ['session: logout', 'session: terminate'];
/** Many records in one request: retryOnFailOfUploads.test.ts, resources/contact/uploadFileRetries.test.ts. */
const UPLOADS = ['contact: upload', 'contact: uploadFile', 'contact: uploadWithCallback'];

const commands: Record<string, RetriedCommand> = {
	'call: clickToDial': {
		command: 'clickToDialWithToken',
		parameters: dial,
		items: () => ['agent', 'amit', 'priya'].map((agent, n) => ({ agent, phone: `98765400${n}0` })),
	},
	'callback: create': {
		command: 'addCallback',
		parameters: {
			resource: 'callback',
			operation: 'create',
			authentication: 'session',
			campaignId: byId('1'),
			callbackTime: '={{ $now.plus(1, "hour") }}',
			phone: '={{ $json.phone }}',
		},
		items: () => ['5550001', '5550002', '5550003'].map((phone) => ({ phone })),
	},
	'callback: delete': {
		command: 'deleteCallback',
		parameters: {
			resource: 'callback',
			operation: 'delete',
			authentication: 'session',
			customerCallbackId: '={{ $json.id }}',
		},
		items: () => idsOfCallbacks(0, 3).map((id) => ({ id })),
	},
	'command: execute': {
		command: 'addCallback',
		parameters: {
			resource: 'command',
			operation: 'execute',
			authentication: 'session',
			commandId: 'addCallback',
			data: '={{ $json }}',
		},
		items: () =>
			['5550001', '5550002', '5550003'].map((phone) => ({
				campaignId: 1,
				callBackTime: '2031-05-06 07:08:09',
				isSelfCallBack: 'false',
				callBackHandlerType: 'voice.campaign.callback.handler',
				callBackProperties: { phone },
			})),
	},
};

describe('Ameyo', () => {
	const bench = useAmeyo({ ameyo: { callbacks: CALLBACKS } });

	it('names every operation', () => {
		const all = resources.flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}: ${operation.value}`),
		);
		const named = [...Object.keys(commands), ...READS, ...ENDS_THE_SESSION, ...UPLOADS];
		expect(named.sort()).toEqual(all.sort());
	});

	describeRetries(
		{
			bench,
			node: () => new Ameyo(),
			credentialsAt: (baseUrl) => bench.credentials({ baseUrl }, { baseUrl }),
			lead: (store) => {
				store.change('ameyoSessionApi', { baseUrl: bench.sandbox.url });
				store.change('ameyoHashKeyApi', { baseUrl: bench.sandbox.url });
			},
		},
		commands,
	);

	it('sends again what Ameyo refused in its own words, when the reason is gone', async () => {
		const agent = bench.ameyo.agents.get('amit');
		if (!agent) throw new Error('The seed has no such agent');
		agent.state = 'onBreak';
		const node = beforeTries(new Ameyo(), (tried) => {
			if (tried === 3) agent.state = 'available';
		});
		const items = ['agent', 'amit', 'priya'].map((name) => ({ agent: name, phone: '9876540010' }));
		const { error, items: out } = await bench.run(dial, items, { node, retries: retrying });
		expect(error).toBeUndefined();
		expect(out.map(({ json }) => json.connected)).toEqual([true, true, true]);
		expect(bench.ameyo.counts.dialsByAgent).toEqual({ agent: 1, amit: 1, priya: 1 });
	});

	describe('with a hash key', () => {
		const one = [{ agent: 'amit', phone: '9876540010' }];
		const command = 'clickToDialWithToken';
		const counted = () => bench.ameyo.counts.commands[command];

		it('sends nothing again where the answer has no body: it may be lost', async () => {
			bench.ameyo.misbehave({ command, answer: { body: '' }, afterWork: true });
			const { error } = await bench.run(dial, one, { retries: retrying });
			expect(error?.message).toContain('did not take the hash key: it answered with nothing');
			expect(counted()).toEqual({ received: 1, carriedOut: 1 });
		});

		it("sends again what Ameyo turned down with 'null'", async () => {
			bench.ameyo.misbehave({ command, answer: { body: 'null' } });
			const { error } = await bench.run(dial, one, { retries: retrying });
			expect(error).toBeUndefined();
			expect(counted()).toEqual({ received: 2, carriedOut: 1 });
		});

		it('is in doubt after HTTP 204, and sends nothing again', async () => {
			bench.ameyo.misbehave({ command, answer: { status: 204, body: '' }, afterWork: true });
			const { error } = await bench.run(dial, one, { retries: retrying });
			const told = `${error?.message} ${error?.description}`;
			expect(told).toContain('It is not known whether Ameyo carried it out');
			expect(told).not.toContain('Nothing was carried out');
			expect(counted()).toEqual({ received: 1, carriedOut: 1 });
		});
	});

	it.each(['logout', 'terminate'])(
		'session: %s is sent once where it is in doubt',
		async (operation) => {
			const credentials = bench.credentials();
			await bench.run({ resource: 'session', operation: 'login' }, undefined, { credentials });
			const command = operation === 'logout' ? 'logout' : 'terminate-session';
			bench.ameyo.misbehave({ command, dropAfter: true });
			const { error } = await bench.run({ resource: 'session', operation }, undefined, {
				credentials,
				retries: retrying,
			});
			expect(error?.message).toContain('It is not known whether Ameyo carried it out');
			expect(bench.sent(command)).toHaveLength(1);
		},
	);
});
