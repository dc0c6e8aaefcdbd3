import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readCase } from '../support/recorded/format';
import { replay } from '../support/recorded/replay';
import { vendors } from '../support/recorded/vendors';

/** Every file here, and in the folders, by its path. */
const files = readdirSync(__dirname, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => relative(__dirname, join(entry.parentPath, entry.name)))
	.filter((file) => file !== 'recorded.test.ts');

function textOf(file: string): string {
	return readFileSync(join(__dirname, file), 'utf8');
}

it('has every file in the folder of a vendor', () => {
	const strange = files.filter((file) => {
		const [folder = '', name = '', ...deeper] = file.split(sep);
		return !(folder in vendors) || !name.endsWith('.json') || deeper.length > 0;
	});
	expect(strange).toEqual([]);
});

describe.each(Object.entries(vendors))('%s', (folder, vendor) => {
	const own = files.filter((file) => file.startsWith(folder + sep));

	it.each(own)('%s', async (file) => {
		const { came, expected } = await replay(readCase(textOf(file)), vendor);
		expect(came).toEqual(expected);
	});
});

describe('a case', () => {
	const good = JSON.parse(textOf(join('ameyo', 'addCallback.json')));
	const { request, answer } = good;

	it.each([
		['with an unknown key', { ...good, expects: {} }],
		['with an unknown key deeper in it', { ...good, answer: { ...answer, code: 200 } }],
		['without a source', { ...good, source: undefined }],
		['with a document of no vendor', { ...good, source: 'other.txt:1' }],
		['with a document without lines', { ...good, source: 'ameyo-callbacks.txt' }],
		['with two bodies', { ...good, answer: { ...answer, base64: 'e30=' } }],
		['without a body', { ...good, answer: { status: 200 } }],
		['with a body that is no base64', { ...good, answer: { status: 200, base64: '{}' } }],
	])('is refused %s', (_, bad) => {
		expect(() => readCase(JSON.stringify(bad))).toThrow();
	});

	it.each([
		[
			'another byte in the answer',
			{ answer: { ...answer, body: answer.body.replace('cm-2', 'cm-3') } },
		],
		['another status', { answer: { ...answer, status: 500 } }],
		['another path', { request: { ...request, path: '/ameyowebaccess/command?command=other' } }],
		['another header', { request: { ...request, headers: { 'content-type': 'text/plain' } } }],
		['another body', { request: { ...request, form: { data: {} } } }],
		['a request that is not sent', { parameters: { resource: 'session', operation: 'logout' } }],
		['an expectation that is not met', { expect: { items: [{}] } }],
		['a hint that is not given', { expect: { ...good.expect, hints: ['One more'] } }],
		['an answer that is not asked for', { renewed: answer }],
		['no exchange, where something is sent', { request: undefined, answer: undefined }],
	])('fails with %s', async (_, change) => {
		const { came, expected } = await replay(
			readCase(JSON.stringify({ ...good, ...change })),
			vendorOf('ameyo'),
		);
		expect(came).not.toEqual(expected);
	});

	it.each([
		['a parameter that the node does not have', { parameters: { ...good.parameters, phones: '' } }],
		['a node that the vendor does not have', { node: 'maxContact' }],
		['a request without an answer', { answer: undefined }],
	])('cannot be played with %s', async (_, change) => {
		const bad = readCase(JSON.stringify({ ...good, ...change }));
		await expect(replay(bad, vendorOf('ameyo'))).rejects.toThrow();
	});

	it('can leave out the request, and give its answer in base64', async () => {
		const base64 = Buffer.from(answer.body).toString('base64');
		const { came, expected } = await replay(
			readCase(JSON.stringify({ ...good, request: undefined, answer: { status: 200, base64 } })),
			vendorOf('ameyo'),
		);
		expect(came).toEqual(expected);
	});
});

function vendorOf(folder: string) {
	const vendor = vendors[folder];
	if (!vendor) throw new Error(`There is no vendor ${folder}`);
	return vendor;
}
