import type { Resource } from '../../shared/operations/operation';
import { clickToDial } from './call/clickToDial.operation';
import { create } from './callback/create.operation';
import { del } from './callback/delete.operation';
import { getAll as getCallbacks } from './callback/getAll.operation';
import { getAllTenant } from './callback/getAllTenant.operation';
import { execute } from './command/execute.operation';
import { getAll as getContacts } from './contact/getAll.operation';
import { upload } from './contact/upload.operation';
import { uploadFile } from './contact/uploadFile.operation';
import { uploadWithCallback } from './contact/uploadWithCallback.operation';
import { getAll as getLeads } from './lead/getAll.operation';
import { login } from './session/login.operation';
import { logout } from './session/logout.operation';
import { ping } from './session/ping.operation';
import { terminate } from './session/terminate.operation';

/** What the Ameyo node can do, in the order of its menus. */
export const resources: Resource[] = [
	{ name: 'Call', value: 'call', operations: [clickToDial] },
	{ name: 'Callback', value: 'callback', operations: [create, del, getCallbacks, getAllTenant] },
	{ name: 'Command', value: 'command', operations: [execute] },
	{
		name: 'Contact',
		value: 'contact',
		operations: [getContacts, upload, uploadFile, uploadWithCallback],
	},
	{ name: 'Lead', value: 'lead', operations: [getLeads] },
	{ name: 'Session', value: 'session', operations: [login, logout, ping, terminate] },
];
