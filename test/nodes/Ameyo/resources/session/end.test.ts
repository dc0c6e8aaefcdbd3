import type { INodeParameters } from 'n8n-workflow';
import { useAmeyo } from '../../../../support/ameyo';
import { leads } from '../../../../support/ameyoOperations';
import { stopClock } from '../../../../support/stopClock';

const session = (operation: string): INodeParameters => ({ resource: 'session', operation });

describe.each([
	['logout', 'logout'],
	['terminate', 'terminate-session'],
])('session: %s', (operation, command) => {
	const bench = useAmeyo();
	stopClock();
	it('ends the session at Ameyo and in n8n', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		const { items, error } = await bench.run(session(operation), [{}, {}], { credentials });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ success: true }, { success: true }]);
		expect(credentials.of('ameyoSessionApi').sessionId).toBe('');
		expect(bench.ameyo.livingSessions()).toEqual([]);
		expect(bench.commands()).toEqual(['login', 'getLeadsForCampaign', command]);
	});

	it('sends nothing where n8n holds no session', async () => {
		const { items } = await bench.run(session(operation));
		expect(items[0]?.json).toEqual({ success: true });
		expect(bench.ameyo.requests).toEqual([]);
	});

	it('does not log in to end a session that is dead already', async () => {
		const credentials = bench.credentials({ sessionId: `d1-dead-${operation}` });
		const { items, error } = await bench.run(session(operation), undefined, { credentials });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toEqual({ success: true });
		expect(bench.ameyo.counts.logins).toBe(0);
		expect(credentials.of('ameyoSessionApi').sessionId).toBe('');
	});

	it('is not handed the ended session at the next login', async () => {
		const credentials = bench.credentials();
		await bench.run(leads, undefined, { credentials });
		await bench.run(session(operation), undefined, { credentials });
		const { items, error } = await bench.run(leads, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(4);
		expect(bench.ameyo.counts.logins).toBe(2);
	});
});
