import type { INodeParameters } from 'n8n-workflow';

/** A resource locator as the editor saves it. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

/** The same, chosen from its list. */
export function fromList(value: string): INodeParameters {
	return { __rl: true, mode: 'list', value };
}
