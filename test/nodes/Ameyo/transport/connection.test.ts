import { useAmeyo } from '../../../support/ameyo';
import { leads } from '../../../support/ameyoOperations';

describe('the connection of the Ameyo node', () => {
	const bench = useAmeyo();

	it('reads the credential once a run, not once a request', async () => {
		const credentials = bench.credentials();
		await bench.run(
			leads,
			Array.from({ length: 50 }, () => ({})),
			{ credentials },
		);
		expect(credentials.reads).toBe(1);
	});

	it.each(['http://ameyo.example:8888?x=1', 'ftp://ameyo.example', 'ameyo', ''])(
		'refuses the base URL %j with a sentence',
		async (baseUrl) => {
			const { error } = await bench.run(leads, undefined, {
				credentials: bench.credentials({ baseUrl }),
			});
			expect(error?.message).toMatch(/^The base URL of the Ameyo credential/);
		},
	);

	it.each(['/', '/ameyo', '/ameyo/', '///'])('takes a base URL that ends with %s', async (path) => {
		const baseUrl = `${bench.sandbox.url}${path}`;
		const { error } = await bench.run(leads, undefined, {
			credentials: bench.credentials({ baseUrl }),
		});
		expect(error).toBeUndefined();
		expect(new Set(bench.ameyo.requests.map((request) => request.path)).size).toBe(1);
	});
});
