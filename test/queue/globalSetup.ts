import { startQueueMode } from '../../sandbox/queue/queueMode';
import { keep } from './running';

/** Starts n8n in queue mode with the packed project. */
export default async function globalSetup(): Promise<void> {
	keep(await startQueueMode());
}
