import type { Bench } from '../../../test/support/ameyo';
import { inMemory } from '../../../test/support/csvFiles';
import { byId } from '../../../test/support/locator';
import { ameyoSeed } from '../../../sandbox';
import type { Example } from './example';

const session = { authentication: 'session' };
const hashKey = { authentication: 'hashKey' };
const campaign = { campaignId: byId('1') };
const lead = { leadId: byId('39') };
const columns = { dataMode: 'autoMapInputData' };
const CONTACTS = [
	{ phone1: '9876500001', name: 'Asha Rao' },
	{ phone1: '98765000020000', name: 'Ravi Nair' },
];
const FILE =
	'phone1,name\r\n9876500001,Asha Rao\r\n98765000020000,Ravi Nair\r\n9876500003,Meena Iyer\r\n';

/** How each operation of the Ameyo node is run for its example. */
export const ameyoExamples: Record<string, Example> = {
	'call.clickToDial': {
		parameters: { ...hashKey, ...campaign, userId: 'agent', phone: '9876500001' },
	},
	'callback.create': {
		parameters: {
			...session,
			...campaign,
			callbackTime: '2026-08-28T16:30:00',
			phone: '9876500001',
		},
	},
	'callback.delete': { parameters: { ...session, customerCallbackId: 'd810-59423051-cm-1' } },
	'callback.getAll': { parameters: { ...session, ...campaign, returnAll: true } },
	'callback.getAllTenant': { parameters: { ...session, returnAll: true } },
	'command.execute': {
		parameters: {
			...session,
			commandId: 'getLeadsForCampaign',
			data: '{"campaignId": 1}',
		},
	},
	'contact.getAll': {
		parameters: { ...session, ...campaign, ...lead, returnAll: true },
	},
	'contact.upload': {
		parameters: { ...session, ...campaign, ...lead, ...columns },
		items: CONTACTS,
	},
	'contact.uploadFile': {
		parameters: { ...session, ...campaign, ...lead },
		file: inMemory(FILE),
	},
	'contact.uploadWithCallback': {
		parameters: {
			...session,
			...campaign,
			...lead,
			...columns,
			callbackTime: '2026-08-28T16:30:00',
			callbackFields: { callbackPhone: '={{ $json.phone1 }}' },
		},
		items: CONTACTS.slice(0, 1),
	},
	'lead.getAll': { parameters: { ...session, ...campaign, returnAll: true } },
	'session.login': { parameters: { ...session } },
	'session.logout': { parameters: { ...session } },
	'session.ping': { parameters: { ...session } },
	'session.terminate': { parameters: { ...session, userId: ameyoSeed.MANAGER.userId } },
};

/** What must be there before an operation is run: contacts, before they are listed. */
export async function prepareAmeyo(bench: Bench, name: string): Promise<void> {
	if (name !== 'contact.getAll') return;
	const upload = ameyoExamples['contact.upload'];
	await bench.run({ resource: 'contact', operation: 'upload', ...upload?.parameters }, CONTACTS);
}
