import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@n8n/backend-common';
import { queryOf } from '../../../../nodes/VirtualContactCenter/dialAndWait/awaitedCall';
import { VirtualContactCenter } from '../../../../nodes/VirtualContactCenter/VirtualContactCenter.node';
import { fetchOnNewConnection } from '../../../../sandbox/http';
import { CredentialStore } from '../../../support/credentials';
import { urlOfNobody, useServer } from '../../../support/server';
import { useWebhooks } from '../../../support/triggerWebhook';

const COOKIE = 'PHPSESSID=made-up-session-of-the-agent';
const CALL = { execution: '7', signature: 'made-up-token', call: '0123456789abcdef' };
const FIELDS = { ctl_userdata: '[note|a=b & c]', resultCode: 'SUCCESS', errorString: '' };
const RUNNING = { status: 409, body: { message: 'The execution "7" is running already.' } };
/** What n8n 2.41 says of a manual run that does not sleep yet. */
const MANUAL = {
	status: 500,
	body: { code: 0, message: "Cannot read properties of undefined (reading 'resumeToken')" },
};
const ENDED = { status: 409, body: { message: 'The execution "7 has finished already.' } };
const TAKEN = { status: 200, body: 'OK' };

describe("the node's own webhook", () => {
	// Stands where n8n wakes executions.
	const n8n = useServer();
	const openWebhook = useWebhooks();

	async function webhook(cookie = COOKIE, resumeAt = n8n.url) {
		const { url } = await openWebhook({
			node: new VirtualContactCenter(),
			parameters: { resource: 'call', operation: 'dialAndWait' },
			webhook: 'setup',
			credentials: new CredentialStore({ virtualContactCenterApi: { sessionCookie: cookie } }),
			webhookWaitingBaseUrl: `${resumeAt}/webhook-waiting`,
		});
		return async (query: string, fields: Record<string, string> = FIELDS, type?: string) => {
			const response = await fetchOnNewConnection(`${url}?${query}`, {
				method: 'POST',
				headers: { 'content-type': type ?? 'application/x-www-form-urlencoded' },
				body: new URLSearchParams(fields).toString(),
			});
			return [response.status, await response.text()];
		};
	}
	const forms = () => n8n.received.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

	it("hands a post on to the execution's resume URL, and gives its answer", async () => {
		n8n.answer(TAKEN);
		const post = await webhook();
		expect(await post(queryOf(CALL, COOKIE))).toEqual([200, 'OK']);
		expect(n8n.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
			'POST /webhook-waiting/7?signature=made-up-token&call=0123456789abcdef',
		]);
		expect(forms()).toEqual([FIELDS]);
	});

	it('holds a post while the execution runs, and hands it on until it is taken', async () => {
		n8n.answer(RUNNING, MANUAL, 'cut', { status: 503 }, TAKEN);
		const post = await webhook();
		expect(await post(queryOf({ ...CALL, execution: '6' }, COOKIE))).toEqual([202, 'Accepted']);
		await n8n.arrived(5);
		expect(forms()).toEqual(Array(5).fill(FIELDS));
		expect(new Set(n8n.paths)).toEqual(new Set(['/webhook-waiting/6']));
	});

	it('lets go of a post when the execution has ended, and has room again', async () => {
		n8n.answer(RUNNING);
		const post = await webhook();
		const query = queryOf({ ...CALL, execution: '8' }, COOKIE);
		const statuses = [];
		for (let i = 0; i < 5; i++) statuses.push((await post(query))[0]);
		expect(statuses).toEqual([202, 202, 202, 202, 503]);
		// Another call is not in its way.
		expect((await post(queryOf({ ...CALL, execution: '9' }, COOKIE)))[0]).toBe(202);
		n8n.answer(ENDED);
		// Each of the held ones is told once more, and no more.
		await n8n.arrived(n8n.received.length + 5);
		n8n.answer(RUNNING);
		// The answers are on their way to them.
		let status;
		do [status] = await post(query);
		while (status === 503);
		expect(status).toBe(202);
		n8n.answer(TAKEN);
		await n8n.arrived(n8n.received.length + 1);
	});

	it('hands one of several early posts on, drops the others, and takes no further one', async () => {
		const other = '/webhook-waiting/13';
		const ofCall = () => n8n.paths.filter((path) => path !== other).length;
		n8n.answerBy(async ({ url }) => {
			if (url.startsWith(other) || ofCall() <= 2) return RUNNING;
			if (ofCall() > 3) return ENDED;
			// Longer than the second post pauses: it must not go out meanwhile.
			await sleep(500);
			return TAKEN;
		});
		const logged = jest.spyOn(Logger.prototype, 'error');
		const post = await webhook();
		const query = queryOf({ ...CALL, execution: '12' }, COOKIE);
		expect([await post(query), await post(query)]).toEqual(Array(2).fill([202, 'Accepted']));
		await post(queryOf({ ...CALL, execution: '13' }, COOKIE));
		while (ofCall() < 3) await n8n.arrived(n8n.received.length + 1);
		expect(await post(query)).toEqual([409, 'Conflict']);
		// One that has been held for as long pauses as long as the second post: it has come back by then.
		await n8n.arrived(n8n.received.length + 2);
		expect(ofCall()).toBe(3);
		const lost = logged.mock.calls.filter(([words]) => words.endsWith('/webhook-waiting/12'));
		expect(lost).toEqual([]);
		logged.mockRestore();
		n8n.answer(TAKEN);
		await n8n.arrived(n8n.received.length + 1);
	});

	it('holds nothing that is too long to be held', async () => {
		n8n.answer(RUNNING);
		const post = await webhook();
		const long = { ...FIELDS, ctl_userdata: `[note|${'x'.repeat(100_000)}]` };
		expect((await post(queryOf({ ...CALL, execution: '10' }, COOKIE), long))[0]).toBe(503);
	});

	it.each<[string, string]>([
		['nothing', ''],
		['a wrong token', forged({ signature: 'made-up' })],
		['the id of another execution', forged({ execution: '8' })],
		['another call', forged({ call: '0' })],
		['an address in place of the execution', forged({ execution: '//elsewhere.example/x' })],
		['an address beside it', `${forged({ execution: '8' })}&url=http%3A%2F%2F127.0.0.1%3A1`],
		['a proof made with another cookie', queryOf(CALL, 'PHPSESSID=of-somebody-else')],
		['a proof made with no cookie', queryOf(CALL, '')],
		['no proof', queryOf(CALL, COOKIE).replace(/&proof=.*/, '')],
		['a proof that is cut', queryOf(CALL, COOKIE).slice(0, -1)],
	])('turns away a post with %s, and asks nobody', async (_what, query) => {
		const post = await webhook();
		expect(await post(query)).toEqual([401, 'Unauthorized']);
		expect(await post(query, {})).toEqual([401, 'Unauthorized']);
		expect(n8n.received).toEqual([]);
	});

	it('turns everybody away where the credential has no cookie', async () => {
		const post = await webhook('');
		expect((await post(queryOf(CALL, '')))[0]).toBe(401);
		expect(n8n.received).toEqual([]);
	});

	it("asks n8n's own address only, whatever an execution is called", async () => {
		n8n.answer(TAKEN);
		const post = await webhook();
		const execution = '//elsewhere.example/../?x#';
		expect((await post(queryOf({ ...CALL, execution }, COOKIE)))[0]).toBe(200);
		expect(n8n.paths).toEqual([
			`/webhook-waiting/${encodeURIComponent('//elsewhere.example/../?x#')}`,
		]);
	});

	it.each<[number, Record<string, string>, string | undefined]>([
		[400, { callDuration: '00:01:00' }, undefined],
		[415, FIELDS, 'text/plain'],
	])('answers %i to what is no end of a call: %j', async (status, fields, type) => {
		const post = await webhook();
		expect((await post(queryOf(CALL, COOKIE), fields, type))[0]).toBe(status);
		expect(n8n.received).toEqual([]);
	});

	it('hands its own proof on to nobody', async () => {
		n8n.answer(TAKEN);
		const post = await webhook();
		const query = queryOf({ ...CALL, execution: '11' }, COOKIE);
		const proof = new URLSearchParams(query).get('proof') ?? '';
		const back = `http://n8n.example/webhook/x?${query}`;
		await post(query, { ...FIELDS, ctl_userdata: `[ctl_callbackUrl|${back}]`, back });
		expect(proof).toHaveLength(43);
		expect(n8n.received[0]?.body).toContain('ctl_callbackUrl');
		expect(n8n.received[0]?.body).not.toContain(proof);
	});

	it('tells who asks without content whether the way is open', async () => {
		const post = await webhook();
		n8n.answer(RUNNING);
		expect(await post(queryOf(CALL, COOKIE), {})).toEqual([204, '']);
		n8n.answer(MANUAL);
		expect(await post(queryOf(CALL, COOKIE), {})).toEqual([204, '']);
		n8n.answer({ status: 400, body: 'Bad Request' });
		expect((await post(queryOf(CALL, COOKIE), {}))[0]).toBe(400);
		const nowhere = await webhook(COOKIE, await urlOfNobody());
		expect((await nowhere(queryOf(CALL, COOKIE), {}))[0]).toBe(502);
	});
});

/** The query of a call with its proof, changed afterwards. */
function forged(change: Partial<typeof CALL>): string {
	const query = new URLSearchParams(queryOf(CALL, COOKIE));
	for (const [name, value] of Object.entries(change)) query.set(name, value);
	return query.toString();
}
