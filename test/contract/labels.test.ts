import type { INodeProperties } from 'n8n-workflow';
import { credentials, nodes, resourcesOf } from './pack';

/** Words that stay small inside a title. */
const SMALL = [
	'a',
	'an',
	'and',
	'as',
	'at',
	'but',
	'by',
	'for',
	'from',
	'if',
	'in',
	'into',
	'nor',
	'of',
	'on',
	'or',
	'the',
	'to',
	'via',
	'with',
];

interface Text {
	where: string;
	text: string;
}

/** Every label and every description of parameters, nested ones too. */
function textsOf(
	properties: readonly INodeProperties[],
	where: string,
): { labels: Text[]; descriptions: Text[] } {
	const labels: Text[] = [];
	const descriptions: Text[] = [];
	const label = (at: string, text: string) => labels.push({ where: at, text });
	const describe = (at: string, text: string | undefined) => {
		if (text !== undefined) descriptions.push({ where: at, text });
	};
	const visit = (property: INodeProperties, path: string) => {
		const here = `${path} > ${property.name}`;
		// A notice's label is its text.
		if (property.type !== 'notice') label(here, property.displayName);
		describe(here, property.description);
		for (const mode of property.modes ?? []) label(`${here} > ${mode.name}`, mode.displayName);
		for (const option of property.options ?? []) {
			if ('values' in option) {
				label(`${here} > ${option.name}`, option.displayName);
				for (const value of option.values) visit(value, `${here} > ${option.name}`);
			} else if ('type' in option) {
				visit(option, here);
			} else {
				label(`${here} > ${String(option.value)}`, option.name);
				describe(`${here} > ${String(option.value)}`, option.description);
			}
		}
	};
	for (const property of properties) visit(property, where);
	return { labels, descriptions };
}

const parts = [
	...nodes.map(({ className, type }) => ({ className, properties: type.description.properties })),
	...credentials.map(({ className, type }) => ({ className, properties: type.properties })),
];
const texts = parts.map(({ className, properties }) => textsOf(properties, className));
const labels: Text[] = [
	...texts.flatMap((part) => part.labels),
	...nodes.map(({ className, type }) => ({ where: className, text: type.description.displayName })),
	...credentials.map(({ className, type }) => ({ where: className, text: type.displayName })),
];
const descriptions: Text[] = [
	...texts.flatMap((part) => part.descriptions),
	...nodes.map(({ className, type }) => ({ where: className, text: type.description.description })),
];

function isTitleCase(text: string): boolean {
	const words = text.split(/\s+/);
	return words.every((word, at) => {
		const bare = word.replace(/^[^\p{L}\p{N}]+/u, '');
		const inside = at > 0 && at < words.length - 1;
		if (SMALL.includes(bare.toLowerCase()))
			return inside ? bare === bare.toLowerCase() : /^\p{Lu}/u.test(bare);
		// Names of hosts and of the vendors' own parameters are written as they are.
		return bare === '' || /^(\p{Lu}|\p{N})/u.test(bare) || /[._]|^https?:/.test(bare);
	});
}

/** Sentences end with a period that is followed by a capital, or by the end. */
function sentences(text: string): number {
	return text.replace(/\b(e\.g|i\.e|etc)\./g, '').split(/[.!?]\s+(?=[\p{Lu}\p{N}'"<])/u).length;
}

it('finds the texts', () => {
	expect(labels.length).toBeGreaterThan(200);
	expect(descriptions.length).toBeGreaterThan(100);
});

it('writes labels in Title Case', () => {
	expect(labels.filter(({ text }) => !isTitleCase(text))).toEqual([]);
});

it('writes labels without blanks at their ends', () => {
	expect(labels.filter(({ text }) => text.trim() !== text || text === '')).toEqual([]);
});

it('ends descriptions with a period only where they are more than one sentence', () => {
	const wrong = descriptions.filter(({ text }) => text.endsWith('.') !== sentences(text) > 1);
	expect(wrong).toEqual([]);
});

it('begins descriptions with a capital', () => {
	expect(descriptions.filter(({ text }) => !/^[\p{Lu}\p{N}'"<]/u.test(text))).toEqual([]);
});

it("says 'whether' of every boolean", () => {
	const wrong = parts
		.flatMap(({ className, properties }) => booleansOf(properties, className))
		.filter(({ text }) => !text.startsWith('Whether'));
	expect(wrong).toEqual([]);
});

it('writes actions as sentences without a period, each but once in a node', () => {
	for (const node of nodes) {
		const actions = resourcesOf(node).flatMap(({ operations }) =>
			operations.map(({ action }) => action),
		);
		expect(actions.filter((action) => !/^\p{Lu}[^.]*[^.\s]$/u.test(action))).toEqual([]);
		expect(actions).toEqual([...new Set(actions)]);
	}
});

it('names no label twice in one menu', () => {
	for (const node of nodes) {
		const resources = resourcesOf(node);
		const menus = [resources, ...resources.map(({ operations }) => operations)];
		for (const menu of menus) {
			const names = menu.map(({ name }) => name);
			expect(names).toEqual([...new Set(names)]);
		}
	}
});

function booleansOf(properties: readonly INodeProperties[], where: string): Text[] {
	return properties.flatMap((property) => {
		const here = `${where} > ${property.name}`;
		const nested = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return booleansOf(option.values, here);
			return 'type' in option ? booleansOf([option], here) : [];
		});
		const own =
			property.type === 'boolean' ? [{ where: here, text: property.description ?? '' }] : [];
		return [...own, ...nested];
	});
}
