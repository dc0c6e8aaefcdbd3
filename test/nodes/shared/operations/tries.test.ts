import type { IDataObject } from 'n8n-workflow';
import { doubt } from '../../../../nodes/shared/http/failure';
import { agent, nodeWith, operation, runOperation, word } from '../../../support/madeUpNode';
import { useMadeUpVendor, VENDOR } from '../../../support/madeUpVendor';
import { beforeTries, retrying, toErrorOutput } from '../../../support/run';
import type { RunOptions } from '../../../support/run';
import { urlOfNobody } from '../../../support/server';

const texts = { name: 'Do', value: 'do', action: 'Do it', description: 'Does it' };
const fromItem = { parameters: { agent: '={{ $json.agent }}', word: '={{ $json.word }}' } };
const WAYS_ON = ['continueRegularOutput', toErrorOutput] as const;
const WAYS = ['stopWorkflow', ...WAYS_ON] as const;
const LOST = `The connection was lost after the request was sent. ${doubt(VENDOR)}`;
const NO = { body: { error: 'No' } };

const command = operation({
	...texts,
	fields: { agent, word },
	lane: ({ agent: name }) => name,
	execute: async ({ agent: name, word: given }, { send }) => await send('command', name, given),
});

describe("n8n's Retry On Fail", () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;
	const itemsOf = (count: number): IDataObject[] =>
		Array.from({ length: count }, (_, n) => ({ agent: n }));
	const run = async (items: IDataObject[], more: Partial<RunOptions> = {}, only = command) =>
		await runOperation(vendor, only, items, { ...fromItem, retries: retrying, ...more });
	/** How often something was sent for each agent. */
	const sentFor = () => {
		const counts: Record<string, number> = {};
		for (const path of server.paths) counts[path] = (counts[path] ?? 0) + 1;
		return counts;
	};
	/** The path and the number of the request is answered; the first requests to some paths meet a fate. */
	const answerBut = (fates: Record<string, typeof NO | 'cut'>) => {
		const left = { ...fates };
		server.answerBy(({ url }) => {
			const path = url.replace(/\?.*/, '');
			const fate = left[path];
			delete left[path];
			return fate ?? { body: { path, number: server.received.length } };
		});
	};

	describe.each(WAYS)('with %s', (onError) => {
		it('sends again what was refused', async () => {
			answerBut({ '/0': NO });
			const { items, error } = await run(itemsOf(1), { onError });
			expect(error).toBeUndefined();
			expect(items).toEqual([{ json: { path: '/0', number: 2 }, pairedItem: { item: 0 } }]);
		});

		it('gives again what succeeded, as it was, and sends nothing for it', async () => {
			answerBut({ '/0': NO });
			const all = { onError, parameters: { ...fromItem.parameters, requestOptions: {} } };
			const { items, error } = await run(itemsOf(4), all);
			expect(error).toBeUndefined();
			expect(items.map(({ json, pairedItem }) => [json.path, pairedItem])).toEqual(
				[0, 1, 2, 3].map((item) => [`/${item}`, { item }]),
			);
			expect(sentFor()).toEqual({ '/0': 2, '/1': 1, '/2': 1, '/3': 1 });
			expect(items[3]?.json.number).toBeLessThanOrEqual(4);
		});

		it('leaves in doubt what is in doubt, and sends nothing for it', async () => {
			answerBut({ '/0': 'cut' });
			const { items, errors, error } = await run(itemsOf(1), { onError });
			expect(server.received).toHaveLength(1);
			const told = error?.message ?? [...items, ...errors].map(({ json }) => json.error).join();
			expect(told).toBe(LOST);
			expect(items.length + errors.length).toBe(onError === 'stopWorkflow' ? 0 : 1);
		});

		it('sends what was never sent', async () => {
			server.answer({ body: { done: true } });
			const credentials = vendor.credentials({ baseUrl: await urlOfNobody() });
			const node = beforeTries(nodeWith(command), (tried) => {
				if (tried === 2) vendor.moveIn(credentials, server.url);
			});
			const { items, error } = await run(itemsOf(2), { onError, node, credentials });
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json)).toEqual([{ done: true }, { done: true }]);
			expect(server.received).toHaveLength(2);
		});
	});

	it('tells apart what was refused, succeeded and is in doubt', async () => {
		answerBut({ '/0': NO, '/2': 'cut' });
		const { items, errors } = await run(itemsOf(4), { onError: toErrorOutput });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 3].map((item) => ({ item })));
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[LOST, { item: 2 }],
		]);
		expect(sentFor()).toEqual({ '/0': 2, '/1': 1, '/2': 1, '/3': 1 });
	});

	it('sends nothing more where the node stops on errors and an item is in doubt', async () => {
		answerBut({ '/1': 'cut' });
		const one = { requestOptions: { concurrency: 1 }, ...fromItem.parameters };
		const { error } = await run(itemsOf(3), { parameters: one });
		expect(error?.message).toBe(LOST);
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.description).toBe(
			"Carried out: 1 of 3 items. Failed: 1. Not started: 1. Set 'On Error' in the node's settings to go on past failed items.",
		);
		expect(sentFor()).toEqual({ '/0': 1, '/1': 1 });
	});

	it('sends nothing a second time where a busy server may have carried it out', async () => {
		server.answer({ status: 503 }, { body: {} });
		const { error } = await run(itemsOf(1));
		expect(error?.message).toBe('Made-Up is too busy to answer (HTTP 503)');
		expect(server.received).toHaveLength(1);
	});

	it('sends nothing a second time where n8n tries again after a try that went well', async () => {
		// n8n looks for an error in the first item that comes out, whoever put it there.
		server.answer({ body: { error: { code: 7 } } });
		let tries = 0;
		const node = beforeTries(nodeWith(command), (tried) => (tries = tried));
		const { items } = await run(itemsOf(1), { node });
		expect(tries).toBe(3);
		expect(items).toEqual([{ json: { error: { code: 7 } }, pairedItem: { item: 0 } }]);
		expect(server.received).toHaveLength(1);
	});

	it.each(WAYS)(
		'gives again what succeeded with a value that changes from try to try (%s)',
		async (onError) => {
			const failed = new Set<string>();
			server.answerBy(({ url }) => {
				const isFirst = url.startsWith('/0') && !failed.has('/0');
				if (isFirst) failed.add('/0');
				return isFirst ? NO : { body: { url } };
			});
			const parameters = { agent: '={{ $json.agent }}', word: '={{ String(Math.random()) }}' };
			const { items } = await run(itemsOf(2), { onError, parameters });
			const urls = server.received.map(({ url }) => url);
			expect(sentFor()).toEqual({ '/0': 2, '/1': 1 });
			expect(new Set(urls.filter((url) => url.startsWith('/0'))).size).toBe(2);
			expect(items[1]?.json.url).toBe(urls.find((url) => url.startsWith('/1')));
		},
	);

	it('leaves in doubt what is in doubt with a value that changes from try to try', async () => {
		server.answer('cut', { body: {} });
		const parameters = { agent: '1', word: '={{ String(Math.random()) }}' };
		const { error } = await run(itemsOf(1), { parameters });
		expect(error?.message).toBe(LOST);
		expect(server.received).toHaveLength(1);
	});

	it('sends two items with the same values twice, each once', async () => {
		server.answer(NO, { body: { done: true } });
		const same = [{ agent: 1 }, { agent: 1 }, { agent: 1 }];
		const { items } = await run(same, { onError: toErrorOutput });
		expect(items).toHaveLength(3);
		expect(sentFor()).toEqual({ '/1': 4 });
	});

	it('knows nothing of another run of the node in the same execution', async () => {
		answerBut({ '/0': NO });
		const { data } = await run(itemsOf(2), { runs: 2, onError: toErrorOutput });
		expect(data.resultData.runData.Probe).toHaveLength(2);
		expect(sentFor()).toEqual({ '/0': 3, '/1': 2 });
	});

	it('knows nothing of an execution that has ended, even of one with the same ID', async () => {
		for (const [count, fate] of [
			[1, 'cut' as const],
			[2, 'cut' as const],
			[3, { body: {} }],
		] as const) {
			server.answer(fate);
			await run(itemsOf(1));
			expect(server.received).toHaveLength(count);
		}
	});

	it('gives the answer that was asked for with it', async () => {
		answerBut({ '/0': NO });
		const parameters = { ...fromItem.parameters, requestOptions: { includeAnswer: true } };
		const { items } = await run(itemsOf(2), { onError: toErrorOutput, parameters });
		expect(items.map(({ json }) => json.answer)).toEqual([
			{ status: 200, body: '{"path":"/0","number":3}' },
			{ status: 200, body: expect.stringMatching(/^\{"path":"\/1","number":[12]\}$/) },
		]);
	});

	it('leaves in doubt what failed for a reason of its own after the command went out', async () => {
		server.answer({ body: {} });
		const failing = operation({
			...texts,
			fields: { agent },
			async execute(_values, { send }) {
				await send('command', 'work');
				throw new Error('n8n cannot sleep');
			},
		});
		const { error } = await run(itemsOf(1), {}, failing);
		expect(error?.message).toBe('n8n cannot sleep');
		expect(server.received).toHaveLength(1);
	});

	it('reads again', async () => {
		answerBut({ '/0': NO });
		const read = operation({
			...texts,
			fields: { agent },
			execute: async ({ agent: name }, { send }) => await send('read', name),
		});
		const { items } = await run(itemsOf(2), { onError: toErrorOutput }, read);
		expect(items).toHaveLength(2);
		expect(sentFor()).toEqual({ '/0': 2, '/1': 2 });
	});

	it('tries once where it is off', async () => {
		answerBut({ '/0': NO });
		const { items, errors } = await run(itemsOf(2), { retries: undefined, onError: toErrorOutput });
		expect([items.length, errors.length]).toEqual([1, 1]);
		expect(sentFor()).toEqual({ '/0': 1, '/1': 1 });
	});
});
