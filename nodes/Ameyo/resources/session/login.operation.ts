import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { textOf } from '../../../shared/text';
import { sessionAuthentication } from '../../authentication';
import { readOptions, usualLimits } from '../../parameters';
import { ping } from '../../transport/command';
import { connect } from '../../transport/connection';
import { readSessionInfo } from '../../transport/session';

const renewals = new WeakMap<IExecuteFunctions, Promise<unknown>>();

/**
 * ameyo-customer-manager.txt 4.3. n8n logs in while it signs a request, so the new session goes out
 * with a ping. Every item of a run gets the one new session: a second login could end the first.
 */
export const login: ItemOperation = {
	name: 'Log In',
	value: 'login',
	action: 'Log in session',
	description: 'Log in anew and keep the session in n8n (login)',
	limits: usualLimits,
	properties: [sessionAuthentication],
	// The stored session is one for all items.
	lane: () => 'session',
	async execute(this: IExecuteFunctions, i: number) {
		const connection = await connect.call(this, 'session');
		const { timeout } = readOptions.call(this, i);
		const renewal = renewals.get(this) ?? ping.call(this, connection, timeout, true);
		renewals.set(this, renewal);
		await renewal;
		const info = readSessionInfo(connection.decrypted.data.sessionInfo);
		const answer: IDataObject = {
			userId: info?.userId ?? '',
			campaignInfos: info?.campaignInfos ?? [],
			sessionId: textOf(connection.decrypted.data.sessionId),
		};
		return answer;
	},
};
