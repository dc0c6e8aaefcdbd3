import { AmeyoRoom } from './ameyo/simulator';
import type { AmeyoOptions } from './ameyo/settings';
import { selfSigned } from './core/certificate';
import { openHouse } from './core/server';
import type { MaxContactOptions } from './maxContact/settings';
import { MaxContactRoom } from './maxContact/simulator';
import type { VirtualContactCenterOptions } from './virtualContactCenter/settings';
import { VirtualContactCenterRoom } from './virtualContactCenter/simulator';

export { AmeyoRoom } from './ameyo/simulator';
export type { AmeyoOptions, AmeyoSettings } from './ameyo/settings';
export type { AmeyoRule } from './ameyo/faults';
export type { AmeyoCounts } from './ameyo/counts';
export type * from './ameyo/types';
export type { RequestEntry } from './core/requestLog';
export * as ameyoSeed from './ameyo/seed';
export { MaxContactRoom } from './maxContact/simulator';
export type { MaxContactOptions, MaxContactSettings } from './maxContact/settings';
export type { MaxContactRule } from './maxContact/faults';
export type { MaxContactCounts } from './maxContact/counts';
export type * as MaxContact from './maxContact/types';
export * as maxContactSeed from './maxContact/seed';
export { VirtualContactCenterRoom } from './virtualContactCenter/simulator';
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
	ameyo: AmeyoRoom;
	maxContact: MaxContactRoom;
	virtualContactCenter: VirtualContactCenterRoom;
	reset(): void;
	close(): Promise<void>;
}

/** Starts the vendors on 127.0.0.1. Rejects with `code: 'EADDRINUSE'` when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const ameyo = new AmeyoRoom(options.ameyo);
	const maxContact = new MaxContactRoom(options.maxContact);
	const virtualContactCenter = new VirtualContactCenterRoom(options.virtualContactCenter);
	const rooms = [ameyo, maxContact, virtualContactCenter];
	const tls = options.https ? { tls: await selfSigned() } : {};
	const house = await openHouse(rooms, { port: options.port ?? 0, ...tls });
	virtualContactCenter.origin = house.url;
	return {
		...house,
		ameyo,
		maxContact,
		virtualContactCenter,
		reset: () => {
			for (const room of rooms) room.reset();
		},
	};
}
