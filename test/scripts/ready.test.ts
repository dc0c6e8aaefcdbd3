import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const setup = resolve(__dirname, '../../scripts/setup');

describe('npm start and npm test before npm ci', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'contact-center-ready-'));
		await mkdir(join(folder, 'node_modules'));
		for (const name of ['ready.cjs', 'installed.cjs']) {
			await cp(join(setup, name), join(folder, 'scripts', 'setup', name));
		}
		await write('package-lock.json', {
			'': { name: 'project' },
			'node_modules/everywhere': { version: '1.0.0' },
			'node_modules/other-system': { version: '1.0.0', os: ['aix'] },
			'node_modules/left-over': { version: '1.0.0', extraneous: true },
		});
	});
	afterEach(async () => await rm(folder, { recursive: true, force: true }));

	async function write(name: string, packages: object): Promise<void> {
		await writeFile(join(folder, name), JSON.stringify({ packages }));
	}

	async function ready(): Promise<{ code: number; said: string }> {
		const child = spawn(process.execPath, [join(folder, 'scripts', 'setup', 'ready.cjs')]);
		const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
		return { code, said };
	}

	it('goes on when the packages are there', async () => {
		await write('node_modules/.package-lock.json', {
			'node_modules/everywhere': { version: '1.0.0' },
		});
		expect(await ready()).toEqual({ code: 0, said: '' });
	});

	it.each([
		['there are no packages', undefined],
		['a package is of another version', { 'node_modules/everywhere': { version: '0.9.0' } }],
	])('tells to run npm ci when %s', async (_, packages) => {
		if (packages) await write('node_modules/.package-lock.json', packages);
		expect(await ready()).toEqual({ code: 1, said: expect.stringContaining('Run "npm ci"') });
	});
});
