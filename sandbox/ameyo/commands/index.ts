import { clickToDialWithToken } from './clickToDial';
import type { Command } from './command';
import { forceLogin, login, logout, pingSession } from './session';
import { uploadContacts } from './upload';

/** The commands by their ids. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
	Object.entries({
		login,
		'force-login': forceLogin,
		'ping-session': pingSession,
		logout,
		'terminate-session': logout,
		uploadContacts,
		clickToDialWithToken,
	}),
);
