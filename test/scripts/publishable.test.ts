import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const script = join(__dirname, '../../scripts/publishable.mjs');

describe('what a publisher has to fill in', () => {
	const filledIn = {
		homepage: 'https://github.com/acme/n8n-nodes-contact-center#readme',
		bugs: 'https://github.com/acme/n8n-nodes-contact-center/issues',
		repository: { url: 'git+https://github.com/acme/n8n-nodes-contact-center.git' },
		author: { email: 'nodes@acme.test' },
	};

	test.each([
		['nothing', filledIn, []],
		['the owner', { ...filledIn, bugs: 'https://github.com/OWNER/x/issues' }, ['bugs']],
		['the mail', { ...filledIn, author: { email: 'a@b.example' } }, ['author.email']],
		['what is not there', { ...filledIn, repository: undefined }, ['repository']],
	])('%s', (_, json, left) => {
		const code = `import { leftToFillIn } from ${JSON.stringify(script)}; console.log(JSON.stringify(leftToFillIn(${JSON.stringify(json)})))`;
		const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
			encoding: 'utf8',
		});
		expect(JSON.parse(stdout)).toEqual(left);
	});

	it('is not published as it stands, with a sentence', () => {
		const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
		expect(status).toBe(1);
		expect(stderr).toContain('CONTRIBUTING.md says what the publisher fills in');
	});
});
