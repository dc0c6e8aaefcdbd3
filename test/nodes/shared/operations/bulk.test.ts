import type { IDataObject } from 'n8n-workflow';
import type { RecordResult } from '../../../../nodes/shared/operations/itemResults';
import { refuse } from '../../../../nodes/shared/refuse';
import { agent, bulkOperation, runOperation, word } from '../../../support/madeUpNode';
import { useMadeUpVendor } from '../../../support/madeUpVendor';
import { toErrorOutput } from '../../../support/run';

const refused = (message: string): RecordResult => ({ rejected: { kind: 'refused', message } });

describe('an operation for many items', () => {
	const vendor = useMadeUpVendor();
	const { server } = vendor;
	let prepared: string | undefined;
	/** How many records were encoded, and how many of them when each batch was sent. */
	let encoded = 0;
	let encodedBySending: number[] = [];
	/** What an answer is said to show at first sight. */
	let isSurelyFine: (words: string[]) => boolean = () => false;
	/** What was done with batches. */
	let order: string[] = [];
	/** The records that the answer is taken to speak of. */
	let understand = <V>(records: V[]): V[] => records;

	/** Sends the words of items to their agents, two of them in a request; 'x' is rejected, '' cannot be sent. */
	const upload = bulkOperation({
		vendor: 'Made-Up',
		name: 'Upload',
		value: 'upload',
		action: 'Upload words',
		description: 'Uploads words',
		fields: { agent, word },
		requestOptions: { concurrency: 1, timeout: 10_000 },
		prepare: async ({ send }) =>
			prepared === undefined ? '' : JSON.stringify(await send('read', prepared)),
		settings: ({ agent: name }) => [name],
		limits: () => ({ records: 2, bytes: 1000 }),
		separator: ',',
		record: ({ word: given }) => (given === '' ? refuse("'Word' is empty") : given),
		encode: (given) => {
			encoded++;
			return given;
		},
		send: async (records, { send }) => {
			encodedBySending.push(encoded);
			const words = records.map((record) => record.encoded).join(',');
			order.push(`send ${words}`);
			return await send('command', records[0]?.values.agent ?? '', words);
		},
		failedNone: (records) => isSurelyFine(records.map((record) => record.encoded)),
		results: (records): RecordResult[] => {
			order.push(`results ${records.map((record) => record.encoded).join(',')}`);
			return understand(records).map(({ encoded }) =>
				encoded === 'x' ? refused('No x') : { json: { accepted: true, word: encoded } },
			);
		},
		hint: ({ accepted, rejected, failed, left, reasons }) => ({
			message: JSON.stringify([accepted, rejected, failed, left, [...reasons]]),
			type: 'warning',
			location: 'outputPane',
		}),
	});
	beforeEach(() => {
		prepared = undefined;
		encoded = 0;
		encodedBySending = [];
		understand = (records) => records;
		isSurelyFine = () => false;
		order = [];
	});

	const itemsOf = (words: string[], agents: number[] = []): IDataObject[] =>
		words.map((given, i) => ({ agent: agents[i] ?? 1, word: given }));
	const run = async (items: IDataObject[], more = {}) =>
		await runOperation(vendor, upload, items, {
			parameters: { agent: '={{ $json.agent }}', word: '={{ $json.word }}' },
			...more,
		});
	const sent = () => server.received.map(({ url }) => decodeURIComponent(url));

	it('sends items in batches, and gives each its result', async () => {
		const { items, error } = await run(itemsOf(['a', 'b', 'c']));
		expect(error).toBeUndefined();
		expect(items).toEqual(
			['a', 'b', 'c'].map((given, item) => ({
				json: { accepted: true, word: given },
				pairedItem: { item },
			})),
		);
		expect(sent()).toEqual(['/1?word=a,b', '/1?word=c']);
	});

	it.each([{}, { onError: toErrorOutput }])(
		'encodes a record when its batch is made, one batch before it is sent: %j',
		async (more) => {
			const { items } = await run(itemsOf(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']), more);
			expect(items).toHaveLength(8);
			// Those of its own batch, and of the next one that is made while the one before is under way.
			encodedBySending.forEach((encoded, n) => expect(encoded).toBeLessThanOrEqual(2 * (n + 2)));
			expect(encodedBySending).toHaveLength(4);
		},
	);

	it('puts items with other settings into batches of their own, in their order', async () => {
		const { items } = await run(itemsOf(['a', 'b', 'c', 'd', 'e'], [1, 2, 1, 2, 1]));
		expect(sent()).toEqual(['/1?word=a,c', '/1?word=e', '/2?word=b,d']);
		expect(items.map(({ json, pairedItem }) => [json.word, pairedItem])).toEqual(
			['a', 'b', 'c', 'd', 'e'].map((given, item) => [given, { item }]),
		);
	});

	it('fails the items of a batch that fails, and of no other', async () => {
		server.answer({}, { status: 500 }, {});
		const { items, errors } = await run(itemsOf(['a', 'b', 'c', 'd', 'e']), {
			onError: toErrorOutput,
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 4].map((item) => ({ item })));
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			['Made-Up answered with HTTP 500', { item: 2 }],
			['Made-Up answered with HTTP 500', { item: 3 }],
		]);
		expect(server.received).toHaveLength(3);
	});

	it('sends nothing where the node stops on errors and one item cannot be sent', async () => {
		const { error } = await run(itemsOf(['a', 'b', '', 'd']));
		expect(error).toMatchObject({
			message: "'Word' is empty",
			description: 'Accepted: 0 of 4 items. Rejected: 0. Failed: 1. Not sent: 3.',
			context: { itemIndex: 2 },
		});
		expect(server.received).toEqual([]);
	});

	it('sends the others where it goes on', async () => {
		const { items, errors } = await run(itemsOf(['a', '', 'c']), { onError: toErrorOutput });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			["'Word' is empty", { item: 1 }],
		]);
		expect(sent()).toEqual(['/1?word=a,c']);
	});

	it('sends nothing more after the batch with the first rejected record', async () => {
		const { error } = await run(itemsOf(['a', 'x', 'c']));
		expect(error).toMatchObject({
			message: 'No x',
			description: 'Accepted: 1 of 3 items. Rejected: 1. Failed: 0. Not sent: 1.',
			context: { itemIndex: 1 },
		});
		expect(sent()).toEqual(['/1?word=a,x']);
	});

	it('sends the next batch before the results are made, where an answer shows that none failed', async () => {
		isSurelyFine = (words) => !words.includes('x');
		const { error } = await run(itemsOf(['a', 'b', 'c', 'd', 'x', 'e', 'f']));
		expect(order).toEqual([
			...['send a,b', 'send c,d', 'results a,b', 'send x,e', 'results c,d', 'results x,e'],
		]);
		expect(error?.message).toBe('No x');
	});

	it('makes the results first where an answer shows no such thing', async () => {
		await run(itemsOf(['a', 'b', 'c']));
		expect(order).toEqual(['send a,b', 'results a,b', 'send c', 'results c']);
	});

	it('need not make the results first where the node goes on past errors', async () => {
		await run(itemsOf(['a', 'x', 'c']), { onError: toErrorOutput });
		expect(order).toEqual(['send a,x', 'send c', 'results a,x', 'results c']);
	});

	it('sums up in a hint', async () => {
		const { hints } = await run(itemsOf(['a', 'x', '', 'x']), { onError: toErrorOutput });
		expect(hints.map(({ message }) => message)).toEqual([
			JSON.stringify([1, 2, 1, 0, [['No x', 2]]]),
		]);
	});

	it('fails every item where what is needed before cannot be had', async () => {
		prepared = 'columns';
		server.answer({ body: { error: 'No columns' } });
		const { errors, items } = await run(itemsOf(['a', 'b', 'c']), { onError: toErrorOutput });
		expect(items).toEqual([]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1, 2].map((item) => ['No columns', { item }]),
		);
		expect(sent()).toEqual(['/columns']);
	});

	it('sends batches side by side when asked to', async () => {
		server.answerBy(async () => {
			await server.arrived(2);
			return {};
		});
		const { items } = await run(itemsOf(['a', 'b', 'c']), {
			parameters: {
				agent: '1',
				word: '={{ $json.word }}',
				requestOptions: { concurrency: 2 },
			},
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	});

	const DOUBT = 'It is not known whether Made-Up carried it out: check before you send it again.';

	it('leaves a record in doubt that was sent and about which nothing is said', async () => {
		understand = (records) => records.slice(0, 1);
		const { items, errors } = await run(itemsOf(['a', 'b', 'c']), { onError: toErrorOutput });
		expect(items.map(({ json, pairedItem }) => [json.word, pairedItem])).toEqual([
			['a', { item: 0 }],
			['c', { item: 2 }],
		]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[`Made-Up did not answer for this record. ${DOUBT}`, { item: 1 }],
		]);
	});

	it('leaves the records of a batch in doubt whose answer breaks its reader', async () => {
		let batches = 0;
		understand = (records) => {
			if (++batches === 1) throw new RangeError('Maximum call stack size exceeded');
			return records;
		};
		const { items, errors } = await run(itemsOf(['a', 'b', 'c']), { onError: toErrorOutput });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 2 }]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1].map((item) => [`Made-Up gave an answer that cannot be read. ${DOUBT}`, { item }]),
		);
	});

	it('fails items whose request options cannot be meant, and lies about no other', async () => {
		// The first batch is under way when the second one is begun.
		server.answerBy(async () => {
			await server.arrived(1);
			return {};
		});
		const given = itemsOf(['a', 'b', 'c', 'd'], [1, 1, 2, 2]);
		const show = [true, false, 'perhaps', false];
		const { items, errors } = await run(
			given.map((item, i) => ({ ...item, show: show[i] })),
			{
				onError: toErrorOutput,
				parameters: {
					agent: '={{ $json.agent }}',
					word: '={{ $json.word }}',
					requestOptions: { concurrency: 2, includeAnswer: '={{ $json.show }}' },
				},
			},
		);
		expect(items.map(({ json, pairedItem }) => [json.word, pairedItem])).toEqual([
			['a', { item: 0 }],
			['b', { item: 1 }],
			['d', { item: 3 }],
		]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			["'Include Answer' must be true or false, but it is 'perhaps'", { item: 2 }],
		]);
	});

	it('takes the first request options that can be meant for the whole run', async () => {
		const given = itemsOf(['a', 'b']).map((item, i) => ({ ...item, show: i === 0 ? 5 : true }));
		const { items, errors } = await run(given, {
			onError: toErrorOutput,
			parameters: {
				agent: '={{ $json.agent }}',
				word: '={{ $json.word }}',
				requestOptions: { includeAnswer: '={{ $json.show }}' },
			},
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	});

	it('leaves no item without a result when the execution is canceled', async () => {
		server.answer('silence');
		let cancel = () => {};
		const running = run(itemsOf(['a', 'b', 'c']), {
			onStart: (stop: () => void) => (cancel = stop),
			onError: toErrorOutput,
		});
		await server.arrived(1);
		cancel();
		expect((await running).status).toBe('canceled');
		expect(server.received).toHaveLength(1);
	});
});
