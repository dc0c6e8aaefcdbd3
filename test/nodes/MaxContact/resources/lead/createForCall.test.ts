import { byId } from '../../../../support/maxContact';
import { AGENT, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('lead: create for call gives the call to a new lead', async () => {
	const callId = await calls.dialled();
	const create = (id: string) => ({
		resource: 'lead',
		operation: 'createForCall',
		userId: byId(AGENT),
		callId: byId(id),
		phoneNumber: '(0161) 555.0100',
	});
	await calls.carriesOut(
		create(callId),
		`/createnewlead/user/1001/call/${callId}/phone/(0161)%20555.0100`,
	);
	await calls.isRefused(create('4'), 'Call 4 was not found.');
});
