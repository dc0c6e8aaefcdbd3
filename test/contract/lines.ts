import type {
	IDisplayOptions,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';

type Option = INodePropertyOptions | INodeProperties | INodePropertyCollection;

/**
 * What is saved of parameters, one line each: name, type, default, the values that can be chosen (or the
 * modes of a locator) and when it is shown, without resource and operation.
 * `filters.info: boolean = false`, `campaignId: resourceLocator = {"mode":"id","value":""} | id, list (authentication: hashKey)`
 */
export function linesOf(properties: readonly INodeProperties[], prefix = ''): string[] {
	return properties.flatMap((property) => lines(property, prefix));
}

function lines(property: INodeProperties, prefix: string): string[] {
	const { name, type, default: preset, typeOptions } = property;
	const path = `${prefix}${name}`;
	const options: readonly Option[] = property.options ?? [];
	const choices = (property.modes ?? options.filter(isChoice)).map((choice) =>
		'value' in choice ? String(choice.value) : choice.name,
	);
	const marks = [
		typeOptions?.password ? 'password' : '',
		typeOptions?.expirable ? 'expirable' : '',
	];
	const line = [
		`${path}: ${type} = ${JSON.stringify(preset)}`,
		choices.length > 0 ? ` | ${choices.sort().join(', ')}` : '',
		marks
			.filter(Boolean)
			.map((mark) => ` [${mark}]`)
			.join(''),
		conditionsOf(property.displayOptions),
	].join('');
	const nested = options.flatMap((option) => {
		if ('values' in option) return linesOf(option.values, `${path}.${option.name}.`);
		return 'type' in option ? linesOf([option], `${path}.`) : [];
	});
	return [line, ...nested];
}

function isChoice(option: Option): option is INodePropertyOptions {
	return 'value' in option && !('type' in option);
}

/** The conditions of `displayOptions` but for the parameters in `without`: ` (not authentication: "hashKey")`. */
export function conditionsOf(
	displayOptions: IDisplayOptions | undefined,
	without: readonly string[] = ['resource', 'operation'],
): string {
	const parts = (['show', 'hide'] as const).flatMap((kind) =>
		Object.entries(displayOptions?.[kind] ?? {})
			.filter(([name]) => !without.includes(name))
			.map(([name, values]) => {
				const shown = JSON.stringify(values).slice(1, -1);
				return `${kind === 'hide' ? 'not ' : ''}${name}: ${shown}`;
			}),
	);
	return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}
