import { byId } from '../../../../support/maxContact';
import { onCall, useCalls } from '../../../../support/maxContactCalls';

describe('call: hold', () => {
	const calls = useCalls();

	it('puts a call on hold, once', async () => {
		const callId = await calls.dialled();
		const hold = onCall('hold', { callId: byId(callId) });
		await calls.carriesOut(hold, `/hold/user/1001/call/${callId}`);
		await calls.isRefused(hold, `Call ${callId} is already on hold.`);
	});

	it('takes a plain string for the call where workflows were written by hand', async () => {
		const callId = await calls.dialled();
		await calls.carriesOut(onCall('hold', { callId }), `/hold/user/1001/call/${callId}`);
	});
});
