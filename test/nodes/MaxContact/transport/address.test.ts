import { MaxContactApi } from '../../../../credentials/MaxContactApi.credentials';
import { servicesOf } from '../../../../nodes/MaxContact/transport/address';
import { credentialTester } from '../../../support/credentialTester';
import { byId, PASTED } from '../../../support/maxContact';
import { useMaxContactServer } from '../../../support/maxContactServer';
import { runNode, toErrorOutput } from '../../../support/run';

const users = { resource: 'user', operation: 'getAll', returnAll: true };
const dial = { resource: 'call', operation: 'dial', userId: byId('1001') };

describe('the address of a MaxContact', () => {
	const server = useMaxContactServer({ maxContact: { ringMs: 0 } });
	const tester = credentialTester(new MaxContactApi());
	const at = (path: string, change = {}) =>
		server.bench.credentials({ baseUrl: `${server.bench.sandbox.url}${path}`, ...change });

	it.each([
		['https://acme.maxcontact.com', '/webservices/services'],
		['https://acmeapi', '/webservices/services'],
		['https://acme.maxcontact.com/proxy/of/max', '/webservices/services'],
		['https://proxy.example/api', '/webservices/services'],
		['https://acmeapi.maxcontact.com/acmeapi', '/services'],
		['https://proxy.example/max/acmeAPI', '/services'],
		['https://acme.maxcontact.com/webservices', '/services'],
		['https://acme.maxcontact.com/elsewhere/services', ''],
		['https://acmeapi.maxcontact.com/acmeapi/services', ''],
	])('%s has its services at …%s', (baseUrl, below) => {
		expect(servicesOf(baseUrl)).toBe(`${baseUrl}${below}`);
	});

	it.each(['/acmeapi', '/acmeapi/', '/maxContact/acmeapi', '/acmeapi/services'])(
		'of an older tenant (%s) serves the token, the methods and the credential test',
		async (path) => {
			server.be({ olderTenant: true });
			const credentials = at(path);
			const test = await runNode({ node: tester, parameters: {}, credentials });
			expect(test.error).toBeUndefined();
			expect(test.items[0]?.json.Success).toBe(true);
			const { items, error } = await server.bench.run(users, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(12);
			expect(server.commands()).toEqual(['apitoken', 'users', 'users', 'users']);
		},
	);

	it.each(['', '/maxContact/', '/webservices', '/webservices/services'])(
		'of any other tenant (%j) serves them too',
		async (path) => {
			const credentials = at(path);
			const test = await runNode({ node: tester, parameters: {}, credentials });
			expect(test.error).toBeUndefined();
			const { error } = await server.bench.run(users, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(server.commands()).toEqual(['apitoken', 'users', 'users', 'users']);
		},
	);

	it('renews a dead token of an older tenant', async () => {
		server.be({ olderTenant: true, unauthorized: 'words', unauthorizedWords: 'Denied' });
		const credentials = at('/acmeapi');
		await server.bench.run(users, undefined, { credentials });
		server.bench.simulator.expireTokens();
		const { error } = await server.bench.run({ ...dial, phoneNumber: '01610000001' }, [{}], {
			credentials,
		});
		expect(error).toBeUndefined();
		expect(server.bench.simulator.counts.dials).toBe(1);
	});

	it('says how an older tenant is written where nothing is at an address', async () => {
		server.be({ olderTenant: true });
		const where = server.bench.sandbox.url;
		const { error } = await server.bench.run(users, undefined, { credentials: at('', PASTED) });
		expect(error?.message).toBe(`There is no MaxContact at ${where} (HTTP 404)`);
		expect(error?.description).toContain('older tenant');
		const test = await runNode({ node: tester, parameters: {}, credentials: at('') });
		expect(test.error?.message).toMatch(
			/^The server answered with HTTP 404\. It has nothing at \/.*\/apitoken\/login\/.*older tenant/,
		);
	});

	describe('with a phone number in it', () => {
		it.each([
			['dial', { ...dial, phoneNumber: byId('+441610000003') }],
			[
				'createnewlead',
				{
					resource: 'lead',
					operation: 'createForCall',
					userId: byId('1001'),
					callId: byId('5001'),
					phoneNumber: '+441610000003',
				},
			],
		])('names the number or the address where %s is not found', async (command, parameters) => {
			server.be({ refusesPlus: true });
			const credentials = at('');
			const { errors } = await server.bench.run(parameters, [{}], {
				credentials,
				onError: toErrorOutput,
			});
			expect(errors[0]?.json).toEqual({
				error: 'MaxContact answered with HTTP 404: the number or the address is wrong',
				details: {
					description: expect.stringMatching(/plus sign.*base URL/),
					httpCode: '404',
					answer: expect.stringContaining('404.11'),
				},
			});
			// Nothing was carried out, and nothing is wrong with the token.
			expect(server.commands()).toEqual(['apitoken', command]);
			expect(server.bench.simulator.calls).toEqual([]);
		});

		it('takes the same number without a plus sign', async () => {
			server.be({ refusesPlus: true });
			const { error } = await server.bench.run({ ...dial, phoneNumber: byId('00441610000003') });
			expect(error).toBeUndefined();
		});
	});
});
