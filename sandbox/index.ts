import { AmeyoRoom } from './ameyo/room';
import type { AmeyoOptions } from './ameyo/options';
import { selfSigned } from './furniture/certificate';
import { openHouse } from './furniture/server';
import type { MaxContactOptions } from './maxcontact/options';
import { MaxContactRoom } from './maxcontact/room';
import type { VirtualContactCenterOptions } from './virtualContactCenter/options';
import { VirtualContactCenterRoom } from './virtualContactCenter/room';

export { AmeyoRoom } from './ameyo/room';
export type { AmeyoOptions, AmeyoSettings } from './ameyo/options';
export type { AmeyoRule } from './ameyo/rules';
export type { AmeyoCounts } from './ameyo/counts';
export type * from './ameyo/types';
export type { RequestEntry } from './furniture/log';
export * as ameyoSeed from './ameyo/seed';
export { MaxContactRoom } from './maxcontact/room';
export type { MaxContactOptions, MaxContactSettings } from './maxcontact/options';
export type { MaxContactRule } from './maxcontact/rules';
export type { MaxContactCounts } from './maxcontact/counts';
export type * as MaxContact from './maxcontact/types';
export * as maxContactSeed from './maxcontact/seed';
export { VirtualContactCenterRoom } from './virtualContactCenter/room';
export type {
	VirtualContactCenterOptions,
	VirtualContactCenterSettings,
} from './virtualContactCenter/options';
export type { VirtualContactCenterRule } from './virtualContactCenter/rules';
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
