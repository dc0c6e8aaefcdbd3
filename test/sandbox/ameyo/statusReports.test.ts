import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import { HASH_KEY_HEADERS, useAmeyo } from './client';

const ameyo = useAmeyo({ ameyo: { ringMs: 0 } });

/** What the customer's application received. */
let received: Array<{ method: string; path: string; type: string; body: string }> = [];
let answer = 200;
let server: Server;
let url: string;

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			const { method = '', url: path = '', headers } = request;
			received.push({ method, path, type: headers['content-type'] ?? '', body });
			response.writeHead(answer).end('OK');
		});
	});
	// Node's 5 seconds would now and then cut a connection that a client is just about to use again.
	server.keepAliveTimeout = 72_000;
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/status?token=made-up`;
});
beforeEach(() => {
	received = [];
	answer = 200;
	ameyo.simulator.settings.statusUrl = url;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

/** The parameters of a report, the receiver's own left out. */
function told({ path, body }: { path: string; body: string }): Record<string, string> {
	const sent =
		body === '' ? new URL(path, 'http://receiver').searchParams : new URLSearchParams(body);
	sent.delete('token');
	return Object.fromEntries(sent);
}
const dial = async (phone = '5550001111') => {
	const order = { campaignId: '1', userId: 'agent', phone };
	await ameyo.raw('clickToDialWithToken', order, HASH_KEY_HEADERS);
};
const reports = (rule: object) =>
	ameyo.simulator.misbehave({ command: 'clickToDialWithToken', report: rule });

test('each call is reported with a GET, under the names that clients read', async () => {
	await dial();
	await dial('5550009902');
	await ameyo.simulator.statusReported();
	expect(received).toHaveLength(2);
	expect(received[0]).toMatchObject({
		method: 'GET',
		path: expect.stringMatching(/^\/status\?token=made-up&customerCRTId=/),
		body: '',
	});
	expect(received.map(told)).toEqual([
		{
			customerCRTId: 'd810-59423051-vce-77',
			crtObjectId: 'd810-59423051-vce-77',
			campaignId: '1',
			customerId: '',
			userId: 'agent',
			systemDisposition: 'CONNECTED',
			dispositionCode: '',
			callResult: 'SUCCESS',
			dialledPhone: '5550001111',
			phoneList: '{"phoneList":["5550001111"]}',
			shareablePhonesDialIndex: '0',
			numAttempts: '1',
			callConnectedTime: expect.stringMatching(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \+0530$/),
			ringingTime: expect.stringMatching(/^\d+$/),
			talkTime: '42',
			hangupCauseCode: '',
			recordingFileUrl: 'http://ameyo.example/recordings/d810-59423051-vce-77.wav',
			userAssociations: '',
		},
		expect.objectContaining({
			crtObjectId: 'd810-59423051-vce-78',
			dialledPhone: '5550009902',
			systemDisposition: 'NO_ANSWER',
			callResult: 'FAILURE',
			callConnectedTime: '',
			hangupCauseCode: '480',
		}),
	]);
});

test('a contact is reported with its ID and its attempts', async () => {
	const records = [{ phone1: '5550001111' }];
	const upload = { campaignId: 1, leadId: 1, properties: {}, customerRecords: records };
	await ameyo.send('uploadContacts', upload, HASH_KEY_HEADERS);
	const [contact] = ameyo.simulator.contacts.values();
	await dial();
	await dial();
	await ameyo.simulator.statusReported();
	expect(received.map(told)[1]).toMatchObject({
		customerId: String(contact?.customerId),
		numAttempts: '2',
	});
});

test('in a form and in JSON where it is told so', async () => {
	for (const form of ['form', 'json'] as const) {
		ameyo.simulator.settings.statusForm = form;
		await dial();
		await ameyo.simulator.statusReported();
	}
	const [asForm, asJson] = received;
	const posted = { method: 'POST', path: '/status?token=made-up' };
	expect(asForm).toMatchObject({ ...posted, type: 'application/x-www-form-urlencoded' });
	expect(asForm && told(asForm)).toMatchObject({ systemDisposition: 'CONNECTED' });
	expect(asJson).toMatchObject({ ...posted, type: 'application/json' });
	expect(JSON.parse(asJson?.body ?? '')).toMatchObject({ systemDisposition: 'CONNECTED' });
});

test('a rule repeats a report, leaves it out, or mixes it up', async () => {
	for (const rule of [{ repeat: 3 }, { repeat: 0 }, { scramble: 'fields' }]) {
		reports(rule);
		await dial();
		await ameyo.simulator.statusReported();
	}
	expect(received).toHaveLength(4);
	expect(new Set(received.slice(0, 3).map(({ path }) => path)).size).toBe(1);
	const mixed = new URL(received[3]?.path ?? '', 'http://receiver').searchParams;
	expect(mixed.getAll('systemDisposition')).toEqual(['CONNECTED', 'CONNECTED']);
	expect(mixed.get('_unknown')).toBe('ß & =?');
	expect([...mixed.keys()].indexOf('campaignId')).toBeGreaterThan(3);
});

test('a rule cuts the body in the middle', async () => {
	ameyo.simulator.settings.statusForm = 'json';
	reports({ scramble: 'body' });
	await dial();
	await ameyo.simulator.statusReported();
	expect(() => JSON.parse(received[0]?.body ?? '')).toThrow(SyntaxError);
});

test('a delayed report comes after that of a later call', async () => {
	reports({ delay: 600_000 });
	await dial('5550000001');
	const second = once(server, 'request');
	await dial('5550000002');
	await second;
	ameyo.simulator.calm();
	await ameyo.simulator.statusReported();
	const phones = received.map((report) => told(report).dialledPhone);
	expect(phones).toEqual(['5550000002', '5550000001']);
});

test('the answer is noted; a URL where nobody listens harms no call', async () => {
	answer = 401;
	await dial();
	await ameyo.simulator.statusReported();
	ameyo.simulator.settings.statusUrl = 'http://127.0.0.1:9/';
	await dial();
	await ameyo.simulator.statusReported();
	expect(ameyo.simulator.statusReports).toEqual([
		{ metaData: 'md-77', method: 'GET', answered: 401, words: 'OK' },
		{ metaData: 'md-78', method: 'GET', answered: 0 },
	]);
	expect(ameyo.simulator.calls.map(({ outcome }) => outcome)).toEqual(['connected', 'connected']);
});

test('the control sets the URL; only this machine is called; the page does not show its secret', async () => {
	const set = async (input: object) => (await ameyo.control('ameyo/status-url', input)).status;
	expect(await set({ url: 'https://n8n.example/status' })).toBe(400);
	expect(await set({ url, form: 'json' })).toBe(200);
	await dial();
	await ameyo.simulator.statusReported();
	expect(received[0]?.method).toBe('POST');
	expect(await ameyo.state()).not.toContain('token=made-up');
});
