import type { INode } from 'n8n-workflow';
import { toNodeError } from '../../nodes/shared/errors';

/** A node as n8n hands it over. */
export const someNode: INode = {
	id: '1',
	name: 'Ameyo',
	type: 'ameyo',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** What was thrown; undefined where nothing was. */
export function thrownBy(work: () => unknown): unknown {
	try {
		work();
	} catch (error) {
		return error;
	}
	return undefined;
}

/** Expects a refusal that names the field, and that n8n shows at the item. */
export function expectRefusal(work: () => unknown, label: string): void {
	const thrown = thrownBy(work);
	expect(thrown).toMatchObject({
		name: 'InputError',
		message: expect.stringContaining(`'${label}'`),
	});
	expect(toNodeError(someNode, thrown, 3)).toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringContaining(`'${label}'`),
		context: { itemIndex: 3 },
	});
	expect(String(thrown).length).toBeLessThan(300);
}
