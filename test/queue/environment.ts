import { TestEnvironment } from 'jest-environment-node';
import { kept } from './running';

/** Hands the running n8n on to the tests: the tests restart it, which takes more than its address. */
export default class QueueModeEnvironment extends TestEnvironment {
	override async setup(): Promise<void> {
		await super.setup();
		this.global.contactCenterQueueMode = kept();
	}
}
