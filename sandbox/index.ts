import { AmeyoSimulator } from './ameyo/simulator';
import type { AmeyoOptions } from './ameyo/settings';
import { selfSigned } from './core/certificate';
import { startServer } from './core/server';
import type { MaxContactOptions } from './maxContact/settings';
import { MaxContactSimulator } from './maxContact/simulator';
import type { VirtualContactCenterOptions } from './virtualContactCenter/settings';
import { VirtualContactCenterSimulator } from './virtualContactCenter/simulator';

export { AmeyoSimulator } from './ameyo/simulator';
export type { AmeyoOptions, AmeyoSettings } from './ameyo/settings';
export type { AmeyoRule } from './ameyo/faults';
export type { AmeyoCounts } from './ameyo/counts';
export type * from './ameyo/types';
export type { RequestEntry } from './core/requestLog';
export * as ameyoSeed from './ameyo/seed';
export { MaxContactSimulator } from './maxContact/simulator';
export type { MaxContactOptions, MaxContactSettings } from './maxContact/settings';
export type { MaxContactRule } from './maxContact/faults';
export type { MaxContactCounts } from './maxContact/counts';
export type * as MaxContact from './maxContact/types';
export * as maxContactSeed from './maxContact/seed';
export { VirtualContactCenterSimulator } from './virtualContactCenter/simulator';
export type {
	VirtualContactCenterOptions,
	VirtualContactCenterSettings,
} from './virtualContactCenter/settings';
export type { VirtualContactCenterRule } from './virtualContactCenter/faults';
export type * as VirtualContactCenter from './virtualContactCenter/types';
export * as virtualContactCenterSeed from './virtualContactCenter/seed';

export interface SandboxOptions {
	/** 0 or absent: a free port. */
	port?: number;
	/** With a self-signed certificate. */
	https?: boolean;
	ameyo?: AmeyoOptions;
	maxContact?: MaxContactOptions;
	virtualContactCenter?: VirtualContactCenterOptions;
}

export interface Sandbox {
	/** `http://127.0.0.1:PORT`, without a slash at the end. */
	url: string;
	port: number;
	ameyo: AmeyoSimulator;
	maxContact: MaxContactSimulator;
	virtualContactCenter: VirtualContactCenterSimulator;
	reset(): void;
	close(): Promise<void>;
}

/** Starts the vendors on 127.0.0.1. Rejects with `code: 'EADDRINUSE'` when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const ameyo = new AmeyoSimulator(options.ameyo);
	const maxContact = new MaxContactSimulator(options.maxContact);
	const virtualContactCenter = new VirtualContactCenterSimulator(options.virtualContactCenter);
	const simulators = [ameyo, maxContact, virtualContactCenter];
	const tls = options.https ? { tls: await selfSigned() } : {};
	const server = await startServer(simulators, { port: options.port ?? 0, ...tls });
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
