import type { IDataObject } from 'n8n-workflow';
import { agent, operation, runOperation, word } from '../../../support/madeUpNode';
import { useMadeUpVendor } from '../../../support/madeUpVendor';
import { toErrorOutput } from '../../../support/run';

const texts = { name: 'Do', value: 'do', action: 'Do it', description: 'Does it' };
const fromItem = { parameters: { agent: '={{ $json.agent }}', word: '={{ $json.word }}' } };
const paired = (items: unknown[]) => items.map((_, item) => ({ item }));

/** Commands the agent of each item; the commands for one agent follow one another. */
const command = operation({
	...texts,
	fields: { agent, word },
	lane: ({ agent: name }) => name,
	execute: async ({ agent: name, word: given }, { send }) => await send('command', name, given),
});

describe('an operation for each item', () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;
	const run = async (items: IDataObject[], more = {}) =>
		await runOperation(vendor, command, items, { ...fromItem, ...more });

	it('gives each item its result, paired', async () => {
		server.answerBy(({ url }) => ({ body: { url } }));
		const items = ['a', 'b', 'c'].map((given, i) => ({ agent: i, word: given }));
		const { items: out, error } = await run(items);
		expect(error).toBeUndefined();
		expect(out).toEqual(
			items.map(({ word: given }, item) => ({
				json: { url: `/${item}?word=${given}` },
				pairedItem: { item },
			})),
		);
	});

	it('gives an item for each row of a list, and none for an empty one', async () => {
		server.answerBy(({ url }) => ({
			body: url.startsWith('/1') ? [] : [{ row: 1 }, { row: 2 }],
		}));
		const { items } = await run([{ agent: 0 }, { agent: 1 }, { agent: 2 }]);
		expect(items).toEqual(
			[0, 2].flatMap((item) => [1, 2].map((row) => ({ json: { row }, pairedItem: { item } }))),
		);
	});

	it('reads all fields before the first request where the node stops on errors', async () => {
		const { error, items } = await run([
			{ agent: 1 },
			{ agent: 2, word: [1] },
			{ agent: 3 },
			{ agent: 'none' },
		]);
		expect(items).toEqual([]);
		expect(error?.message).toBe("'Word' must be text, but it is a list");
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.description).toContain('Carried out: 0 of 4 items. Failed: 2. Not started: 2.');
		expect(server.received).toEqual([]);
	});

	it('fails the items whose request options cannot be read, and sends the others', async () => {
		server.answer({ body: { done: true } });
		const items = [{ agent: 1 }, { agent: 2, from: 'Start' }];
		const { items: out, errors } = await run(items, {
			onError: toErrorOutput,
			parameters: {
				...fromItem.parameters,
				requestOptions: { concurrency: "={{ $json.from ? 1 : $('Nobody').item.json.x }}" },
			},
		});
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(server.received).toHaveLength(1);
	});

	it('fails the items that cannot be meant, and sends the others, where it goes on', async () => {
		server.answer({ body: { done: true } });
		const items = [{ agent: 1 }, { agent: 'none' }, { agent: 3 }];
		const { items: out, errors } = await run(items, { onError: toErrorOutput });
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errors).toEqual([
			{
				json: {
					agent: 'none',
					error: "'Agent' must be an ID made of digits, but it is 'none'",
					details: {
						description: 'Choose an entry from the list, or give the ID and not the name.',
					},
				},
				pairedItem: { item: 1 },
			},
		]);
		expect(server.received).toHaveLength(2);
		const inPlace = await run(items, { onError: 'continueRegularOutput' });
		expect(inPlace.items.map(({ pairedItem }) => pairedItem)).toEqual(paired(items));
		expect(Object.keys(inPlace.items[1]?.json ?? {}).sort()).toEqual(['details', 'error']);
	});

	it('starts nothing more after the first failed request where the node stops on errors', async () => {
		server.answer({ body: {} }, { body: { error: 'No such agent' } });
		const { error } = await run([{ agent: 1 }, { agent: 2 }, { agent: 3 }], {
			parameters: { ...fromItem.parameters, requestOptions: { concurrency: 1 } },
		});
		expect(error).toMatchObject({
			message: 'No such agent',
			description:
				"Ask the vendor. Carried out: 1 of 3 items. Failed: 1. Not started: 1. Set 'On Error' in the node's settings to go on past failed items.",
			context: { itemIndex: 1, details: { words: 'No such agent' } },
		});
		expect(server.received).toHaveLength(2);
	});

	it('does not count where there is one item', async () => {
		server.answer({ body: { error: 'No such agent' } });
		const { error } = await run([{ agent: 1 }]);
		expect(error?.description).toBe('Ask the vendor.');
	});

	it('gives each of several items that fail with one request an error of its own', async () => {
		const shared = operation({
			...texts,
			fields: { word },
			execute: async (_values, { sendOnceARun }) => await sendOnceARun('list'),
		});
		server.answer({ body: { error: 'No list today' } });
		const items = [{ row: 1 }, { row: 2 }, { row: 3 }];
		const { errors, items: out } = await runOperation(vendor, shared, items, {
			onError: toErrorOutput,
		});
		expect(out).toEqual([]);
		expect(errors).toEqual(
			items.map((json, item) => ({
				json: {
					...json,
					error: 'No list today',
					details: { description: 'Ask the vendor.', words: 'No list today' },
				},
				pairedItem: { item },
			})),
		);
		expect(server.received).toHaveLength(1);
	});

	it('runs the items of one lane one after another, and lanes side by side', async () => {
		const running = new Map<string, number>();
		let overlaps = 0;
		let most = 0;
		server.answerBy(async ({ url }) => {
			const lane = url.replace(/\?.*/, '');
			running.set(lane, (running.get(lane) ?? 0) + 1);
			if ((running.get(lane) ?? 0) > 1) overlaps++;
			most = Math.max(most, [...running.values()].filter((count) => count > 0).length);
			// Each lane's first command waits for those of the others.
			await server.arrived(3);
			running.set(lane, 0);
			return { body: { url } };
		});
		const items = Array.from({ length: 9 }, (_, i) => ({ agent: i % 3, word: i }));
		const { items: out, error } = await run(items);
		expect(error).toBeUndefined();
		expect(out.map(({ json }) => json.url)).toEqual(
			items.map(({ agent: name, word: given }) => `/${name}?word=${given}`),
		);
		expect(overlaps).toBe(0);
		expect(most).toBe(3);
		for (const name of [0, 1, 2]) {
			const words = server.received.filter(({ url }) => url.startsWith(`/${name}?`));
			expect(words.map(({ url }) => url.split('=')[1])).toEqual(
				items.filter((item) => item.agent === name).map((item) => String(item.word)),
			);
		}
	});

	it('starts nothing more once the execution is canceled', async () => {
		server.answer('silence');
		let cancel = () => {};
		const running = run([{ agent: 1 }, { agent: 1 }], {
			onStart: (stop: () => void) => (cancel = stop),
		});
		await server.arrived(1);
		cancel();
		expect((await running).status).toBe('canceled');
		expect(server.received).toHaveLength(1);
	});

	it('reads the credential once a run', async () => {
		const credentials = vendor.credentials();
		await run([{ agent: 1 }, { agent: 2 }, { agent: 3 }], { credentials });
		expect(server.received).toHaveLength(3);
		expect(credentials.reads).toBe(1);
	});

	it('says that an operation is not known', async () => {
		const { error } = await run([{}], { parameters: { resource: 'thing', operation: 'else' } });
		expect(error?.message).toBe("The operation 'else' of 'thing' is not known");
		expect(server.received).toEqual([]);
	});
});
