import type { SandboxOptions } from '../../sandbox';
import type { Switches } from '../../sandbox/maxContact/switches';
import { useMaxContact } from './maxContact';

/** A MaxContact for the tests of a file, as the document says before each of them. */
export function useMaxContactServer(options?: SandboxOptions) {
	const bench = useMaxContact(options);
	return {
		bench,
		/** Makes it another kind of server for the rest of the test. */
		be(switches: Partial<Switches>): void {
			Object.assign(bench.simulator.settings, switches);
		},
		/** The commands that arrived, oldest first. */
		commands: () => bench.simulator.requests.map(({ command }) => command),
		received: (command: string) => bench.simulator.counts.commands[command]?.received ?? 0,
		carriedOut: (command: string) => bench.simulator.counts.commands[command]?.carriedOut ?? 0,
	};
}
