import { noTraffic, type SimulatorState, type TrafficCounts } from '../core/state';
import { Calls } from './calls';
import { Crm } from './crm';
import { finish } from './ending';
import { Sessions } from './sessions';
import type { VirtualContactCenterSettings } from './settings';
import type { Call, Sent } from './types';

interface VirtualContactCenterCounts extends TrafficCounts {
	/** Calls that were placed. */
	dials: number;
	/** Calls that were placed while another one of the agent was under way. */
	overlappingDials: number;
	/** Requests turned to the login page. */
	sentToLogin: number;
}

/** Everything that 8x8 and the CRM remember. */
export class VirtualContactCenterState implements SimulatorState {
	readonly counts: VirtualContactCenterCounts = {
		...noTraffic(),
		dials: 0,
		overlappingDials: 0,
		sentToLogin: 0,
	};
	readonly sessions = new Sessions();
	readonly crm = new Crm();
	readonly sent: Sent[] = [];
	readonly received: Array<Record<string, string>> = [];
	readonly calls: Calls;
	private closed = false;

	constructor(
		private readonly settings: VirtualContactCenterSettings,
		private readonly changed: () => void,
	) {
		this.calls = new Calls(settings, changed);
	}

	/** Lets a call run its course, and does what is to be done at its end. Resolves when that is done. */
	async begin(call: Call): Promise<void> {
		await this.calls.run(call);
		if (this.closed) return;
		await finish(call, this.crm, this.settings, (entry) => {
			this.sent.push(entry);
			this.changed();
		});
		this.changed();
	}

	/** No call posts anything from now on. */
	close(): void {
		this.closed = true;
	}
}
