import type { AmeyoSettings } from './ameyo/settings';
import { AmeyoSimulator } from './ameyo/simulator';
import { startServer, type Listening } from './core/server';
import type { MaxContactSettings } from './maxContact/settings';
import { MaxContactSimulator } from './maxContact/simulator';
import type { VirtualContactCenterSettings } from './virtualContactCenter/settings';
import { VirtualContactCenterSimulator } from './virtualContactCenter/simulator';

export type { AmeyoRule } from './ameyo/faults';
export type { Callback } from './ameyo/types';
export * as ameyoSeed from './ameyo/seed';
export * as maxContactSeed from './maxContact/seed';
export * as virtualContactCenterSeed from './virtualContactCenter/seed';

export interface SandboxOptions {
	/** 0 or absent: a free port. */
	port?: number;
	/** With a self-signed certificate. */
	https?: boolean;
	ameyo?: Partial<AmeyoSettings>;
	maxContact?: Partial<MaxContactSettings>;
	virtualContactCenter?: Partial<VirtualContactCenterSettings>;
}

export interface Sandbox extends Listening {
	ameyo: AmeyoSimulator;
	maxContact: MaxContactSimulator;
	virtualContactCenter: VirtualContactCenterSimulator;
	reset(): void;
}

/** Starts the vendors on 127.0.0.1. Rejects with `code: 'EADDRINUSE'` when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const ameyo = new AmeyoSimulator(options.ameyo);
	const maxContact = new MaxContactSimulator(options.maxContact);
	const virtualContactCenter = new VirtualContactCenterSimulator(options.virtualContactCenter);
	const simulators = [ameyo, maxContact, virtualContactCenter];
	const server = await startServer(simulators, options.port ?? 0, options.https ?? false);
	virtualContactCenter.origin = server.url;
	return {
		...server,
		ameyo,
		maxContact,
		virtualContactCenter,
		reset: () => {
			for (const simulator of simulators) simulator.reset();
		},
	};
}
