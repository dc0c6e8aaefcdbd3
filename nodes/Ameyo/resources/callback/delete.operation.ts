import type { IExecuteFunctions } from 'n8n-workflow';
import { apiError } from '../../../shared/oldErrors';
import { doubt } from '../../../shared/network';
import type { ItemOperation } from '../../../shared/operation';
import { parameter } from '../../../shared/reader';
import { sessionAuthentication } from '../../authentication';
import { commandOptions, fieldsOf, usualLimits } from '../../parameters';
import { connect } from '../../transport/connection';
import { callbacksRequest } from '../../transport/rest';

const LABEL = 'Callback ID';

/** ameyo-callbacks.txt 5.2 */
export const del: ItemOperation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete callback',
	description: 'Remove a scheduled callback (DELETE customerCallbacks)',
	limits: usualLimits,
	properties: [
		sessionAuthentication,
		{
			displayName: LABEL,
			name: 'customerCallbackId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. d810-59423051-cm-0',
			description: "The 'customerCallbackId' of the callback, as 'Get Many' returns it",
		},
	],
	async execute(this: IExecuteFunctions, i: number) {
		const fields = fieldsOf.call(this, i);
		const value = parameter.call(this, 'customerCallbackId', i);
		const path = fields.segment(LABEL, value);
		const body = { customerCallbackId: fields.required(LABEL, value) };
		const options = commandOptions.call(this, i);
		const connection = await connect.call(this, 'session');
		const answer = await callbacksRequest.call(this, connection, 'DELETE', path, { body }, options);
		if (typeof answer === 'string' && /^ok$/i.test(answer.trim())) return { deleted: true };
		throw apiError(this.getNode(), {
			message: 'Ameyo did not confirm that the callback was deleted',
			description: doubt('Ameyo'),
			details: { answer: typeof answer === 'string' ? answer : JSON.stringify(answer) },
		});
	},
};
