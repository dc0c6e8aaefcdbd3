import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../../../../support/maxContact';
import { onCall, useCalls } from '../../../../support/maxContactCalls';

describe('call: connect', () => {
	const calls = useCalls();
	const { bench } = calls;
	const connect = (call1Id: string, call2Id: string, more: INodeParameters = {}) =>
		onCall('connect', {
			call1Id: byId(call1Id),
			call2Id: byId(call2Id),
			resultCode1: byId('XFER'),
			resultCode2: byId('SALE'),
			...more,
		});

	it('bridges two calls, with notes and sales', async () => {
		const first = await calls.dialled();
		await bench.run(onCall('hold', { callId: byId(first) }));
		const second = await calls.dialled('01610000002');
		const additionalFields = {
			notes1: 'line 1\nline 2 & 50% = ½',
			numSales1: 0,
			notes2: 'ok',
			numSales2: 2,
		};
		await calls.carriesOut(
			connect(first, second, { additionalFields }),
			`/connectcalls/user/1001?call1=${first}&call2=${second}&resultcode1=XFER&resultcode2=SALE` +
				'&notes1=line%201%0Aline%202%20%26%2050%25%20%3D%20%C2%BD&notes2=ok&numsales1=0&numsales2=2',
		);
		expect(bench.simulator.calls.map(({ state, result }) => ({ state, result }))).toEqual([
			{
				state: 'bridged',
				result: { resultCode: 'XFER', notes: 'line 1\nline 2 & 50% = ½', sales: 0 },
			},
			{ state: 'bridged', result: { resultCode: 'SALE', notes: 'ok', sales: 2 } },
		]);
	});

	it('is refused for one call twice', async () => {
		const callId = await calls.dialled();
		await calls.isRefused(connect(callId, callId), 'A call cannot be connected with itself.');
	});
});
