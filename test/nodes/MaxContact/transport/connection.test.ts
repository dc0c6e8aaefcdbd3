import { useMaxContact } from '../../../support/maxContact';

const users = { resource: 'user', operation: 'getAll', returnAll: true };

describe('the connection of the MaxContact node', () => {
	const bench = useMaxContact();

	it('reads the credential once a run, not once a request', async () => {
		const credentials = bench.credentials();
		await bench.run(
			users,
			Array.from({ length: 30 }, () => ({})),
			{ credentials },
		);
		expect(credentials.reads).toBe(1);
	});

	it.each(['/', '/maxContact', '/maxContact/', '///'])(
		'takes a base URL that ends with %s',
		async (path) => {
			const credentials = bench.credentials({ baseUrl: `${bench.sandbox.url}${path}` });
			const { error, items } = await bench.run(users, undefined, { credentials });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(12);
		},
	);
});
