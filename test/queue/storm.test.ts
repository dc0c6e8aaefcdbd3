import { maxContactSeed } from '../../sandbox';
import { postJson } from '../e2e/postJson';
import { locator } from '../e2e/workflow';
import { endedAs, openStage, type Stage } from './stage';

const WEBHOOKS = 200;
const WORKERS = 2;

/** One agent for each webhook: the calls of one agent would wait for each other. */
const agents = maxContactSeed.AGENTS.slice(0, 1).flatMap((agent) =>
	Array.from({ length: WEBHOOKS }, (_, i) => ({ ...agent, userId: 10_000 + i })),
);
/** Fewer in the short form: the way to a new session is the same. */
const UPLOADS = process.env.QUEUE_TESTS === 'full' ? WEBHOOKS : 50;
const phones = Array.from({ length: UPLOADS }, (_, i) => String(9_876_500_000 + i));

describe('webhooks over an expired session', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await openStage({ maxContact: { ringMs: 0, agents } });
	});
	afterAll(async () => await stage.close());

	it(`place every call once, ${WEBHOOKS} of MaxContact, with at most one login a worker`, async () => {
		const { maxContact } = stage.sandbox;
		const { id, url } = await stage.publishOnPost('storm of dials', [
			stage.packNode('Dial', 'maxContact', {
				resource: 'call',
				operation: 'dial',
				userId: locator('={{ $json.body.agent }}'),
				phoneNumber: locator('01610000001'),
			}),
		]);
		const [first, ...others] = agents.map(({ userId }) => userId);
		await postJson(url, { agent: first });
		expect(await endedAs(id, 1)).toEqual({ success: 1 });
		const before = maxContact.counts.tokensIssued;
		maxContact.expireTokens();
		await Promise.all(others.map(async (agent) => await postJson(url, { agent })));
		expect(await endedAs(id, WEBHOOKS)).toEqual({ success: WEBHOOKS });

		const once = agents.map(({ userId }) => [String(userId), 1]);
		expect(maxContact.counts.dialsByAgent).toEqual(Object.fromEntries(once));
		expect(maxContact.counts.overlappingCommands).toEqual({});
		const logins = maxContact.counts.tokensIssued - before;
		expect(logins).toBeGreaterThanOrEqual(1);
		expect(logins).toBeLessThanOrEqual(WORKERS);
	});

	it(`upload every contact once, ${UPLOADS} of Ameyo, with at most one login a worker`, async () => {
		const { ameyo } = stage.sandbox;
		const { id, url } = await stage.publishOnPost('storm of contacts', [
			stage.packNode('Upload', 'ameyo', {
				authentication: 'session',
				resource: 'contact',
				operation: 'upload',
				campaignId: locator('1'),
				leadId: locator('1'),
				dataMode: 'defineBelow',
				columns: { column: [{ name: 'phone1', value: '={{ $json.body.phone }}' }] },
			}),
		]);
		const [first, ...others] = phones;
		await postJson(url, { phone: first });
		expect(await endedAs(id, 1)).toEqual({ success: 1 });
		const before = ameyo.counts.logins;
		ameyo.expireSessions();
		await Promise.all(others.map(async (phone) => await postJson(url, { phone })));
		expect(await endedAs(id, UPLOADS)).toEqual({ success: UPLOADS });

		expect(ameyo.counts.recordsReceived).toBe(UPLOADS);
		expect([...ameyo.contacts.keys()].sort()).toEqual(phones.map((phone) => `1:${phone}`));
		const logins = ameyo.counts.logins - before;
		expect(logins).toBeGreaterThanOrEqual(1);
		expect(logins).toBeLessThanOrEqual(WORKERS);
	});
});
