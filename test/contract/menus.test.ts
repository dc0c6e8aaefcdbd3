import type { INodeProperties, INodeType } from 'n8n-workflow';
import { conditionsOf } from './lines';
import { credentials, nodes, resourcesOf } from './pack';

type Properties = readonly INodeProperties[];

/** The parameters and everything nested in them, with where they stand. */
function all(
	properties: Properties,
	path = '',
): Array<{ path: string; property: INodeProperties }> {
	return properties.flatMap((property) => {
		const here = `${path}${property.name}`;
		const nested = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return all(option.values, `${here}.${option.name}.`);
			return 'type' in option ? all([option], `${here}.`) : [];
		});
		return [{ path: here, property }, ...nested];
	});
}

/** The values that a menu offers. */
function valuesOf(property: INodeProperties | undefined): unknown[] {
	return (property?.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
}

/** Every value that a parameter of this name can have; undefined where it is free. */
function possible(properties: Properties, name: string): unknown[] | undefined {
	const same = properties.filter((property) => property.name === name);
	if (same.length === 0) return [];
	if (same.some(({ type }) => type === 'boolean')) return [true, false];
	const values = same.flatMap((property) => valuesOf(property));
	return values.length > 0 ? values : undefined;
}

/** What `displayOptions` names and cannot be. */
function lost(properties: Properties, displayOptions: INodeProperties['displayOptions']): string[] {
	return (['show', 'hide'] as const).flatMap((kind) =>
		Object.entries(displayOptions?.[kind] ?? {}).flatMap(([name, wanted]) => {
			// '@tool' and the like are n8n's own.
			if (name.startsWith('@')) return [];
			const values = possible(properties, name);
			return (wanted ?? [])
				.filter((value) => values !== undefined && !values.includes(value))
				.map((value) => `${name}: ${String(value)}`);
		}),
	);
}

/** Operations that send no request. */
const SEND_NOTHING = ['call: getLink', 'userData: parse'];

const withResources = nodes
	.filter((node) => resourcesOf(node).length > 0)
	.map((node) => [node.type.description.name, node] as const);
const everyNode = nodes.map(({ type }) => [type.description.name, type] as const);

it('finds the nodes that have operations', () => {
	expect(withResources.map(([name]) => name)).toContain('ameyo');
});

describe.each(withResources)('the menus of %s', (_name, node) => {
	const resources = resourcesOf(node);
	const { properties } = node.type.description;
	const shown = (resource: string, operation: string) =>
		properties.filter(
			({ displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(operation),
		);

	it('offer every resource that there is, once', () => {
		const menu = properties.filter(({ name }) => name === 'resource');
		expect(menu).toHaveLength(1);
		expect(menu[0]?.noDataExpression).toBe(true);
		expect(valuesOf(menu[0])).toEqual(resources.map(({ value }) => value));
		expect(valuesOf(menu[0])).toContain(menu[0]?.default);
		expect(new Set(valuesOf(menu[0])).size).toBe(resources.length);
	});

	it.each(resources.map((resource) => [resource.value, resource] as const))(
		'offer every operation that there is, once: %s',
		(value, { operations }) => {
			const menus = properties.filter(
				({ name, displayOptions }) =>
					name === 'operation' && displayOptions?.show?.resource?.includes(value),
			);
			expect(menus).toHaveLength(1);
			expect(menus[0]?.noDataExpression).toBe(true);
			expect(menus[0]?.displayOptions).toEqual({ show: { resource: [value] } });
			expect(menus[0]?.options).toEqual(
				operations.map(({ name, value: own, action, description }) => ({
					name,
					value: own,
					action,
					description,
				})),
			);
			expect(valuesOf(menus[0])).toContain(menus[0]?.default);
			expect(new Set(valuesOf(menus[0])).size).toBe(operations.length);
			for (const { run } of operations) expect(run).toBeInstanceOf(Function);
		},
	);

	it('are in alphabetical order where they are long, as n8n wants them', () => {
		const menus = [resources, ...resources.map(({ operations }) => operations)];
		for (const menu of menus.filter(({ length }) => length >= 5)) {
			const names = menu.map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		}
	});

	const operations = resources.flatMap((resource) =>
		resource.operations.map((operation) => [resource.value, operation.value] as const),
	);

	it.each(operations)('%s: %s has request options where it sends requests', (resource, value) => {
		const options = shown(resource, value).filter(({ name }) => name === 'requestOptions');
		if (SEND_NOTHING.includes(`${resource}: ${value}`)) {
			expect(options).toEqual([]);
			return;
		}
		expect(options).toHaveLength(1);
		const presets = Object.fromEntries(
			(options[0]?.options ?? []).map((option) =>
				'default' in option ? [option.name, option.default] : [],
			),
		);
		expect(Object.keys(presets)).toEqual(['concurrency', 'includeAnswer', 'timeout']);
		expect(presets.concurrency).toBeGreaterThanOrEqual(1);
		expect(presets.concurrency).toBeLessThanOrEqual(50);
		expect(presets.timeout).toBeGreaterThanOrEqual(1);
	});

	it.each(operations)(
		'%s: %s shows each parameter once for each way of setting it',
		(resource, value) => {
			const seen = shown(resource, value).map(
				({ name, displayOptions }) => `${name}${conditionsOf(displayOptions)}`,
			);
			expect(seen).toEqual([...new Set(seen)]);
		},
	);

	it.each(operations)('%s: %s shows parameters by what it has itself', (resource, value) => {
		const own = shown(resource, value);
		const menus = properties.filter(({ name }) => name === 'resource' || name === 'operation');
		expect(own.flatMap(({ displayOptions }) => lost([...own, ...menus], displayOptions))).toEqual(
			[],
		);
	});

	it('choose a credential by a parameter that every operation has', () => {
		for (const { name, displayOptions } of node.type.description.credentials ?? []) {
			expect(lost(properties, displayOptions)).toEqual([]);
			const by = Object.keys({ ...displayOptions?.show, ...displayOptions?.hide });
			for (const parameter of by.filter((key) => key !== 'resource' && key !== 'operation')) {
				for (const [resource, value] of operations) {
					const own = shown(resource, value).filter((property) => property.name === parameter);
					expect([name, resource, value, own.length]).toEqual([name, resource, value, 1]);
					expect(valuesOf(own[0])).toContain(own[0]?.default);
				}
			}
		}
	});
});

describe.each(everyNode)('the parameters of %s', (_name, type) => {
	const { description, methods } = type;

	it('are shown by values that exist', () => {
		expect(
			all(description.properties).flatMap(({ path, property }) =>
				lost(description.properties, property.displayOptions).map((value) => `${path} (${value})`),
			),
		).toEqual([]);
	});

	it('name only searches and loaders that exist, and every one of them is named', () => {
		const parameters = all(description.properties).map(({ property }) => property);
		const searches = parameters.flatMap(({ modes }) =>
			(modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		const loaders = parameters.flatMap(({ typeOptions }) => typeOptions?.loadOptionsMethod ?? []);
		expect([...new Set(searches)].sort()).toEqual(Object.keys(methods?.listSearch ?? {}).sort());
		expect([...new Set(loaders)].sort()).toEqual(Object.keys(methods?.loadOptions ?? {}).sort());
	});

	it('depend on parameters that exist', () => {
		const names = new Set(description.properties.map(({ name }) => name));
		const missing = all(description.properties)
			.flatMap(({ property }) => property.typeOptions?.loadOptionsDependsOn ?? [])
			.filter((name) => !names.has(name.split('.')[0] ?? ''));
		expect(missing).toEqual([]);
	});

	it('have defaults that can be chosen', () => {
		const wrong = all(description.properties)
			.filter(({ property }) => property.type === 'options' && valuesOf(property).length > 0)
			.filter(({ path }) => path !== 'resource' && path !== 'operation')
			.filter(({ property }) => !valuesOf(property).includes(property.default))
			.map(({ path }) => path);
		expect(wrong).toEqual([]);
	});

	it('offer each value once', () => {
		const twice = all(description.properties)
			.filter(({ property }) => new Set(valuesOf(property)).size !== valuesOf(property).length)
			.map(({ path }) => path);
		expect(twice).toEqual([]);
	});

	it('hold IDs, phone numbers and result codes as text or locators', () => {
		const numbers = all(description.properties)
			.filter(({ property }) => property.type === 'number')
			.filter(({ path }) => /(id|ids|phone|phonenumber|code)$/i.test(path))
			.map(({ path }) => path);
		expect(numbers).toEqual([]);
	});
});

describe('credentials', () => {
	const used = new Set(
		everyNode.flatMap(([, { description }]) =>
			(description.credentials ?? []).map(({ name }) => name),
		),
	);

	it('are those that the nodes use', () => {
		expect([...used].sort()).toEqual(credentials.map(({ type }) => type.name).sort());
	});

	it.each(credentials.map(({ type }) => [type.name, type] as const))(
		'%s can be tested',
		(name, type) => {
			const testers = everyNode
				.map(([, node]) => node)
				.filter((node) => testedBy(node, name).length > 0);
			expect(type.test !== undefined || testers.length > 0).toBe(true);
			for (const node of testers) {
				for (const method of testedBy(node, name)) {
					expect(Object.keys(node.methods?.credentialTest ?? {})).toContain(method);
				}
			}
		},
	);

	it.each(credentials.map(({ type }) => [type.name, type] as const))(
		'%s shows fields by values that exist',
		(_name, type) => {
			expect(
				type.properties.flatMap(({ displayOptions }) => lost(type.properties, displayOptions)),
			).toEqual([]);
		},
	);

	it.each(credentials.map(({ type }) => [type.name, type] as const))(
		'%s hides its secrets',
		(_name, { properties }) => {
			const open = properties
				.filter(({ name }) => /password|secret|cookie|hashkey|token(key)?$|sessionid/i.test(name))
				.filter(({ typeOptions }) => typeOptions?.password !== true)
				.map(({ name }) => name);
			expect(open).toEqual([]);
		},
	);
});

function testedBy({ description }: INodeType, credential: string): string[] {
	return (description.credentials ?? [])
		.filter(({ name }) => name === credential)
		.flatMap(({ testedBy: method }) => (typeof method === 'string' ? [method] : []));
}
