import { DateTime } from 'luxon';
import { watchLanes } from '../support/lanes';
import { byId } from '../support/maxContact';
import { onCall, useCalls } from '../support/maxContactCalls';
import { movableClock } from '../support/stopClock';

const HOUR = 3_600_000;

describe('a call that waits for another of its agent', () => {
	const { bench } = useCalls();
	const lanes = watchLanes();
	const clock = movableClock();

	it.each([
		[1, 'outsideCallingHours'],
		[0, undefined],
	])('is looked at again when its turn comes, %d hours later: %s', async (later, reason) => {
		const now = DateTime.fromMillis(Date.now(), { zone: 'UTC' });
		const window = {
			days: [1, 2, 3, 4, 5, 6, 7],
			from: now.minus({ minutes: 30 }).toFormat('HH:mm'),
			to: now.plus({ minutes: 30 }).toFormat('HH:mm'),
		};
		const beforeCall = { callingHours: { window: [window] }, callingTimezone: 'UTC' };
		const dial = async (executionId: string) =>
			await bench.run(
				onCall('dial', {
					phoneNumber: byId('01610000001'),
					beforeCall,
					requestOptions: { timeout: 2 * HOUR },
				}),
				undefined,
				{ executionId },
			);
		bench.simulator.misbehave({ command: 'dial', hold: true });
		const first = dial('one');
		await bench.simulator.nextRequest('dial');
		const second = dial('two');
		await lanes.haveAsked(2);
		clock.advance(later * HOUR);
		bench.simulator.calm();
		expect((await first).items[0]?.json.CallId).toBeDefined();
		const { items, error } = await second;
		expect(items[0]?.json.reason).toBe(reason);
		// In hours it is sent, and refused: the agent is on the first call.
		expect(error?.message.startsWith('User 1001 is on call') ?? false).toBe(reason === undefined);
		expect(bench.simulator.counts.dials).toBe(1);
	});
});
