import { ameyoSeed } from '../../sandbox';
import { runWorkflow } from '../../sandbox/n8n/executions';
import { httpUpload } from './httpUpload';
import { openScene, type Scene } from './scene';
import { TYPED } from './secrets/known';
import { stage } from './stage';

const TYPED_KEY = `${TYPED}hash-key`;
const contacts = 5000;
/** A limit only: on a fast machine each takes seconds. */
const MINUTES = 540_000;
/** Each hundredth row repeats the phone number of the row before. */
const repeated = contacts / 100;
const phoneOf = (row: number) => String(9_800_000_000 + (row % 100 === 99 ? row - 1 : row));
const rows = Array.from({ length: contacts }, (_, row) => `${phoneOf(row)},Contact ${row}`);

describe(`${contacts} contacts of a file`, () => {
	let scene: Scene;

	beforeAll(async () => {
		const { HASH_KEY } = ameyoSeed;
		scene = await openScene({
			ameyo: { hashKeys: [HASH_KEY, { ...HASH_KEY, hashKey: TYPED_KEY }] },
		});
		await scene.file('ameyo-contacts.csv', ['phone1,name', ...rows].join('\n'));
	});
	afterAll(async () => await scene.close());
	beforeEach(() => scene.sandbox.reset());

	it('are each accounted for by the template for scheduled uploads', async () => {
		const { id } = await scene.addTemplate('ameyo-scheduled-contact-upload.json');
		const execution = await runWorkflow(scene.n8n, id, 'Every Morning', MINUTES);

		expect(execution.items('Summary')[0]?.json).toMatchObject({
			total: contacts,
			accepted: contacts - repeated,
			rejected: repeated,
			notSent: 0,
		});
		const answered = execution.items('Upload Contacts').map(({ pairedItem }) => pairedItem);
		expect(answered).toEqual(rows.map((_, item) => ({ item })));
		const { ameyo } = scene.sandbox;
		expect(ameyo.contacts.size).toBe(contacts - repeated);
		expect(ameyo.counts.recordsReceived).toBe(contacts);
		expect(ameyo.counts.commands.uploadContacts?.received).toBe(contacts / 500);
		report('the node of this pack', execution.time('Upload Contacts'), contacts / 500);
	});

	it('take one request each with the HTTP Request node of n8n', async () => {
		const { id } = await scene.add(
			httpUpload(scene.sandbox.url, `${stage().filesFolder}/ameyo-contacts.csv`, TYPED_KEY),
		);
		const execution = await runWorkflow(scene.n8n, id, 'Start', MINUTES);
		expect(execution.items('Upload')).toHaveLength(contacts);
		const { counts } = scene.sandbox.ameyo;
		expect(counts.commands.uploadContacts?.received).toBe(contacts);
		report('the HTTP Request node', execution.time('Upload'), contacts);
	});

	function report(who: string, ms: number, requests: number): void {
		process.stdout.write(
			`    ${contacts} contacts with ${who}: ${(ms / 1000).toFixed(1)} s, ${requests} requests\n`,
		);
	}
});
