import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../nodes/shared/guards';
import { Bench as AmeyoBench } from '../support/ameyo';
import { everyOperation } from '../support/everyOperation';
import type { OperationCase } from '../support/everyOperation';
import { Bench as MaxContactBench, PASTED } from '../support/maxContact';
import { Bench as VirtualContactCenterBench } from '../support/virtualContactCenter';
import { decoded, record } from './decoded';
import type { Decoded } from './decoded';
import { acceptable } from './meant';
import { fieldsOf } from './typedFields';
import type { TypedField } from './typedFields';
import { anything } from './values';

/** How many lists of values each field is tried with. */
const RUNS = 4;
const SEED = 20_261_121;

const ameyo = new AmeyoBench();
const maxContact = new MaxContactBench();
const virtualContactCenter = new VirtualContactCenterBench();
const BENCHES = { ameyo, maxContact, virtualContactCenter };
const received: Decoded[] = [];

beforeAll(async () => {
	await ameyo.open({ ameyo: { ringMs: 0 } });
	await maxContact.open({ maxContact: { ringMs: 0 } });
	await virtualContactCenter.open({ virtualContactCenter: { ringMs: 0, talkMs: 0 } });
	for (const bench of [ameyo, maxContact, virtualContactCenter]) record(bench.simulator, received);
});
afterAll(async () => {
	await Promise.all([ameyo.close(), maxContact.close(), virtualContactCenter.close()]);
});

const cases = everyOperation().flatMap((operation) =>
	fieldsOf(operation).map((field) => ({
		operation,
		field,
		name: `${operation.vendor} ${operation.name}: ${field.name}`,
	})),
);

it('finds the fields of every operation', () => {
	expect(cases.length).toBeGreaterThan(100);
});

// What the server decodes is what was typed, or the item was refused in a sentence that names the field. The values of a
// failure are in the message, with the seed and the path to run them again: fc.assert(…, { seed, path }).
describe('a server receives what was typed, and nothing else', () => {
	it.each(cases)('$name', async ({ operation, field }) => {
		const usual = await run(operation, field, [field.usual]);
		const without = await run(operation, field, ['']);
		const [base] = usual.sent;
		expect(base).toBeDefined();
		if (!base) return;
		const many = operation.name !== 'call.dialAndWait';
		const values = fc.array(anything, { minLength: 1, maxLength: many ? 6 : 1 });
		await fc.assert(
			fc.asyncProperty(values, async (typed) => {
				const items = many ? typed.flatMap((value) => [value, field.usual]) : typed;
				const { sent, outcomes } = await run(operation, field, items);
				expect(outcomes).toHaveLength(items.length);
				const left = [...sent];
				for (const [i, value] of items.entries()) {
					const outcome = outcomes[i] ?? '';
					const isRefused = field.refusals.some((words) => outcome.includes(words));
					if (isRefused) continue;
					const wanted = acceptable(value, field, base, without.sent[0]);
					const at = left.findIndex((one) => wanted.some((fits) => fits(one)));
					// In any order: lanes take turns, and uploads go out by their settings.
					if (at < 0) {
						throw new Error(
							`${JSON.stringify(value)} became ${JSON.stringify(left[0])?.slice(0, 2_000)}; its item: ${outcome}`,
						);
					}
					left.splice(at, 1);
					if (value === field.usual) expect(outcome === '').toBe(usual.outcomes[0] === '');
				}
				expect(left).toEqual([]);
			}),
			{ numRuns: RUNS, seed: SEED },
		);
	});
});

/** Runs an operation with a value of a field for each item. Gives what was received, and each item's error. */
async function run(
	{ vendor, parameters, name, file }: OperationCase,
	field: TypedField,
	values: unknown[],
): Promise<{ sent: Decoded[]; outcomes: string[] }> {
	received.length = 0;
	const bench = BENCHES[vendor];
	const result = await bench.run({ ...parameters, ...field.parameters }, values.map(itemWith), {
		onError: 'continueRegularOutput',
		credentials: credentialsOf(vendor),
		binaries: file && values.map(() => file),
	});
	const { items, error } = result;
	if (name === 'call.getLink') {
		for (const { json } of items) {
			if (typeof json.url === 'string') received.push(decoded({ method: 'GET', url: json.url }));
		}
	}
	const byItem = new Map(items.map(({ json, pairedItem }) => [itemOf(pairedItem), json]));
	return {
		sent: [...received],
		outcomes: values.map((_, i) => (error ? error.message : String(byItem.get(i)?.error ?? ''))),
	};
}

function itemWith(value: unknown): IDataObject {
	const item: IDataObject = {};
	Reflect.set(item, 'value', value);
	return item;
}

const stores = new Map<string, ReturnType<typeof ameyo.credentials>>();

/** One store for all: a login takes time. */
function credentialsOf(vendor: OperationCase['vendor']) {
	const known = stores.get(vendor) ?? newStore(vendor);
	stores.set(vendor, known);
	return known;
}

function newStore(vendor: OperationCase['vendor']) {
	if (vendor === 'maxContact') return maxContact.credentials(PASTED);
	return vendor === 'ameyo' ? ameyo.credentials() : virtualContactCenter.credentials();
}

function itemOf(paired: unknown): number | undefined {
	return isRecord(paired) && typeof paired.item === 'number' ? paired.item : undefined;
}
