import type { INodeParameters } from 'n8n-workflow';
import { useAmeyo } from '../../../../support/ameyo';
import { toErrorOutput } from '../../../../support/run';

const del: INodeParameters = {
	resource: 'callback',
	operation: 'delete',
	authentication: 'session',
	customerCallbackId: '={{ $json.id }}',
};
const HOUR = 3_600_000;
const callback = (customerCallbackId: string) => ({
	customerCallbackId,
	campaignId: 1,
	selfCallback: false,
	userId: null,
	phone: '9876540010',
	customerId: null,
	info: null,
	inMs: HOUR,
	addedMs: HOUR,
});
const HOSTILE = [
	'a b',
	'a?b#c&d=e',
	'%2e%2e',
	'%2F',
	'...',
	'पता 📞',
	'a;b=c',
	'"}',
	'<b>',
	'a+b',
	"o'hara",
];
const PLAIN = Array.from({ length: 30 }, (_, n) => `d810-59423051-cm-${n}`);

describe('callback: delete', () => {
	const bench = useAmeyo({ ameyo: { callbacks: [...PLAIN, ...HOSTILE].map(callback) } });

	const deletes = () => bench.sent('deleteCallback');

	it('deletes as documented: the ID in path and body, the session in the header', async () => {
		const { items, error } = await bench.run(del, [{ id: PLAIN[0] }]);
		expect(error).toBeUndefined();
		expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
		expect(deletes()).toMatchObject([
			{
				method: 'DELETE',
				path: `/ameyorestapi/voice/customerCallbacks/${PLAIN[0]}`,
				sessionId: expect.stringMatching(/^d431-/),
				headers: { 'content-type': expect.stringContaining('application/json') },
			},
		]);
		// The sandbox refuses a body that does not name the ID of the path.
		expect(bench.ameyo.callbacks.has(PLAIN[0] ?? '')).toBe(false);
		expect(bench.ameyo.callbacks.size).toBe(PLAIN.length + HOSTILE.length - 1);
	});

	it('deletes many, each paired to its item', async () => {
		const { items } = await bench.run(
			del,
			PLAIN.map((id) => ({ id })),
		);
		expect(items).toEqual(
			PLAIN.map((_, item) => ({ json: { deleted: true }, pairedItem: { item } })),
		);
		expect(bench.ameyo.callbacks.size).toBe(HOSTILE.length);
		expect(bench.ameyo.counts.logins).toBe(1);
	});

	it.each(HOSTILE)('deletes the callback %j and no other', async (id) => {
		const { items, error } = await bench.run(del, [{ id }]);
		expect(error).toBeUndefined();
		expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
		expect(bench.ameyo.callbacks.has(id)).toBe(false);
		expect(bench.ameyo.callbacks.size).toBe(PLAIN.length + HOSTILE.length - 1);
	});

	it.each([
		['', "'Callback ID' is empty"],
		['  ', "'Callback ID' is empty"],
		[null, "'Callback ID' is empty"],
		['.', "'Callback ID' cannot be part of an address: '.'"],
		['..', "'Callback ID' cannot be part of an address: '..'"],
		['../getFiltered', "'Callback ID' cannot be part of an address"],
		['a/b', "'Callback ID' cannot be part of an address"],
		['a\\b', "'Callback ID' cannot be part of an address"],
		['cut \ud83d', "'Callback ID'"],
		[{ id: 1 }, "'Callback ID' must be text, but it is an object"],
		[1.5, "'Callback ID' is a number that cannot be read exactly"],
	])('refuses %j before anything is sent', async (id, message) => {
		const { error } = await bench.run(del, [{ id }]);
		expect(error?.message).toContain(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(bench.ameyo.requests).toHaveLength(0);
	});

	it('sends failed items to the error output, in the words of Ameyo', async () => {
		const { items, errors } = await bench.run(
			{ ...del, requestOptions: { concurrency: 1 } },
			[{ id: PLAIN[0] }, { id: 'gone' }, { id: '' }, { id: PLAIN[1] }, { id: PLAIN[0] }],
			{ onError: toErrorOutput },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
		expect(errors.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			["There is no callback with the ID 'gone'", { item: 1 }],
			["'Callback ID' is empty", { item: 2 }],
			[`There is no callback with the ID '${PLAIN[0]}'`, { item: 4 }],
		]);
		expect(errors[0]?.json.details).toMatchObject({
			httpCode: '512',
			description: expect.stringContaining('customerCallbackId'),
		});
	});

	it.each(['"OK"', '"ok"', 'OK', 'ok\n'])('takes %j for a yes', async (body) => {
		bench.ameyo.misbehave({ command: 'deleteCallback', answer: { body } });
		const { items } = await bench.run(del, [{ id: 'x' }]);
		expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
	});

	it.each(['', '{}', 'null', '"FAILED"', '{"result":"OK"}', '[]', 'false', '"OK, but"'])(
		'does not take %j for a yes',
		async (body) => {
			bench.ameyo.misbehave({ command: 'deleteCallback', answer: { body } });
			const { items, error } = await bench.run(del, [{ id: 'x' }]);
			expect(items).toEqual([]);
			expect(error?.message).toBe('Ameyo did not confirm that the callback was deleted');
			expect(error?.description).toContain('It is not known whether Ameyo carried it out');
		},
	);

	it.each([
		['cut before the work', { dropBefore: true }],
		['cut after the work', { dropAfter: true }],
		['cut in the middle of the answer', { truncate: true }],
	])('never deletes again when the connection is %s', async (_name, rule) => {
		bench.ameyo.misbehave({ command: 'deleteCallback', ...rule });
		const { error } = await bench.run(del, [{ id: PLAIN[0] }]);
		expect(error?.message).toContain('The connection was lost after the request was sent');
		expect(deletes()).toHaveLength(1);
	});

	it.each([429, 500, 503])('never deletes again after HTTP %d', async (status) => {
		bench.ameyo.misbehave({ command: 'deleteCallback', status, retryAfter: 0, times: Infinity });
		const { error } = await bench.run(del, [{ id: PLAIN[0] }]);
		expect(error?.message).toContain(`HTTP ${status}`);
		expect(error?.description).toContain('It is not known whether Ameyo carried it out');
		expect(deletes()).toHaveLength(1);
	});

	it.each([401, 403] as const)(
		'renews a session in mid-run that is told dead with HTTP %d',
		async (deadSessionStatus) => {
			bench.ameyo.misbehave({
				command: 'deleteCallback',
				skip: 5,
				expireSession: true,
				deadSessionStatus,
			});
			const { items, error } = await bench.run(
				{ ...del, requestOptions: { concurrency: 1 } },
				PLAIN.map((id) => ({ id })),
			);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(PLAIN.length);
			expect(bench.ameyo.callbacks.size).toBe(HOSTILE.length);
			expect(bench.ameyo.counts.logins).toBe(2);
			expect(deletes()).toHaveLength(PLAIN.length + 1);
		},
	);

	it('gives up on a server that refuses every session', async () => {
		bench.ameyo.misbehave({ command: 'deleteCallback', status: 401, times: Infinity });
		const { error } = await bench.run(del, [{ id: PLAIN[0] }]);
		expect(error?.message).toContain('HTTP 401');
		expect(deletes()).toHaveLength(2);
	});
});
