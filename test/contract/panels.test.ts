import type { INodeProperties } from 'n8n-workflow';
import { CredentialStore } from '../support/credentials';
import { workflowOf } from '../support/run';
import { nodes, resourcesOf } from './pack';

const isTrigger = ({ type }: (typeof nodes)[number]) => type.description.group.includes('trigger');
const regular = nodes.filter((node) => !isTrigger(node));
const triggers = nodes.filter(isTrigger);

/** The subtitle on the canvas, as n8n makes it of the parameters. */
function subtitleOf({ type }: (typeof nodes)[number], parameters: Record<string, string>): unknown {
	const { subtitle = '', name } = type.description;
	const { expression, nodes: inWorkflow } = workflowOf({
		node: type,
		parameters,
		credentials: new CredentialStore({}),
	});
	const node = Object.values(inWorkflow).find((one) => one.type.endsWith(`.${name}`));
	if (!node) throw new Error(`${name} is not in the workflow`);
	return expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

it.each(regular.map((node) => [node.className, node] as const))(
	'shows the labels on the canvas: %s',
	(_name, node) => {
		const labels = resourcesOf(node).flatMap((resource) =>
			resource.operations.map((operation) => {
				const chosen = { resource: resource.value, operation: operation.value };
				return {
					operation: operation.name,
					resource: resource.name,
					shown: subtitleOf(node, chosen),
				};
			}),
		);
		for (const { operation, resource, shown } of labels) {
			expect([operation, `${operation}: ${resource}`]).toContain(shown);
		}
		const all = labels.map(({ shown }) => shown);
		expect(all).toEqual([...new Set(all)]);
	},
);

it('shows the labels of the triggers on the canvas', () => {
	const shown = triggers.map((node) => {
		const event = node.type.description.properties.find(({ name }) => name === 'event');
		const events = (event?.options ?? []).map((option) =>
			'value' in option ? [String(option.value), option.name] : [],
		);
		const labels = events.map(([value = '', label]) => [subtitleOf(node, { event: value }), label]);
		for (const [subtitle, label] of labels) expect(subtitle).toBe(label);
		return [node.className, subtitleOf(node, {}), labels.length];
	});
	expect(shown).toEqual([
		['AmeyoTrigger', 'Customer Status', 0],
		['AmeyoCallbackTrigger', 'Callback Scheduled', 2],
		['VirtualContactCenterTrigger', 'Callback', 2],
	]);
});

it.each(
	triggers
		.filter(({ type }) => type.description.webhooks)
		.map((node) => [node.className, node.type.description.triggerPanel] as const),
)('says which URL is for what, and that each carries the secret: %s', (_name, panel) => {
	if (typeof panel !== 'object') throw new Error('There is no panel');
	const { executionsHelp, activationHint } = panel;
	if (typeof executionsHelp !== 'object') throw new Error('There is no help');
	for (const help of [executionsHelp.inactive, executionsHelp.active]) {
		expect(help).toMatch(/test URL.*secret added.*\?token=.*production URL.*same secret/s);
	}
	expect(activationHint).toContain('production URL with the secret');
});

describe('the texts of panels', () => {
	const labelled = nodes.flatMap(({ className, type }) =>
		all(type.description.properties).map((property) => ({ className, property })),
	);

	it('have no label that is a raw name', () => {
		const raw = labelled.filter(({ property }) => /_/.test(property.displayName));
		expect(raw.filter(({ property }) => property.type !== 'notice')).toEqual([]);
	});

	it('tell in the tooltip who waits for whom, and not below the field', () => {
		const hints = labelled.filter(({ property }) =>
			/side by side|one after another/.test(property.hint ?? ''),
		);
		expect(hints).toEqual([]);
		const told = labelled.filter(({ property }) =>
			/for the same agent are .* one after another/.test(property.description ?? ''),
		);
		expect(new Set(told.map(({ className }) => className))).toEqual(
			new Set(['Ameyo', 'MaxContact']),
		);
	});

	it('offer no list to the hash key, which has none', () => {
		const ameyo = labelled.filter(
			({ className, property }) => className === 'Ameyo' && property.modes,
		);
		const byHashKey = ameyo.filter(
			({ property: { displayOptions, name } }) =>
				displayOptions?.show?.authentication?.includes('hashKey') ??
				(name === 'campaignId' && displayOptions?.show?.resource?.includes('call')),
		);
		expect(byHashKey.length).toBeGreaterThan(5);
		for (const { property } of byHashKey) {
			expect(property.modes?.map(({ name }) => name)).toEqual(['id']);
			expect(property.default).toEqual({ mode: 'id', value: '' });
		}
	});
});

/** Properties and those inside of them. */
function all(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return all(option.values);
			return 'type' in option ? all([option]) : [];
		});
		return [property, ...inner];
	});
}
