import { circlesIn, readImports } from './imports';

const imports = readImports();
const files = [...imports.keys()];

/** The vendor that a file belongs to; undefined for what all share, and for credentials. */
function vendorOf(file: string): string | undefined {
	const folder = /^nodes\/([^/]+)\//.exec(file)?.[1];
	return folder === 'shared' ? undefined : folder;
}

/** The imports that `forbidden` says must not be, as `file > imported`. */
function importsThat(forbidden: (file: string, imported: string) => boolean): string[] {
	return files.flatMap((file) =>
		(imports.get(file) ?? [])
			.filter((imported) => forbidden(file, imported))
			.map((imported) => `${file} > ${imported}`),
	);
}

it('finds the files and what they import', () => {
	expect(files).toContain('credentials/MaxContactApi.credentials.ts');
	expect(imports.get('nodes/MaxContact/operation.ts')).toEqual([
		'nodes/shared/operations/once.ts',
		'nodes/shared/operations/operation.ts',
		'nodes/MaxContact/transport/connection.ts',
		'nodes/MaxContact/transport/request.ts',
	]);
});

it('finds a circle where there is one', () => {
	const circular = new Map([
		['a', ['b']],
		['b', ['c', 'd']],
		['c', ['b']],
		['d', []],
		['e', ['e']],
	]);
	expect(circlesIn(circular)).toEqual(['b > c', 'e']);
});

it('imports nothing in a circle', () => {
	expect(circlesIn(imports)).toEqual([]);
});

it('keeps what all vendors share free of any vendor', () => {
	expect(
		importsThat(
			(file, imported) => file.startsWith('nodes/shared/') && !imported.startsWith('nodes/shared/'),
		),
	).toEqual([]);
});

it('keeps the vendors apart', () => {
	expect(
		importsThat((file, imported) => {
			const [own, other] = [vendorOf(file), vendorOf(imported)];
			return own !== undefined && other !== undefined && own !== other;
		}),
	).toEqual([]);
});

it('keeps what speaks with a vendor free of what is shown in n8n', () => {
	expect(
		importsThat(
			(file, imported) =>
				/^nodes\/[^/]+\/(transport|link|callback)\//.test(file) &&
				/\/resources\/|\/operation\.ts$|\.node\.ts$/.test(imported) &&
				!imported.startsWith('nodes/shared/'),
		),
	).toEqual([]);
});

it("lists every operation in its vendor's resources/index.ts", () => {
	const operations = files.filter((file) => file.endsWith('.operation.ts'));
	const listed = files
		.filter((file) => /^nodes\/[^/]+\/resources\/index\.ts$/.test(file))
		.flatMap((index) => imports.get(index) ?? []);
	expect(operations.length).toBeGreaterThan(30);
	expect(operations.filter((file) => !listed.includes(file))).toEqual([]);
	// Where there are operations, they are below `resources/` of a vendor.
	expect(operations.filter((file) => !/^nodes\/[^/]+\/resources\/[^/]+\//.test(file))).toEqual([]);
});

/** The shared folders, lowest first: none imports from one above it. */
const LAYERS = ['auth', 'http', 'fields', 'operations'];

it('keeps the shared folders in their order', () => {
	const layerOf = (file: string) =>
		LAYERS.indexOf(/^nodes\/shared\/([^/]+)\//.exec(file)?.[1] ?? '');
	expect(
		importsThat((file, imported) => {
			const [own, other] = [layerOf(file), layerOf(imported)];
			// Who signs and who sends work hand in hand: `auth` and `http` are one floor.
			return own >= 0 && other > Math.max(own, LAYERS.indexOf('http'));
		}),
	).toEqual([]);
});

it('lets no transport know of the fields that a person fills in, or of operations', () => {
	const above = /^nodes\/shared\/(fields|operations)\//;
	expect(
		importsThat((file, imported) => /\/(transport|link)\//.test(file) && above.test(imported)),
	).toEqual([]);
});
