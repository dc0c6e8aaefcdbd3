import { byId } from '../../../../support/maxContact';
import { onCall, TELEPHONY, useCalls } from '../../../../support/maxContactCalls';

const NUMBER = '+44 161 000 0009';

describe('call: dial', () => {
	const calls = useCalls();
	const { bench } = calls;
	const dial = (phoneNumber: string, more = {}) =>
		onCall('dial', { phoneNumber: byId(phoneNumber), ...more });

	it('gives the call, its start in ISO 8601', async () => {
		const before = Date.now();
		const { items } = await bench.run(dial(NUMBER));
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					CallId: 5001,
					PhoneNumber: NUMBER,
					CallStartTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
				}),
				pairedItem: { item: 0 },
			},
		]);
		const start = Date.parse(String(items[0]?.json.CallStartTime));
		expect(start).toBeGreaterThanOrEqual(before);
		expect(start).toBeLessThanOrEqual(Date.now());
		expect(bench.simulator.requests[0]?.url).toBe(
			`${TELEPHONY}/dial/user/1001/phone/%2B44%20161%20000%200009`,
		);
		expect(bench.simulator.counts.dials).toBe(1);
	});

	it('calls the lead that is given, its 64-bit ID exact', async () => {
		const leadId = '9007199254740993';
		await bench.run(dial('01610000003', { additionalFields: { leadId } }));
		expect(bench.simulator.requests[0]?.url).toBe(
			`${TELEPHONY}/dial/user/1001/phone/01610000003?leadid=${leadId}`,
		);
		expect(bench.simulator.calls[0]?.leadId).toBe(9007199254740993n);
	});

	it('is refused while the agent is on another call', async () => {
		const callId = await calls.dialled();
		await calls.isRefused(dial(NUMBER), `User 1001 is on call ${callId}, which is not on hold.`);
	});

	it('takes plain strings where workflows were written by hand', async () => {
		const { error } = await bench.run(
			onCall('dial', { userId: '1001', phoneNumber: '01610000001' }),
		);
		expect(error).toBeUndefined();
		expect(bench.simulator.counts.dials).toBe(1);
	});
});
