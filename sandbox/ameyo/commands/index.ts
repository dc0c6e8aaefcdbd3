import { addCallback } from './addCallback';
import { clickToDialWithToken } from './clickToDial';
import type { Command } from './command';
import { getContacts } from './getContacts';
import { getLeadsForCampaign } from './getLeads';
import { forceLogin, login, logout, pingSession } from './session';
import { uploadContacts } from './upload';
import { uploadContactAndAddCallback } from './uploadWithCallback';

/** The commands by their ids. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
	Object.entries({
		login,
		'force-login': forceLogin,
		'ping-session': pingSession,
		logout,
		'terminate-session': logout,
		getContacts,
		uploadContacts,
		uploadContactAndAddCallback,
		getLeadsForCampaign,
		addCallback,
		clickToDialWithToken,
	}),
);
