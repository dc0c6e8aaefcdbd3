import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAMPAIGNS, AGENTS as AMEYO_AGENTS, LEADS } from '../../sandbox/ameyo/seed';
import {
	AGENTS as MAX_CONTACT_AGENTS,
	LEADS as MAX_CONTACT_LEADS,
	RESULT_CODES,
} from '../../sandbox/maxContact/seed';
import { localTemplate, sampleFile } from '../../sandbox/n8n/localWorkflows';
import { workflowsFolder } from '../../sandbox/n8n/paths';
import { firstTemplate, summary } from '../../sandbox/n8n/summary';
import type { Workflow } from '../../sandbox/n8n/workflows';
import { CRM_RECORDS } from '../../sandbox/virtualContactCenter/seed';
import { isRecord } from '../../nodes/shared/guards';
import { flawsOf } from './canvas';

const files = readdirSync(workflowsFolder).filter((name) => name.endsWith('.json'));
const text = (file: string) => readFileSync(join(workflowsFolder, file), 'utf8');
const template = (file: string): Workflow => JSON.parse(text(file));

/** Every object within a value that is saved in a workflow. */
function objectsIn(value: unknown): Array<Record<string, unknown>> {
	if (Array.isArray(value)) return value.flatMap(objectsIn);
	if (!isRecord(value)) return [];
	return [value, ...Object.values(value).flatMap(objectsIn)];
}

/** What the samples of a template say under this key, in JSON within texts as well: `"userId": "amit"`. */
function sampleValues(file: string, key: string): string[] {
	const pattern = new RegExp(`"${key}": ?"([^"=]+)"`, 'g');
	const values = [...text(file).replaceAll('\\"', '"').matchAll(pattern)];
	return values.map(([, value = '']) => value);
}

const digits = (number: string) => number.replace(/\D/g, '');
const ofVendor = (prefix: string) => files.filter((file) => file.startsWith(prefix));

describe.each(files)('%s', (file) => {
	it('can be read at a glance: no wire crosses a node or a label, and no node hides a text', () => {
		expect(flawsOf(template(file))).toEqual([]);
	});

	it('names what is chosen from a list, so that it can be read before n8n has asked the server', () => {
		const locators = objectsIn(template(file).nodes).filter(({ __rl: isLocator }) => isLocator);
		const chosen = locators.filter(
			({ mode, value }) => mode === 'list' || /^\d+$/.test(String(value)),
		);
		for (const locator of chosen) expect(locator.cachedResultName).toEqual(expect.any(String));
	});
});

it('finds what makes a canvas hard to read', () => {
	const node = (name: string, x: number, y: number, type = 'noOp') => ({
		id: name,
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion: 1,
		position: [x, y] as [number, number],
		parameters: {},
	});
	const to = (name: string) => [[{ node: name, type: 'main' as const, index: 0 }]];
	const note = { ...node('Note', 550, -40, 'stickyNote'), parameters: {} };
	note.parameters = { width: 300, height: 100, content: 'Text' };
	const workflow: Workflow = {
		name: 'Made up',
		nodes: [
			node('One', 0, 0),
			node('Two', 200, 0),
			node('Three', 400, 0),
			node('Four', 420, 60),
			node('Five', 600, 0),
			note,
		],
		connections: { One: { main: to('Three') } },
	};
	expect(flawsOf(workflow)).toEqual([
		'One → Three crosses the node of Two',
		'the node of Three overlaps the node of Four',
		'the name of Three overlaps the node of Four',
		'the node of Five hangs over the note Note',
	]);
});

