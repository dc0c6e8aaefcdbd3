import type { IDataObject } from 'n8n-workflow';
import { maxContactSeed } from '../../../../sandbox';
import type { CredentialStore } from '../../../support/credentials';
import { byId, PASTED, useMaxContact } from '../../../support/maxContact';
import { stopClock } from '../../../support/stopClock';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const ready = { resource: 'agent', operation: 'goReady', userId: byId('={{ $json.agent }}') };
const AGENTS = [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009].map(String);

describe('the token that requests of the MaxContact node carry', () => {
	const bench = useMaxContact();
	stopClock();
	const kept = (store: CredentialStore) => store.of('maxContactApi');

	it.each(['code', 'status', 'words'] as const)(
		'is renewed once when MaxContact calls it dead under way (told by %s)',
		async (unauthorized) => {
			const credentials = bench.credentials();
			await bench.run(users, undefined, { credentials });
			const before = kept(credentials).sessionToken;
			bench.simulator.misbehave({ command: 'goready', expireToken: true, unauthorized });
			const { error, items } = await bench.run(ready, [{ agent: '1010' }], { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			// HTTP 401 proves it; anything else is asked about.
			const question = unauthorized === 'status' ? [] : ['users'];
			expect(bench.commands().slice(2)).toEqual(['goready', ...question, 'apitoken', 'goready']);
			expect(kept(credentials).sessionToken).not.toBe(before);
			expect(bench.simulator.agents.get(1010)?.ready).toBe(true);
		},
	);

	it('is renewed once in mid-run: every item gets its answer, nothing is carried out twice', async () => {
		const credentials = bench.credentials();
		bench.simulator.misbehave({ command: 'goready', expireToken: true, skip: 10 });
		const items = Array.from({ length: 45 }, (_, i) => ({ agent: AGENTS[i % AGENTS.length] }));
		const run = await bench.run(ready, items, { credentials });
		expect(run.error).toBeUndefined();
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
		expect(bench.simulator.counts.tokensIssued).toBe(2);
		expect(bench.simulator.counts.commands.goready?.carriedOut).toBe(45);
	});

	it.each([true, false])(
		'is renewed with one request for 40 executions at once (one living token: %s)',
		async (singleToken) => {
			bench.simulator.settings.singleToken = singleToken;
			const credentials = bench.credentials();
			await bench.run(users, undefined, { credentials });
			bench.simulator.expireTokens();
			const runs = await Promise.all(
				Array.from({ length: 40 }, async () => await bench.run(users, undefined, { credentials })),
			);
			expect(runs.filter(({ error }) => error)).toEqual([]);
			expect(runs.every(({ items }) => items.length === 12)).toBe(true);
			expect(bench.simulator.counts.tokensIssued).toBe(2);
		},
	);

	it('is given up after two renewals when MaxContact calls every token dead', async () => {
		bench.simulator.misbehave({ command: 'users', expireToken: true, times: null });
		const { error } = await bench.run(users, undefined, { credentials: bench.credentials() });
		expect(error?.message).toBe('The token is invalid or has expired.');
		expect(bench.simulator.counts.commands.users?.received).toBe(3);
	});

	it('is sent where it is stored and nothing else is known of it, without a login', async () => {
		const credentials = bench.credentials({
			sessionToken: maxContactSeed.TOKEN_KEY,
			sessionInfo: '',
		});
		const body = { Success: true, Data: null, ResponseCode: 0, ResponseDetail: '' };
		bench.simulator.misbehave({ command: 'hold', answer: { body } });
		const hold = { resource: 'call', operation: 'hold', userId: byId('7'), callId: byId('5001') };
		const { error } = await bench.run(hold, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(bench.simulator.requests.map(({ url }) => url)).toEqual([
			'/webservices/services/telephony/hold/user/7/call/5001',
		]);
	});

	describe('pasted in', () => {
		const pasted = (change: IDataObject = {}) => bench.credentials({ ...PASTED, ...change });

		it.each(['', 'TokenKey='])('is sent as it is (written as %sthe key)', async (before) => {
			const credentials = pasted({ tokenKey: ` ${before}${maxContactSeed.TOKEN_KEY} ` });
			const { error, items } = await bench.run(users, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(12);
			expect(bench.simulator.requests).toMatchObject([
				{ command: 'users', sessionId: maxContactSeed.TOKEN_KEY },
			]);
			expect(bench.simulator.counts.tokensIssued).toBe(0);
			expect(kept(credentials).sessionToken).toBe('');
		});

		it.each([
			['code', 'The token is invalid or has expired.'],
			['status', 'The token is invalid or has expired.'],
			['words', 'The token is invalid or has expired.'],
		] as const)('is not renewed when it is dead (told by %s)', async (unauthorized, message) => {
			bench.simulator.misbehave({ command: 'goready', expireToken: true, unauthorized });
			const { error } = await bench.run(ready, [{ agent: '1010' }], { credentials: pasted() });
			expect(error?.message).toBe(message);
			expect(error?.description).toContain('Paste a new one');
			expect(error?.context?.itemIndex).toBe(0);
			expect(bench.commands()).toEqual(['goready']);
		});

		it('says to paste a new one after a bare HTTP 401', async () => {
			bench.simulator.misbehave({ command: 'users', status: 401 });
			const { error } = await bench.run(users, undefined, { credentials: pasted() });
			expect(error?.message).toBe('MaxContact does not take the TokenKey');
			expect(error?.description).toContain('Paste a new one');
		});
	});

	it('takes the mark off before anything is sent', async () => {
		const credentials = bench.credentials();
		await bench.run(users, undefined, { credentials });
		bench.simulator.expireTokens();
		await bench.run(users, undefined, { credentials });
		const sent = bench.simulator.requests.flatMap(({ headers }) => Object.keys(headers));
		expect(sent.filter((name) => name.startsWith('x-'))).toEqual([]);
	});
});
