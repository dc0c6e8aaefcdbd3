import { useCallbacks } from '../../../support/triggerCallbacks';
import { storm } from '../../../support/triggerStorm';

const callbacks = useCallbacks();

test.each([1, 2, 3, 4])(
	'starts 500 callbacks once each, whatever happens meanwhile (%d)',
	async (seed) => {
		const n8n = callbacks.n8n({ event: 'scheduled' });
		const aftermath = await storm(callbacks, n8n, 500, seed);
		expect(aftermath.started.sort()).toEqual(aftermath.scheduled.sort());
		expect(aftermath.largestState).toBeLessThan(40_000);
	},
);
