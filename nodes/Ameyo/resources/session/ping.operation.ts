import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../shared/oldErrors';
import type { ItemOperation } from '../../../shared/operation';
import { sessionAuthentication } from '../../authentication';
import { readOptions, usualLimits } from '../../parameters';
import { ping as pingSession } from '../../transport/command';
import { connect } from '../../transport/connection';

/** ameyo-customer-manager.txt 4.4 */
export const ping: ItemOperation = {
	name: 'Ping',
	value: 'ping',
	action: 'Ping session',
	description: 'Check that the session is alive, and log in when it is not (ping-session)',
	limits: usualLimits,
	properties: [sessionAuthentication],
	async execute(this: IExecuteFunctions, i: number) {
		const connection = await connect.call(this, 'session');
		const bean = await pingSession.call(this, connection, readOptions.call(this, i).timeout);
		return isRecord(bean) ? bean : { alive: true };
	},
};
