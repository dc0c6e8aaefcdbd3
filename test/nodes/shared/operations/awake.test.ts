import type { IDataObject } from 'n8n-workflow';
import { derived } from '../../../../nodes/shared/fields/field';
import type { ItemDefinition } from '../../../../nodes/shared/operations/definition';
import type { RecordResult } from '../../../../nodes/shared/operations/itemResults';
import { runLanes } from '../../../../nodes/shared/operations/lanes';
import { useAwakeWatch } from '../../../support/awake';
import { agent, bulkOperation, operation, runOperation, word } from '../../../support/madeUpNode';
import type { Services } from '../../../support/madeUpNode';
import { useMadeUpVendor } from '../../../support/madeUpVendor';
import { toErrorOutput } from '../../../support/run';
import type { Run, RunOptions } from '../../../support/run';

const COUNT = 2_000;
const texts = { name: 'Do', value: 'do', action: 'Do it', description: 'Does it' };
const items: IDataObject[] = Array.from({ length: COUNT }, (_, i) => ({ agent: i, word: `w${i}` }));
const parameters = { agent: '={{ $json.agent }}', word: '={{ $json.word }}' };
/** Which n8n's own evaluator reads. */
const expressions = { agent: '={{ $json.agent + 0 }}', word: '={{ $json.word + "" }}' };

describe('a run of many items', () => {
	const vendor = useMadeUpVendor();
	const awake = useAwakeWatch();
	let done = 0;
	const did = () => (done += 1);
	beforeEach(() => (done = 0));

	/** An error that n8n's engine would have thrown, which sees when it is made one of n8n's, and when it is told. */
	class Told extends Error {
		get context(): object {
			did();
			return {};
		}

		get description(): string {
			did();
			return 'Nothing to do.';
		}
	}

	type Work = 'reading' | 'working' | 'failing' | 'telling';
	const fields = (counts: boolean) => ({
		agent,
		word: derived(word, (given) => {
			if (counts) did();
			return given;
		}),
	});
	const single = (work: Work) =>
		operation<{ agent: string; word: string }>({
			...texts,
			fields: fields(work === 'reading'),
			requestOptions: false,
			execute: async () => {
				if (work === 'working') did();
				if (work === 'telling') throw new Told('No');
				if (work === 'failing') {
					did();
					throw new Error('No');
				}
				return {};
			},
		} satisfies ItemDefinition<{ agent: string; word: string }, Services>);

	type BulkWork = 'encoding' | 'giving' | 'refusing' | 'telling' | 'preparing';
	const bulk = (work: BulkWork) =>
		bulkOperation({
			...texts,
			vendor: 'Made-Up Vendor',
			fields: { agent, word },
			requestOptions: { concurrency: 1, timeout: 10_000 },
			prepare: async () => {
				if (work === 'preparing') throw new Told('No');
			},
			settings: () => [],
			limits: () => ({ records: COUNT, bytes: 10_000_000 }),
			separator: ',',
			record: ({ word: given }) => given,
			encode: (given) => {
				if (work === 'encoding') did();
				return given;
			},
			send: async () => {
				if (work === 'telling') throw new Told('No');
			},
			*results(records): Generator<RecordResult> {
				for (const { encoded } of records) {
					if (work !== 'encoding') did();
					yield work === 'refusing'
						? { rejected: { kind: 'refused', message: 'No' } }
						: { json: { encoded } };
				}
			},
		});

	const run = async (
		only: ReturnType<typeof single>,
		more: Partial<RunOptions> = {},
	): Promise<Run> => {
		awake.watch(() => done);
		return await runOperation(vendor, only, items, { parameters, onError: toErrorOutput, ...more });
	};

	it.each<Work>(['reading', 'working', 'failing', 'telling'])(
		'lets n8n get on with other things: %s',
		async (work) => {
			const { items: out, errors } = await run(
				single(work),
				work === 'reading' ? { parameters: expressions } : {},
			);
			expect(out.length + errors.length).toBe(COUNT);
			expect(done).toBeGreaterThanOrEqual(COUNT);
			awake.expectTurnsFor(COUNT);
		},
	);

	it.each<BulkWork>(['encoding', 'giving', 'refusing', 'telling', 'preparing'])(
		'lets n8n get on with other things, with many items in a request: %s',
		async (work) => {
			const { items: out, errors } = await run(bulk(work));
			expect(out.length + errors.length).toBe(COUNT);
			expect(done).toBeGreaterThanOrEqual(COUNT);
			awake.expectTurnsFor(COUNT);
		},
	);

	it.each([
		['reading', () => single('reading')],
		['working', () => single('working')],
		['failing', () => single('failing')],
		['encoding', () => bulk('encoding')],
		['building errors', () => bulk('preparing')],
	])('ends soon after it is canceled: %s', async (_work, only) => {
		const onStart = (cancel: () => void) => awake.atThirdTurn(cancel);
		const { status } = await run(only(), { onStart });
		expect(status).toBe('canceled');
		expect(done).toBeLessThan(COUNT / 10);
	});

	it('stops where the node stops on errors, too', async () => {
		const onStart = (cancel: () => void) => awake.atThirdTurn(cancel);
		const { status } = await run(single('working'), { onStart, onError: undefined });
		expect(status).toBe('canceled');
		expect(done).toBeLessThan(COUNT / 10);
	});

	it('cuts lanes with pauses, and no more of them once it may not go on', async () => {
		awake.watch(() => done);
		const cut = async (goOn: () => boolean) =>
			await runLanes(
				COUNT,
				10,
				(i) => {
					did();
					return `agent ${i % 100}`;
				},
				async () => {},
				goOn,
			);
		await cut(() => true);
		expect(done).toBe(COUNT);
		awake.expectTurnsFor(COUNT);
		await cut(() => done < COUNT + 100);
		expect(done).toBe(COUNT + 100);
	});
});
