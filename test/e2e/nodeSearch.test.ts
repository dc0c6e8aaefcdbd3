import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reRankSearchResults } from '@n8n/utils/search/re-rank-search-results';
import { sublimeSearch } from '@n8n/utils/search/sublime-search';
import type { INodeTypeDescription } from 'n8n-workflow';
import { n8nFolder } from '../../sandbox/n8n/paths';
import { client } from './stage';

/** A node as the editor's node panel searches it. */
interface Entry {
	key: string;
	properties: INodeTypeDescription;
}

const PACK = 'n8n-nodes-contact-center';

/**
 * The nodes of the panel, which leaves the tools of agents to the panel of agents. A trigger named like its app is no
 * entry of its own, and is found by the app's words only.
 */
function entriesOf(types: INodeTypeDescription[]): Entry[] {
	const names = new Set(types.map(({ name }) => name));
	const isTool = ({ name }: INodeTypeDescription) =>
		names.has(name.replace(/Tool$/, '')) && name.endsWith('Tool');
	const shown = types.filter((type) => type.hidden !== true && !isTool(type));
	const isTrigger = ({ group }: INodeTypeDescription) => group.includes('trigger');
	const apps = new Set(shown.filter((type) => !isTrigger(type)).map(({ name }) => name));
	return shown
		.filter((type) => !isTrigger(type) || !apps.has(type.name.replace('Trigger', '')))
		.map((properties) => ({ key: properties.name, properties }));
}

/** How much the editor prefers popular nodes. The list is part of its bundle. */
function popularity(): Record<string, number> {
	const folder = join(n8nFolder, 'node_modules/n8n-editor-ui/dist/assets');
	const texts = globSync('canvas.eventBus-*.js', { cwd: folder }).map((file) =>
		readFileSync(join(folder, file), 'utf8'),
	);
	const found = texts.join('').matchAll(/\{id:`([^`]+)`,popularity:([\d.]+)\}/g);
	return Object.fromEntries([...found].map(([, id, share]) => [id, Number(share) * 100]));
}

describe("n8n's search for nodes", () => {
	let entries: Entry[];
	const popular = popularity();

	beforeAll(async () => {
		const answer = await (await client()).page('/types/nodes.json');
		const types: INodeTypeDescription[] = JSON.parse(await answer.text());
		entries = entriesOf(types);
	});

	function firstFor(words: string): string | undefined {
		const found = sublimeSearch<Entry>(words, entries);
		return reRankSearchResults(found, { popularity: popular })[0]?.item.key;
	}

	it('looks through the nodes of n8n and of the pack', () => {
		expect(entries.length).toBeGreaterThan(400);
		expect(Object.keys(popular).length).toBeGreaterThan(500);
		const own = entries.map(({ key }) => key).filter((key) => key.startsWith(PACK));
		expect(own.sort()).toEqual([
			`${PACK}.ameyo`,
			`${PACK}.ameyoCallbackTrigger`,
			`${PACK}.maxContact`,
			`${PACK}.virtualContactCenter`,
		]);
	});

	it.each([
		['upload', 'ameyo'],
		['upload leads', 'ameyo'],
		['leads', 'ameyo'],
		['click to dial', 'ameyo|maxContact|virtualContactCenter'],
		['hang up', 'maxContact'],
		['pause recording', 'maxContact'],
		['outbound', 'ameyo|maxContact|virtualContactCenter'],
		['dialer', 'ameyo|maxContact|virtualContactCenter'],
		['predictive dialer', 'ameyo|maxContact'],
		['disposition', 'ameyo|maxContact'],
		['campaign', 'ameyo'],
		['call center', 'ameyo|maxContact|virtualContactCenter'],
		['telephony', 'ameyo|maxContact|virtualContactCenter'],
		['callback', 'ameyo|ameyoCallbackTrigger'],
		['screen pop', 'virtualContactCenter'],
		['8x8', 'virtualContactCenter'],
	])("finds the right node first for '%s'", (words, right) => {
		expect(right.split('|').map((name) => `${PACK}.${name}`)).toContain(firstFor(words));
	});
});
