import { byId } from '../../../../support/maxContact';
import { onCall, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('call: hang up ends the call once', async () => {
	const callId = await calls.dialled();
	const hangUp = onCall('hangUp', { callId: byId(callId) });
	await calls.carriesOut(hangUp, `/hangup/user/1001/call/${callId}`);
	await calls.isRefused(hangUp, `Call ${callId} has already ended.`);
});
