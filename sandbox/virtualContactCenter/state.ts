import { Calls } from './calls';
import { Crm } from './crm';
import { finish } from './ending';
import type { VirtualContactCenterSettings } from './settings';
import { Sessions } from './sessions';
import type { Call, Sent } from './types';

/** Everything that a reset forgets. */
export class VirtualContactCenterState {
	readonly sessions = new Sessions();
	readonly crm = new Crm();
	readonly sent: Sent[] = [];
	readonly received: Array<Record<string, string>> = [];
	readonly calls: Calls;
	private closed = false;

	/** @param changed called with every form that was posted, and without one for other changes */
	constructor(
		private readonly settings: VirtualContactCenterSettings,
		private readonly changed: (sent?: Sent) => void,
	) {
		this.calls = new Calls(settings, () => this.changed());
	}

	/** Lets a call run its course, and does what is to be done at its end. */
	begin(call: Call): void {
		void this.calls.run(call).then(async () => {
			if (this.closed) return;
			await finish(call, this.crm, this.settings, (entry) => {
				this.sent.push(entry);
				this.changed(entry);
			});
			this.changed();
		});
	}

	/** No call posts anything from now on. */
	close(): void {
		this.closed = true;
	}
}
