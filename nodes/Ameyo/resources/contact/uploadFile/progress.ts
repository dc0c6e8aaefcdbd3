import type { Run } from '../../../../shared/operations/run';
import type { Account } from './account';
import { summary } from './words';

/** Milliseconds from one report to the next. */
const EVERY_MS = 10_000;

/**
 * Tells how far an upload is: in n8n's log, and in the browser's console for whoever runs the workflow from the editor.
 * n8n has no other way to show something of a node that is still running.
 */
export class Progress {
	private last = Date.now();

	constructor(
		private readonly run: Run,
		private readonly fileName: string,
	) {}

	/** Tells it, where the last time was long enough ago. */
	report(account: Account): void {
		if (Date.now() - this.last < EVERY_MS) return;
		this.last = Date.now();
		const message = `${this.subject()} is under way. ${summary(account)}`;
		this.run.n8n.logger.info(message);
		this.run.n8n.sendMessageToUI(message);
	}

	/** Tells the log how it ended. */
	end(account: Account, stopped: string | undefined): void {
		const { logger } = this.run.n8n;
		if (stopped === undefined) logger.info(`${this.subject()} has ended. ${summary(account)}`);
		else logger.warn(`${this.subject()}: ${stopped}. ${summary(account)}`, account.toJson());
	}

	private subject(): string {
		return `The upload of ${this.fileName} by '${this.run.node.name}'`;
	}
}
