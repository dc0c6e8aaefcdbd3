import { DateTime } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import { byId, useAmeyo } from '../../../../support/ameyo';

const create: INodeParameters = {
	resource: 'callback',
	operation: 'create',
	authentication: 'session',
	campaignId: byId('1'),
	phone: '={{ $json.phone }}',
};

describe('date-times in the commands', () => {
	const bench = useAmeyo();

	const moment = '2026-08-27T10:53:00.000Z';
	it.each([
		['text without a zone', '2026-08-27T16:23:00', '2026-08-27 16:23:00', '2026-08-27 16:23:00'],
		['text with a zone', '2026-08-27T06:53:00-04:00', '2026-08-27 16:23:00', '2026-08-27 11:53:00'],
		['epoch milliseconds', Date.parse(moment), '2026-08-27 16:23:00', '2026-08-27 11:53:00'],
		[
			'a Date',
			'={{ new Date("2026-08-27T10:53:00Z") }}',
			'2026-08-27 16:23:00',
			'2026-08-27 11:53:00',
		],
		[
			'a DateTime',
			'={{ DateTime.fromISO("2026-08-27T10:53:00Z").plus({ days: 1 }) }}',
			'2026-08-28 16:23:00',
			'2026-08-28 11:53:00',
		],
		['the date picker', '2026-08-27T00:00:00', '2026-08-27 00:00:00', '2026-08-27 00:00:00'],
	])(
		'reads %s in the zone of the credential, else in that of the workflow',
		async (_name, callbackTime, kolkata, london) => {
			const parameters = { ...create, callbackTime };
			const one = [{ phone: '5555056887' }];
			await bench.run(parameters, one, {
				credentials: bench.credentials({ timezone: 'Asia/Kolkata' }),
			});
			await bench.run(parameters, one, { timezone: 'Europe/London' });
			await bench.run({ ...parameters, authentication: 'hashKey' }, one, {
				credentials: bench.credentials({}, { timezone: ' Asia/Kolkata ' }),
			});
			const times = bench.ameyo.requests
				.filter(({ command }) => command === 'addCallback')
				.map(({ data }) => data);
			expect(times).toMatchObject([
				{ callBackTime: kolkata },
				{ callBackTime: london },
				{ callBackTime: kolkata },
			]);
		},
	);

	it('takes $now', async () => {
		const before = DateTime.now().startOf('second');
		await bench.run({ ...create, callbackTime: '={{ $now }}' }, [{ phone: '1' }], {
			credentials: bench.credentials({ timezone: 'Asia/Kolkata' }),
		});
		const [callback] = [...bench.ameyo.callbacks.values()].slice(-1);
		expect(callback?.phone).toBe('1');
		expect(callback?.callbackTime).toBeGreaterThanOrEqual(before.toMillis());
		expect(callback?.callbackTime).toBeLessThanOrEqual(Date.now());
	});

	it('refuses a credential with a zone that is not known, before anything is sent', async () => {
		const { error } = await bench.run({ ...create, callbackTime: '2026-08-27' }, [{ phone: '1' }], {
			credentials: bench.credentials({ timezone: 'Asia/Nowhere' }),
		});
		expect(error?.message).toContain('Asia/Nowhere');
		expect(bench.ameyo.requests).toHaveLength(0);
	});
});
