import type { IDataObject } from 'n8n-workflow';
import { field } from '../../../shared/fields/field';
import { readSegment, requireText } from '../../../shared/fields/text';
import { doubt, RequestError } from '../../../shared/http/failure';
import { sessionOperation } from '../../operation';
import { VENDOR } from '../../transport/credential';

const callback = field(
	{
		displayName: 'Callback ID',
		name: 'customerCallbackId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. d810-59423051-cm-0',
		description: "The 'customerCallbackId' of the callback, as 'Get Many' returns it",
	},
	(value, label) => ({ path: readSegment(value, label), id: requireText(value, label) }),
);

/** ameyo-callbacks.txt 5.2 */
export const del = sessionOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete callback',
	description: 'Remove a scheduled callback (DELETE customerCallbacks)',
	forModel:
		'It needs a customerCallbackId, as lists of callbacks and new callbacks give it. The result is deleted: true. It cannot be undone.',
	fields: { callback },
	async execute({ callback: { path, id } }, { ameyo }) {
		const body = { customerCallbackId: id };
		return await ameyo.callbacks('command', 'DELETE', path, { body }, readDeleted);
	},
});

/** @throws RequestError for anything but the `OK` of ameyo-callbacks.txt 5.2.6.2 */
function readDeleted(answer: unknown): IDataObject {
	if (typeof answer === 'string' && /^ok$/i.test(answer.trim())) return { deleted: true };
	throw new RequestError({
		kind: 'inDoubt',
		message: 'Ameyo did not confirm that the callback was deleted',
		description: doubt(VENDOR),
		details: { answer: typeof answer === 'string' ? answer : JSON.stringify(answer) },
	});
}
