import { byId } from '../../../../support/maxContact';
import { onCall, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('call: retrieve takes a call off hold', async () => {
	const callId = await calls.dialled();
	const retrieve = onCall('retrieve', { callId: byId(callId) });
	await calls.isRefused(retrieve, `Call ${callId} is not on hold.`);
	await calls.bench.run(onCall('hold', { callId: byId(callId) }));
	await calls.carriesOut(retrieve, `/retrieve/user/1001/call/${callId}`);
});
