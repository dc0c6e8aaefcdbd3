import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../../shared/guards';
import { sessionOperation } from '../../operation';
import { logIn, NO_CAMPAIGNS } from '../../transport/session';
import { campaignsOf, readSessionInfo } from '../../transport/sessionState';

const logins = new WeakMap<object, Promise<unknown>>();

/**
 * ameyo-customer-manager.txt 4.3. Every item of a run gets the one new session: a second login could
 * end the first.
 */
export const login = sessionOperation({
	name: 'Log In',
	value: 'login',
	action: 'Log in user',
	description: 'Start a new session and store it in n8n (login)',
	notForAgents: {
		reason: 'its result holds the session ID, which is as good as the password',
		instead: 'Leave it out: the node logs in by itself when it must.',
	},
	fields: {},
	// The stored session is one for all items.
	lane: () => 'the session of the credential',
	async execute(_values, { ameyo, run }) {
		const connection = await ameyo.connection();
		const loggedIn = logins.get(run) ?? logIn(ameyo.n8n, connection, ameyo.requests);
		logins.set(run, loggedIn);
		await loggedIn;
		const { sessionInfo, sessionId } = connection.decrypted.data;
		const info = readSessionInfo(sessionInfo);
		if (campaignsOf(info).length === 0) run.n8n.addExecutionHints({ message: NO_CAMPAIGNS });
		const answer: IDataObject = {
			...info?.answer,
			userId: info?.userId ?? '',
			campaignInfos: info?.campaignInfos ?? [],
			sessionId: textOf(sessionId),
		};
		return answer;
	},
});
