import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type N8nClient } from '../../sandbox/n8n/client';
import { startN8n, type N8nServer } from '../../sandbox/n8n/n8nServer';
import { installPack, packTarball } from '../../sandbox/n8n/pack';

/** A real n8n with the pack, that can be started anew: a new process, with what it has stored. */
export class RealN8n {
	private constructor(
		private readonly userFolder: string,
		/** Where its file nodes may read. */
		readonly filesFolder: string,
		private server: N8nServer,
		public client: N8nClient,
	) {}

	static async open(): Promise<RealN8n> {
		const userFolder = await mkdtemp(join(tmpdir(), 'contact-center-benchmark-'));
		const filesFolder = join(userFolder, 'files');
		await mkdir(filesFolder);
		await installPack(userFolder, await packTarball(userFolder));
		const server = await start(userFolder, filesFolder);
		return new RealN8n(userFolder, filesFolder, server, await connect(server.url));
	}

	get pid(): number {
		return this.server.pid;
	}

	async restart(): Promise<void> {
		await this.server.stop();
		this.server = await start(this.userFolder, this.filesFolder);
		this.client = await connect(this.server.url);
	}

	async close(): Promise<void> {
		await this.server.stop();
		await rm(this.userFolder, { recursive: true, force: true });
	}
}

async function start(userFolder: string, filesFolder: string): Promise<N8nServer> {
	return await startN8n({
		userFolder,
		filesFolder,
		extra: {
			N8N_ENCRYPTION_KEY: 'made-up-encryption-key',
			N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		},
	});
}
