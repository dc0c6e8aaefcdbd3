import type { INodeParameters } from 'n8n-workflow';
import { useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const HOUR = 3_600_000;
const CALLBACKS = [120, 5, 130].flatMap((count, campaign) =>
	Array.from({ length: count }, (_, n) => ({
		customerCallbackId: `cm-${[1, 5, 10][campaign]}-${n}`,
		campaignId: [1, 5, 10][campaign] ?? 0,
		selfCallback: false,
		userId: n % 2 === 0 ? 'amit' : 'priya',
		phone: `98765${10_000 + n}`,
		customerId: null,
		info: null,
		inMs: HOUR,
		addedMs: HOUR,
	})),
);
const getAllTenant: INodeParameters = {
	resource: 'callback',
	operation: 'getAllTenant',
	authentication: 'session',
	returnAll: true,
};

describe('callback: get many in tenant', () => {
	const bench = useAmeyo({ ameyo: { callbacks: CALLBACKS } });

	const pages = () => bench.sent('getFiltered');

	it('reads every campaign of the login to its end', async () => {
		const { items, error } = await bench.run(getAllTenant, [{}, {}]);
		expect(error).toBeUndefined();
		for (const item of [0, 1]) {
			const own = items.filter(
				({ pairedItem }) => JSON.stringify(pairedItem) === `{"item":${item}}`,
			);
			expect(own.map(({ json }) => json.customerCallbackId)).toEqual(
				CALLBACKS.map(({ customerCallbackId }) => customerCallbackId),
			);
		}
		expect(bench.ameyo.counts.logins).toBe(1);
	});

	it('asks each campaign page by page, with the filters', async () => {
		const filters = { userIds: 'amit', info: true };
		const { items } = await bench.run({ ...getAllTenant, filters });
		expect(items).toHaveLength(60 + 3 + 65);
		expect(pages().map(({ data }) => data)).toEqual(
			[
				['1', '0'],
				['1', '60'],
				['5', '0'],
				['5', '3'],
				['10', '0'],
				['10', '65'],
			].map(([campaignId, offset]) => ({
				limit: '100',
				campaignId,
				offset,
				userIds: 'amit',
				info: 'true',
			})),
		);
	});

	it.each([
		[3, 3, [['1', '3', '0']]],
		[
			120,
			120,
			[
				['1', '100', '0'],
				['1', '20', '100'],
			],
		],
		[
			122,
			122,
			[
				['1', '100', '0'],
				['1', '22', '100'],
				['1', '2', '120'],
				['5', '2', '0'],
			],
		],
		[9999, 255, undefined],
	])('keeps to a limit of %d over all campaigns', async (limit, count, expected) => {
		const { items } = await bench.run({ ...getAllTenant, returnAll: false, limit });
		expect(items).toHaveLength(count);
		if (expected) {
			expect(pages().map(({ data }) => data)).toMatchObject(
				expected.map(([campaignId, size, offset]) => ({ campaignId, limit: size, offset })),
			);
		}
	});

	it('uses the campaigns of the stored login, without a new one', async () => {
		const credentials = bench.credentials();
		await bench.run(getAllTenant, [{}], { credentials });
		await bench.run(getAllTenant, [{}], { credentials });
		expect(bench.ameyo.counts.logins).toBe(1);
		expect(pages()).toHaveLength(16);
	});

	it('logs in anew where the stored session is dead, and reads the campaigns of the new login', async () => {
		const credentials = bench.credentials();
		await bench.run(getAllTenant, [{}], { credentials });
		bench.ameyo.expireSessions();
		bench.ameyo.settings.campaigns = [];
		const { items, error } = await bench.run(getAllTenant, [{}, {}], { credentials });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(2 * 255);
		expect(bench.ameyo.counts.logins).toBe(2);
	});

	it('gives a callback once where the server gives those of every campaign, whatever is asked', async () => {
		const body = [{ customerCallbackId: 'a' }, { customerCallbackId: 'b' }];
		bench.ameyo.misbehave({ command: 'getFiltered', answer: { body }, times: null });
		const { items } = await bench.run(getAllTenant, [{}, {}]);
		expect(items.map(({ json, pairedItem }) => [json.customerCallbackId, pairedItem])).toEqual(
			[0, 1].flatMap((item) => body.map((row) => [row.customerCallbackId, { item }])),
		);
	});

	it('gives nothing of an item when one campaign fails', async () => {
		bench.ameyo.misbehave({ command: 'getFiltered', skip: 2, status: 500 });
		const { items, errors } = await bench.run(getAllTenant, [{ mark: 'x' }], {
			onError: toErrorOutput,
		});
		expect(items).toEqual([]);
		expect(errors).toMatchObject([
			{ json: { error: 'Ameyo answered with HTTP 500', mark: 'x' }, pairedItem: { item: 0 } },
		]);
	});

	it('tells a wrong password in the words of Ameyo', async () => {
		const { error } = await bench.run(getAllTenant, [{}], {
			credentials: bench.credentials({ password: 'made-up-wrong' }),
		});
		expect(error?.message).toBe('Invalid user id or password');
		expect(JSON.stringify(error)).not.toContain('made-up-wrong');
		expect(pages()).toHaveLength(0);
	});

	it('refuses a filter before anything is sent', async () => {
		const { error } = await bench.run({ ...getAllTenant, filters: { fromDateAdded: 'soon' } });
		expect(error?.message).toContain("'Added After' is not a date");
		expect(bench.ameyo.requests).toHaveLength(0);
	});
});
