import { byId } from '../../../../support/maxContact';
import { onCall, useCalls } from '../../../../support/maxContactCalls';

const calls = useCalls();

it('call: dispose closes a call with a result code', async () => {
	const callId = await calls.dialled();
	const dispose = (code: string) =>
		onCall('dispose', { callId: byId(callId), resultCode: byId(code) });
	await calls.isRefused(dispose('NO SUCH&code=1'), 'Result code NO SUCH&code=1 was not found.');
	await calls.carriesOut(dispose('SALE'), `/dispose/user/1001/call/${callId}?resultcode=SALE`);
	expect(calls.bench.simulator.calls[0]?.result).toEqual({ resultCode: 'SALE' });
});
