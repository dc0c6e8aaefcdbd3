import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ameyoSeed } from '../../../../sandbox';
import { byId, useAmeyo } from '../../../support/ameyo';
import { contacts, leads, upload } from '../../../support/ameyoOperations';
import { toErrorOutput } from '../../../support/run';
import { stopClock } from '../../../support/stopClock';

const addCallback: INodeParameters = {
	resource: 'callback',
	operation: 'create',
	authentication: 'session',
	campaignId: byId('1'),
	callbackTime: '2031-05-06 07:08:09',
	phone: '={{ $json.phone ?? "5550001" }}',
};
const phones = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ phone: `555${1000 + n}` }));

describe('a session that may be dead', () => {
	const bench = useAmeyo();
	stopClock();

	const count = (command: string) =>
		bench.ameyo.counts.commands[command] ?? { received: 0, carriedOut: 0 };
	/** Credentials with a session that is in use. */
	async function inUse(change: IDataObject = {}) {
		const credentials = bench.credentials(change);
		const { error } = await bench.run(leads, undefined, { credentials });
		expect(error).toBeUndefined();
		return credentials;
	}

	describe('a refusal while the session lives', () => {
		it.each([
			'Agent 7 is not authenticated on a phone',
			'Session expired for agent amit',
			'Invalid session Id: of the phone',
			'Please log in to the campaign first',
			'Access denied',
			'No such agent',
			'Request timed out',
			'',
		])('stands, and the command is sent once: %j', async (words) => {
			const credentials = await inUse();
			bench.ameyo.become({ refusedCommands: { addCallback: words } });
			const { error } = await bench.run(addCallback, undefined, { credentials });
			expect(error?.message).toContain(words === '' ? 'gave no reason' : words);
			expect(error?.description ?? '').not.toContain('It is not known');
			expect(count('addCallback')).toEqual({ received: 1, carriedOut: 0 });
			expect(count('ping-session')).toEqual({ received: 1, carriedOut: 1 });
			expect(bench.ameyo.counts.logins).toBe(1);
		});

		it.each([401, 403] as const)(
			'stands under HTTP %d after one question at most',
			async (status) => {
				const credentials = await inUse();
				const body = { message: 'access.denied.for.user', code: 1, info: 'x' };
				bench.ameyo.misbehave({ command: 'addCallback', answer: { status, body }, times: null });
				const { error } = await bench.run(addCallback, undefined, { credentials });
				expect(error?.message).toBe('access.denied.for.user');
				// 401 is proof enough: renewed, and sent once more. 403 is asked about.
				expect(count('addCallback').received).toBe(status === 401 ? 2 : 1);
				expect(bench.ameyo.counts.logins).toBe(status === 401 ? 2 : 1);
			},
		);

		it('is asked about once a run where its words say nothing of a session', async () => {
			const credentials = await inUse();
			bench.ameyo.become({ refusedCommands: { addCallback: 'Number 12 is not known' } });
			const one = { ...addCallback, requestOptions: { concurrency: 1 } };
			const { errors } = await bench.run(one, phones(20), { credentials, onError: toErrorOutput });
			expect(errors).toHaveLength(20);
			expect(count('addCallback').received).toBe(20);
			expect(count('ping-session').received).toBe(1);
		});

		it('is asked about each time where its words do', async () => {
			const credentials = await inUse();
			bench.ameyo.become({ refusedCommands: { addCallback: 'Agent is not authenticated' } });
			const one = { ...addCallback, requestOptions: { concurrency: 1 } };
			const { errors } = await bench.run(one, phones(3), { credentials, onError: toErrorOutput });
			expect(errors).toHaveLength(3);
			expect(count('addCallback').received).toBe(3);
			expect(count('ping-session').received).toBe(3);
			expect(bench.ameyo.counts.logins).toBe(1);
		});

		it('of an upload leaves the batch sent once', async () => {
			const credentials = await inUse();
			bench.ameyo.become({
				refusedCommands: { uploadContacts: 'Your license session has expired' },
			});
			const { errors } = await bench.run(upload, contacts(3), {
				credentials,
				onError: toErrorOutput,
			});
			expect(errors).toHaveLength(3);
			expect(count('uploadContacts')).toEqual({ received: 1, carriedOut: 0 });
		});
	});

	describe('a question that is refused for another reason', () => {
		it.each([
			['User not found'],
			['Database timeout, session pool exhausted'],
			['Internal error, please try again'],
			[''],
		])('proves nothing: %j', async (words) => {
			const credentials = await inUse();
			const refusal = { status: 'error', reason: words, details: words };
			bench.ameyo.misbehave({ command: 'addCallback', answer: { body: refusal } });
			bench.ameyo.misbehave({ command: 'ping-session', answer: { body: refusal }, times: null });
			const { error } = await bench.run(addCallback, undefined, { credentials });
			expect(error?.message).toContain(words === '' ? 'gave no reason' : words);
			expect(count('addCallback').received).toBe(1);
			expect(bench.ameyo.counts.logins).toBe(1);
		});

		it.each([
			['a page', { html: 500 } as const],
			['a cut connection', { dropBefore: true }],
			['a server that is too busy', { status: 503 }],
		])('proves nothing either: %s', async (_name, fate) => {
			const credentials = await inUse();
			bench.ameyo.become({ refusedCommands: { addCallback: 'Session expired' } });
			bench.ameyo.misbehave({ command: 'ping-session', ...fate, times: null });
			const { error } = await bench.run(addCallback, undefined, { credentials });
			expect(error?.message).toBe('Session expired');
			expect(count('addCallback').received).toBe(1);
			expect(bench.ameyo.counts.logins).toBe(1);
		});
	});

	describe('a dead one', () => {
		it.each([
			null,
			'Invalid session Id',
			'Session expired',
			'Please log in',
			'Not authenticated',
			'Access denied',
			'Ihre Sitzung wurde beendet',
			'Su sesion {id} ha caducado',
			'E-4711',
		])('is renewed, and the command sent once more: told with %j', async (deadSessionWords) => {
			const credentials = await inUse();
			bench.ameyo.become({ deadSessionWords });
			bench.ameyo.expireSessions();
			const { error, items } = await bench.run(addCallback, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(count('addCallback')).toEqual({ received: 2, carriedOut: 1 });
			expect(count('ping-session').received).toBe(1);
			expect(bench.ameyo.counts.logins).toBe(2);
		});

		it.each(['401', '403', 'redirect'] as const)(
			'is renewed, and the command sent once more: told with %s',
			async (deadSessionAs) => {
				const credentials = await inUse();
				bench.ameyo.become({ deadSessionAs });
				bench.ameyo.expireSessions();
				const { error } = await bench.run(addCallback, undefined, { credentials });
				expect(error).toBeUndefined();
				expect(count('addCallback')).toEqual({ received: 2, carriedOut: 1 });
				expect(bench.ameyo.counts.logins).toBe(2);
			},
		);

		it.each(['Ihre Sitzung wurde beendet', 'Session expired'])(
			'that n8n still stores is renewed before anything else is sent: told with %j',
			async (deadSessionWords) => {
				bench.ameyo.become({ deadSessionWords });
				const credentials = bench.credentials({ sessionId: `d1-${deadSessionWords.length}` });
				const { error } = await bench.run(addCallback, undefined, { credentials });
				expect(error).toBeUndefined();
				expect(count('addCallback')).toEqual({ received: 1, carriedOut: 1 });
				expect(bench.ameyo.counts.logins).toBe(1);
			},
		);

		it.each([null, 'Ihre Sitzung wurde beendet'])(
			'takes one login and few questions for 50 items, each carried out once: told with %j',
			async (deadSessionWords) => {
				const credentials = await inUse();
				bench.ameyo.become({ deadSessionWords });
				bench.ameyo.expireSessions();
				const before = bench.ameyo.callbacks.size;
				const { items, error } = await bench.run(addCallback, phones(50), { credentials });
				expect(error).toBeUndefined();
				expect(items.map(({ json }) => json.phone)).toEqual(phones(50).map(({ phone }) => phone));
				expect(bench.ameyo.callbacks.size).toBe(before + 50);
				expect(count('addCallback').carriedOut).toBe(50);
				expect(count('addCallback').received).toBeLessThanOrEqual(60);
				expect(count('ping-session').received).toBeLessThanOrEqual(3);
				expect(bench.ameyo.counts.logins).toBe(2);
			},
		);

		it('is never renewed twice for one command', async () => {
			const credentials = await inUse();
			bench.ameyo.misbehave({ command: 'addCallback', expireSession: true, times: null });
			const { error } = await bench.run(addCallback, undefined, { credentials });
			expect(error?.message).toMatch(/^Invalid session Id/);
			expect(count('addCallback')).toEqual({ received: 2, carriedOut: 0 });
			expect(bench.ameyo.counts.logins).toBe(2);
		});

		it('is said to be none where the login is refused then: nothing was carried out', async () => {
			const credentials = await inUse();
			bench.ameyo.expireSessions();
			bench.ameyo.become({ refusedCommands: { login: 'The user is locked' } });
			const { error } = await bench.run(addCallback, undefined, { credentials });
			expect(error?.message).toBe('The user is locked');
			expect(error?.description ?? '').not.toContain('It is not known');
			expect(count('addCallback')).toEqual({ received: 1, carriedOut: 0 });
		});

		it('that somebody else renewed meanwhile is taken over, without a login', async () => {
			const credentials = await inUse();
			const own = bench.ameyo.sessions.get(String(credentials.of('ameyoSessionApi').sessionId));
			bench.ameyo.misbehave({ command: 'addCallback', hold: true });
			const arrived = bench.ameyo.nextRequest('addCallback');
			const run = bench.run(addCallback, undefined, { credentials });
			await arrived;
			if (own) bench.ameyo.sessions.set('d1-elsewhere', { ...own, sessionId: 'd1-elsewhere' });
			credentials.change('ameyoSessionApi', { sessionId: 'd1-elsewhere' });
			if (own) own.ended = 'other login';
			bench.ameyo.calm();
			const { error } = await run;
			expect(error).toBeUndefined();
			expect(count('addCallback')).toEqual({ received: 2, carriedOut: 1 });
			expect(bench.ameyo.requests.at(-1)).toMatchObject({
				command: 'addCallback',
				sessionId: 'd1-elsewhere',
			});
			expect(bench.ameyo.counts.logins).toBe(1);
		});

		it.each([
			['and the session renewed by somebody else', true],
			['and nothing else', false],
		])('ends the run where the user was changed meanwhile, %s', async (_name, isRenewed) => {
			const credentials = await inUse();
			const own = credentials.of('ameyoSessionApi').sessionId;
			bench.ameyo.misbehave({ command: 'addCallback', hold: true });
			const arrived = bench.ameyo.nextRequest('addCallback');
			const one = { ...addCallback, requestOptions: { concurrency: 1 } };
			const run = bench.run(one, phones(2), { credentials });
			await arrived;
			credentials.change('ameyoSessionApi', { ...ameyoSeed.SECOND_MANAGER });
			bench.ameyo.expireSessions();
			if (isRenewed) {
				const other = await bench.run(leads, undefined, { credentials });
				expect(other.error).toBeUndefined();
				expect(credentials.of('ameyoSessionApi').sessionId).not.toBe(own);
			}
			const logins = bench.ameyo.counts.logins;
			bench.ameyo.calm();
			const { error, status } = await run;
			expect(status).toBe('error');
			expect(error?.message).toBe('The credential was changed while the workflow ran');
			expect(bench.sent('addCallback').map(({ sessionId }) => sessionId)).toEqual([own]);
			expect(count('addCallback')).toEqual({ received: 1, carriedOut: 0 });
			expect(bench.ameyo.counts.logins).toBe(logins);
		});
	});

	describe('the end of a session', () => {
		const logout: INodeParameters = { resource: 'session', operation: 'logout' };

		it('is not taken for done where a living session is refused in words that sound dead', async () => {
			const credentials = await inUse();
			bench.ameyo.become({ refusedCommands: { logout: 'Log in to a phone before you log out' } });
			const { error } = await bench.run(logout, undefined, { credentials });
			expect(error?.message).toBe('Log in to a phone before you log out');
			expect(credentials.of('ameyoSessionApi').sessionId).toMatch(/^d431-/);
			expect(bench.ameyo.livingSessions()).toHaveLength(1);
		});

		it.each([null, 'Ihre Sitzung wurde beendet'])(
			'is done where it is over already: told with %j',
			async (deadSessionWords) => {
				const credentials = await inUse();
				bench.ameyo.become({ deadSessionWords });
				bench.ameyo.expireSessions();
				const { items, error } = await bench.run(logout, undefined, { credentials });
				expect(error).toBeUndefined();
				expect(items[0]?.json).toEqual({ success: true });
				expect(credentials.of('ameyoSessionApi').sessionId).toBe('');
				expect(bench.ameyo.counts.logins).toBe(1);
			},
		);

		it.each(['{}', 'null', ''])('is done with the answer %j', async (body) => {
			const credentials = await inUse();
			bench.ameyo.misbehave({ command: 'logout', answer: { body } });
			const { items, error } = await bench.run(logout, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items[0]?.json).toEqual({ success: true });
		});

		it.each(['[]', '5', '"perhaps"'])('is in doubt with the answer %s', async (body) => {
			const credentials = await inUse();
			bench.ameyo.misbehave({ command: 'logout', answer: { body } });
			const { error } = await bench.run(logout, undefined, { credentials });
			expect(error?.message).toBe('Ameyo did not confirm that the session was ended');
			expect(error?.description).toContain('It is not known whether Ameyo carried it out');
			expect(error?.context).toMatchObject({ details: { answer: body } });
		});
	});
});
