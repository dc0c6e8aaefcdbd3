import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../support/ameyo';
import { upload } from '../../../support/ameyoOperations';
import { toErrorOutput } from '../../../support/run';

const session: INodeParameters = { authentication: 'session', campaignId: byId('1') };
const ping: INodeParameters = {
	authentication: 'session',
	resource: 'session',
	operation: 'ping',
};

describe('servers of Ameyo that answer in another form', () => {
	const bench = useAmeyo();
	const answers = (
		command: string,
		body: unknown,
		more: { status?: number; contentType?: string } = {},
	) => bench.ameyo.misbehave({ command, answer: { body, ...more } });
	const renewable = () => bench.credentials({ sessionId: 'old', sessionInfo: '' });

	it('logs in where the ping answers alive: false', async () => {
		answers('ping-session', { alive: false });
		bench.ameyo.misbehave({
			command: 'ping-session',
			answer: { body: { alive: true } },
			times: null,
		});
		const { items } = await bench.run(ping, undefined, { credentials: renewable() });
		expect(items[0]?.json).toEqual({ alive: true });
		expect(bench.ameyo.counts.logins).toBe(1);
	});

	it('sends no command again for an alive: false of its own', async () => {
		answers('mine', { alive: false });
		const execute = { resource: 'command', operation: 'execute', commandId: 'mine' };
		const { items } = await bench.run({ ...session, ...execute });
		expect(items[0]?.json).toEqual({ alive: false });
		expect(bench.sent('mine')).toHaveLength(1);
	});

	it.each([
		[403, '{"message":"Forbidden","info":"invalid.session.id","status":403}'],
		[200, '{"message":null,"info":"invalid.session.id","status":403}'],
		[200, '{"status":"error","reason":"Refused","details":"Invalid session Id: old"}'],
	])('sees a dead session with HTTP %d in %s', async (status, text) => {
		answers('ping-session', { alive: true, serverTime: 1 });
		answers('getFiltered', text, { status });
		answers('getFiltered', [{ customerCallbackId: 7 }]);
		answers('getFiltered', []);
		const getAll = { ...session, resource: 'callback', operation: 'getAll' };
		// Each time another one: this process takes a session that it has just used for alive.
		const credentials = bench.credentials({ sessionId: `old-${text.length}`, sessionInfo: '' });
		const { items, error } = await bench.run(getAll, undefined, { credentials });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ customerCallbackId: 7 }]);
		expect(bench.ameyo.counts.logins).toBe(1);
	});

	it('reads the failure of a deletion under HTTP 200', async () => {
		answers('deleteCallback', {
			message: null,
			info: '["CallBackManager.invalid.campcust.callback.id", "x1"]',
			status: 512,
			errorCode: 4,
		});
		const { error } = await bench.run({
			authentication: 'session',
			resource: 'callback',
			operation: 'delete',
			customerCallbackId: 'x1',
		});
		expect(error?.message).toBe("There is no callback with the ID 'x1'");
	});

	it.each([
		['a single object', '{"beanResponse":{"customerId":1},"result":"Success."}'],
		['a byte order mark and blanks', '\uFEFF{"beanResponse":[{"customerId":1}]} \n'],
		['a list', '[{"customerId":1}]'],
	])('reads contacts that come as %s', async (_name, text) => {
		answers('getContacts', text, { contentType: 'text/html;charset=ISO-8859-1' });
		const { items, error } = await bench.run({
			...session,
			resource: 'contact',
			operation: 'getAll',
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ customerId: 1 }]);
	});

	it('reads the answer of one record that comes as a single object', async () => {
		answers('uploadContacts', { beanResponse: { Inserted: true, resultTypeString: 'ADDED' } });
		const { items } = await bench.run(upload, [{ phone1: '1' }]);
		expect(items[0]?.json).toMatchObject({ accepted: true, inserted: true });
	});

	it.each([
		['no session', { body: '{}' }],
		['a bare 401', { status: 401, body: '' }],
		['a page with 403', { status: 403, body: '<html></html>' }],
		['a page with 200', { body: '<html></html>' }],
	])('asks once a run for a login that is answered with %s', async (_name, answer) => {
		bench.ameyo.misbehave({ command: 'login', answer, times: null });
		const many = Array.from({ length: 12 }, () => ({}));
		const { errors } = await bench.run(ping, many, { onError: toErrorOutput });
		expect(errors).toHaveLength(12);
		expect(bench.sent('login')).toHaveLength(1);
	});

	it('does not doubt a command where the connection was lost at the login', async () => {
		bench.ameyo.misbehave({ command: 'login', dropBefore: true });
		const addCallback = { resource: 'callback', operation: 'create', phone: '1' };
		const { error } = await bench.run({ ...session, ...addCallback, callbackTime: '2031-05-06' });
		expect(error?.message).toBe('The connection was lost after the request was sent');
		expect(error?.description).toBe(
			'n8n was still logging in: nothing was carried out. Try again.',
		);
		expect(bench.sent('addCallback')).toHaveLength(0);
	});
});
