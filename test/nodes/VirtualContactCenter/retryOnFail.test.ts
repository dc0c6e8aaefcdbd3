import { VirtualContactCenter } from '../../../nodes/VirtualContactCenter/VirtualContactCenter.node';
import { resources } from '../../../nodes/VirtualContactCenter/resources';
import { describeRetries } from '../../support/retries';
import type { RetriedCommand } from '../../support/retries';
import { retrying } from '../../support/run';
import { useVirtualContactCenter } from '../../support/virtualContactCenter';

const SENDS_NOTHING = ['call: getLink', 'userData: parse'];

const dial = { resource: 'call', operation: 'dial', phone: '={{ $json.phone }}' };
const items = () => ['6502928880', '6502928881', '6502928882'].map((phone) => ({ phone }));

const commands: Record<string, RetriedCommand> = {
	'call: dial': { command: 'make_call', parameters: dial, items },
	// n8n does not run a node again that slept: only what fails before it sleeps is tried again.
	'call: dialAndWait': {
		command: 'make_call',
		parameters: { ...dial, operation: 'dialAndWait' },
		items,
		takesOne: true,
	},
};

describe('8x8', () => {
	const bench = useVirtualContactCenter();
	// Nobody listens where n8n's engine says that it is.
	beforeEach(() => bench.simulator.holdCalls());

	it('names every operation', () => {
		const all = resources.flatMap(({ value, operations }) =>
			operations.map((operation) => `${value}: ${operation.value}`),
		);
		expect([...Object.keys(commands), ...SENDS_NOTHING].sort()).toEqual(all.sort());
	});

	describeRetries(
		{
			bench,
			node: () => new VirtualContactCenter(),
			credentialsAt: (customUrl) => bench.credentials({ customUrl }),
			lead: (store) => store.change('virtualContactCenterApi', { customUrl: bench.sandbox.url }),
		},
		commands,
	);

	it('sleeps after the try in which the call was placed', async () => {
		bench.simulator.misbehave({ command: 'make_call', status: 404 });
		const parameters = { ...dial, operation: 'dialAndWait' };
		const { status, waitTill } = await bench.run(parameters, items().slice(0, 1), {
			retries: retrying,
		});
		expect(status).toBe('waiting');
		expect(waitTill).toBeInstanceOf(Date);
		expect(bench.simulator.counts.dials).toBe(1);
	});
});
