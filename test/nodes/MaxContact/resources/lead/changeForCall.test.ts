import { byId } from '../../../../support/maxContact';
import { AGENT, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('lead: change for call gives the call to the lead of another phone', async () => {
	const callId = await calls.dialled();
	const change = (leadPhoneId: string) => ({
		resource: 'lead',
		operation: 'changeForCall',
		userId: byId(AGENT),
		callId: byId(callId),
		leadPhoneId,
	});
	const wide = '9007199254741993';
	await calls.carriesOut(change(wide), `/changelead/user/1001/call/${callId}/leadphone/${wide}`);
	expect(calls.bench.simulator.calls[0]?.leadId).toBe(9007199254740993n);
	await calls.isRefused(change('9007199254741992'), 'Lead phone 9007199254741992 was not found.');
});
