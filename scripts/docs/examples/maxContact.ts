import { byId } from '../../../test/support/locator';
import type { Bench } from '../../../test/support/maxContact';
import type { Example } from './example';

const agent = { userId: byId('1001') };
const [FIRST, SECOND] = ['5001', '5002'];
const call = { ...agent, callId: byId(FIRST) };
const all = { returnAll: true };
const NUMBERS = ['01610000001', '01610000002'];

/** How each operation of the MaxContact node is run for its example. */
export const maxContactExamples: Record<string, Example> = {
	'acdQueue.getAll': { parameters: all },
	'agent.goReady': { parameters: { userId: byId('1010') } },
	'call.connect': {
		parameters: {
			...agent,
			call1Id: byId(FIRST),
			call2Id: byId(SECOND),
			resultCode1: byId('SALE'),
			resultCode2: byId('XFER'),
		},
	},
	'call.dial': { parameters: { ...agent, phoneNumber: byId('01610000001') } },
	'call.dispose': { parameters: { ...call, resultCode: byId('SALE') } },
	'call.getAll': { parameters: { ...agent, ...all } },
	'call.hangUp': { parameters: call },
	'call.hold': { parameters: call },
	'call.retrieve': { parameters: call },
	'call.startRecording': { parameters: call },
	'call.stopRecording': { parameters: call },
	'campaign.getAll': { parameters: all },
	'lead.changeForCall': { parameters: { ...call, leadPhoneId: '8002' } },
	'lead.createForCall': { parameters: { ...call, phoneNumber: '01610000009' } },
	'lead.getPhones': { parameters: { ...agent, leadId: '4712', ...all } },
	'resultCode.getAll': { parameters: all },
	'user.getAll': { parameters: all },
};

/** What must be there before an operation is run: the calls that it is about. */
export async function prepareMaxContact(bench: Bench, name: string): Promise<void> {
	const isAboutCall = /^call\.(?!dial$)|ForCall$/.test(name);
	if (!isAboutCall) return;
	const needed = name === 'call.connect' ? NUMBERS : NUMBERS.slice(0, 1);
	for (const [n, number] of needed.entries()) {
		// The first call is held while the second one is dialled.
		if (n > 0) await command(bench, 'hold', call);
		await command(bench, 'dial', { ...agent, phoneNumber: byId(number) });
	}
	if (name === 'call.retrieve') await command(bench, 'hold', call);
	if (name === 'call.startRecording') await command(bench, 'stopRecording', call);
}

async function command(bench: Bench, operation: string, fields: Example['parameters']) {
	const { error } = await bench.run({ resource: 'call', operation, ...fields });
	if (error) throw error;
}
