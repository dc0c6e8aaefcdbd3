import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { byId, PASTED, useMaxContact } from '../support/maxContact';
import { anything } from './values';

const SEED = 20_261_121;
const VALUE = '={{ $json.value }}';
const hours = (given: INodeParameters): INodeParameters => ({
	callingHours: { window: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', ...given }] },
});

/** Each rule with the item's value in it, and its label. */
const rules: Array<[label: string, rules: INodeParameters]> = [
	['Allowed Numbers', { allowedNumbers: VALUE }],
	['Blocked Numbers', { blockedNumbers: VALUE }],
	['Calling Hours', hours({ days: VALUE })],
	['Calling Hours', hours({ from: VALUE })],
	['Calling Hours', hours({ to: VALUE })],
	['Calling Timezone', { ...hours({}), callingTimezone: VALUE }],
	['Country Code', { numberFormat: 'plusAndCountry', countryCode: VALUE }],
	['Digits to Keep', { numberFormat: 'lastDigits', keepDigits: VALUE }],
	['Held As', { heldAs: VALUE }],
	['Number Format', { numberFormat: VALUE }],
];

describe('calling rules that hold anything', () => {
	const bench = useMaxContact({ maxContact: { ringMs: 0 } });

	it.each(rules)('%s: place the call, hold it or are refused by name: %j', async (label, rule) => {
		const beforeCall = { blockedNumbers: '999*', ...rule };
		const parameters = {
			...{ resource: 'call', operation: 'dial', userId: byId('={{ $json.agent }}') },
			...{ phoneNumber: byId('={{ $json.phone }}'), beforeCall },
		};
		await fc.assert(
			fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 8 }), async (values) => {
				const credentials = bench.credentials({ ...PASTED, blockedNumbers: '*112' });
				const items = values.map((value, n) => {
					const item = { agent: String(1001 + n), phone: '44112' };
					Reflect.set(item, 'value', value);
					return item;
				});
				const more = { credentials, onError: 'continueRegularOutput' } as const;
				const run = await bench.run(parameters, items, more);
				expect(run.error).toBeUndefined();
				expect(run.items).toHaveLength(items.length);
				for (const { json } of run.items) {
					const isRefused = String(json.error ?? '').startsWith(`'${label}`);
					const hold = json.error === undefined ? json : Object(json.details);
					if (!isRefused) expect([hold.held, typeof hold.reason]).toEqual([true, 'string']);
				}
				// Whatever the node's rule says: the owner of the credential blocked the number.
				expect(bench.simulator.requests).toEqual([]);
			}),
			{ numRuns: 5, seed: SEED },
		);
	});
});
