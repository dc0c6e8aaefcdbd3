import { byId } from '../../../../support/maxContact';
import { onCall, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('call: start recording goes on with it', async () => {
	const callId = await calls.dialled();
	const start = (id: string) => onCall('startRecording', { callId: byId(id) });
	await calls.bench.run(onCall('stopRecording', { callId: byId(callId) }));
	await calls.carriesOut(start(callId), `/startrecord/user/1001/call/${callId}`);
	await calls.isRefused(start('999'), 'Call 999 was not found.');
});