describe('the data of the demonstration', () => {
	const campaign = (id: number) => CAMPAIGNS.find(({ campaignId }) => campaignId === id);

	it('names campaigns and leads as the sandbox lists them', () => {
		const locators = files.flatMap((file) =>
			template(file).nodes.flatMap(({ parameters }) =>
				['campaignId', 'leadId'].map((key) => ({ key, locator: Object(parameters[key]) })),
			),
		);
		const named = locators.filter(({ locator }) => locator.cachedResultName !== undefined);
		expect(named).toHaveLength(7);
		for (const { key, locator } of named) {
			const id = Number(locator.value);
			const lead = LEADS.find(({ leadId, enabled }) => leadId === id && enabled);
			expect(locator.cachedResultName).toBe(
				key === 'campaignId' ? `${campaign(id)?.campaignName} (${id})` : `Lead ${lead?.leadId}`,
			);
		}
	});

	it("has agents of Ameyo's who can take a call in the campaign beside them", () => {
		const able = AMEYO_AGENTS.filter(({ state }) => state === 'available');
		const asked = ofVendor('ameyo').flatMap((file) => sampleValues(file, 'userId'));
		expect(asked).not.toEqual([]);
		for (const userId of asked) {
			expect(able.find((agent) => agent.userId === userId)?.campaignIds).toContain(1);
		}
		const campaigns = ofVendor('ameyo').flatMap((file) => sampleValues(file, 'campaignId'));
		expect(new Set(campaigns)).toEqual(new Set(['1']));
	});

	it('gives one number to one customer, in the file and in the lists', () => {
		const rows = text(sampleFile).trim().split('\n').slice(1);
		const owners = new Map(
			[...rows].reverse().map((row) => {
				const [phone = '', name = ''] = row.split(',');
				return [phone, name.split(' ')[0]];
			}),
		);
		const listed = ofVendor('ameyo').flatMap((file) => [
			...text(file)
				.replaceAll('\\"', '"')
				.matchAll(/"name": "([^"]+)", "phone": "(\d+)"/g),
		]);
		expect(listed).not.toEqual([]);
		for (const [, name, phone = ''] of listed) expect(owners.get(phone)).toBe(name);
		const numbers = sampleValues('ameyo-try-list-again.json', 'phone');
		expect(numbers).not.toEqual([]);
		for (const number of numbers) expect([...owners.keys()]).toContain(number);
	});

	it('has agents, numbers and result codes that MaxContact knows', () => {
		const said = (key: string) => ofVendor('maxcontact').flatMap((file) => sampleValues(file, key));
		const ready = MAX_CONTACT_AGENTS.filter((agent) => agent.ready && agent.loggedIn);
		const known = {
			userId: ready.map(({ userId }) => String(userId)),
			phone: MAX_CONTACT_LEADS.flatMap(({ phones }) => phones.map((phone) => phone.phoneNumber)),
			resultCode: RESULT_CODES.filter((code) => code.isAgentViewable).map(({ code }) => code),
		};
		for (const [key, values] of Object.entries(known)) {
			expect(said(key)).not.toEqual([]);
			for (const value of said(key)) expect(values).toContain(value);
		}
	});

	it('has customers of 8x8 who are in its CRM, under their own names', () => {
		const contacts = objectsIn(
			JSON.parse(
				String(
					template('8x8-dial-list.json').nodes.find(({ name }) => name === 'Contacts')?.parameters
						.jsonOutput,
				),
			),
		).filter(({ phone }) => phone !== undefined);
		expect(contacts).not.toEqual([]);
		for (const { name, phone, recordId } of contacts) {
			const record = CRM_RECORDS.find(({ id }) => id === recordId);
			expect(digits(String(phone))).toBe(digits(record?.phone ?? ''));
			expect(record?.name.startsWith(String(name))).toBe(true);
		}
		for (const file of ofVendor('8x8')) {
			const numbers = [...text(file).matchAll(/phone=(\d+)&recordId=(\w+)/g)];
			for (const [, phone = '', id] of numbers) {
				const record = CRM_RECORDS.find((known) => known.id === id);
				expect(phone).toBe(digits(record?.phone ?? ''));
			}
		}
	});
});

describe('what npm start prints', () => {
	it('links to the first template itself', async () => {
		const { id, name } = await localTemplate(firstTemplate, '/files');
		expect(name).toBe('Ameyo: Scheduled Contact Upload');
		const printed = summary('http://127.0.0.1:5678', 'http://127.0.0.1:3400', id ?? '', []);
		expect(printed).toContain(`http://127.0.0.1:5678/workflow/${id}\n`);
	});
});
