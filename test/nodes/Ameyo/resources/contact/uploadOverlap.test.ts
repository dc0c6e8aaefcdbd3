import type { IDataObject } from 'n8n-workflow';
import { contacts, phone, upload } from '../../../../support/ameyoOperations';
import { useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

describe('contact: upload, sending while items are read', () => {
	const bench = useAmeyo();
	const uploads = () => bench.sent('uploadContacts');
	const inOnes = {
		...upload,
		dataMode: 'defineBelow',
		columns: { column: [{ name: 'phone1', value: '={{ $json.tel }}' }] },
		options: { batchSize: 1 },
	};

	/** Items that note when they are read: how many requests had come by then. */
	function noted(count: number) {
		const seen: number[] = [];
		const items = Array.from({ length: count }, (_, i): IDataObject => {
			return Object.defineProperty({}, 'tel', {
				enumerable: true,
				get: () => {
					seen[i] ??= uploads().length;
					return phone(i);
				},
			});
		});
		return { seen, items };
	}

	it('sends the first batch before the last item is read, where the node goes on past errors', async () => {
		const { seen, items } = noted(4);
		const { items: out } = await bench.run(inOnes, items, { onError: toErrorOutput });
		expect(out.map(({ json }) => json.accepted)).toEqual([true, true, true, true]);
		expect(uploads()).toHaveLength(4);
		expect(seen[0]).toBe(0);
		expect(seen[3]).toBeGreaterThanOrEqual(2);
	});

	it('reads all items before the first batch is sent, where the node stops on errors', async () => {
		const { seen, items } = noted(4);
		const { error } = await bench.run(inOnes, items);
		expect(error).toBeUndefined();
		expect(uploads()).toHaveLength(4);
		expect(seen).toEqual([0, 0, 0, 0]);
	});

	it('sends nothing where the node stops on errors and the last item cannot be read', async () => {
		const items = contacts(5).map((item, i) => ({ tel: i === 4 ? { no: 'text' } : item.phone1 }));
		const columns = { column: [{ name: '={{ $json.tel }}', value: 'x' }] };
		const { error } = await bench.run({ ...inOnes, columns }, items);
		expect(error?.context?.itemIndex).toBe(4);
		expect(bench.ameyo.requests).toEqual([]);
	});

	it.each([{}, { onError: 'continueRegularOutput' as const }])(
		'stops after the running batch when it is canceled, and reads no further: %j',
		async (more) => {
			bench.ameyo.misbehave({ command: 'uploadContacts', skip: 1, hold: true });
			const second = bench.ameyo.nextRequest(() => uploads().length === 2);
			const { seen, items } = noted(6);
			let cancel = () => {};
			const running = bench.run(inOnes, items, {
				...more,
				onStart: (stop) => (cancel = stop),
			});
			await second;
			cancel();
			bench.ameyo.calm();
			expect((await running).status).toBe('canceled');
			expect(uploads()).toHaveLength(2);
			if ('onError' in more) expect(seen[5]).toBeUndefined();
		},
	);
});
