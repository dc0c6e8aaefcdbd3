import { json } from '../../core/response';
import { requiredText, optionalText } from '../parameters';
import { loginBean } from './loginBean';
import type { Command, CommandContext } from './command';

function logIn({ data, state }: CommandContext, force: boolean) {
	const userId = requiredText(data, 'userId');
	const password = requiredText(data, 'password');
	const terminal = requiredText(data, 'terminal');
	optionalText(data, 'clientType');
	const session = state.sessions.login(userId, password, terminal, force);
	state.counts.logins += 1;
	return json(loginBean(session, state));
}

/** Customer Manager document, 4.3. */
export const login: Command = {
	access: 'none',
	deadSession: 1,
	run: (context) => logIn(context, false),
};

/** Not documented; real clients send it with the data of `login` to end the user's other session. */
export const forceLogin: Command = {
	access: 'none',
	deadSession: 1,
	run: (context) => logIn(context, true),
};

/** Customer Manager document, 4.4. */
export const pingSession: Command = {
	access: 'session',
	deadSession: 1,
	run: ({ state }) => {
		state.counts.pings += 1;
		return json({ alive: true, serverTime: state.now() });
	},
};

/** `logout` and `terminate-session`: same request, same answer (4.5). */
export const logout: Command = {
	access: 'session',
	deadSession: 2,
	run: ({ data, state }) => {
		const session = state.sessions.use(requiredText(data, 'sessionId'));
		if (session) session.ended = 'logout';
		return json({});
	},
};
