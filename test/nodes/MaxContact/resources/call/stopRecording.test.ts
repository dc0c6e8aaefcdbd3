import { byId } from '../../../../support/maxContact';
import { onCall, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('call: stop recording stops it once', async () => {
	const callId = await calls.dialled();
	const stop = onCall('stopRecording', { callId: byId(callId) });
	await calls.carriesOut(stop, `/stoprecord/user/1001/call/${callId}`);
	expect(calls.bench.simulator.calls[0]?.recording).toBe('stopped');
	await calls.isRefused(stop, `Call ${callId} is not being recorded.`);
});
