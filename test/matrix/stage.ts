import { startSandbox } from '../../sandbox';
import type { Sandbox } from '../../sandbox';
import { Bench as AmeyoBench } from '../support/ameyo';
import { Bench as MaxContactBench } from '../support/maxContact';
import { Bench as VirtualContactCenterBench } from '../support/virtualContactCenter';
import { CALLBACKS, CAMPAIGNS, LEADS } from './seed';

export type Vendor = 'ameyo' | 'maxContact' | 'virtualContactCenter';

const OPTIONS = {
	ameyo: { ringMs: 0, campaigns: CAMPAIGNS, leads: LEADS, callbacks: CALLBACKS },
	maxContact: { ringMs: 0 },
	virtualContactCenter: { ringMs: 0, talkMs: 0 },
};

/** A sandbox of its own for one cell at a time, and the vendors' nodes to use it with. */
export class Stage {
	readonly ameyo = new AmeyoBench();

	readonly maxContact = new MaxContactBench();

	readonly virtualContactCenter = new VirtualContactCenterBench();

	private constructor(readonly sandbox: Sandbox) {
		this.ameyo.use(sandbox);
		this.maxContact.use(sandbox);
		this.virtualContactCenter.use(sandbox);
	}

	static async open(https: boolean): Promise<Stage> {
		return new Stage(await startSandbox({ ...OPTIONS, https }));
	}
}

/** Stages that cells take and give back: as many cells as stages run side by side. */
export class Stages {
	private readonly free: Record<'http' | 'https', Stage[]> = { http: [], https: [] };

	private readonly waiting: Record<'http' | 'https', Array<(stage: Stage) => void>> = {
		http: [],
		https: [],
	};

	private readonly all: Stage[] = [];

	async open(count: { http: number; https: number }): Promise<void> {
		for (const kind of ['http', 'https'] as const) {
			for (let i = 0; i < count[kind]; i++) this.free[kind].push(await this.opened(kind));
		}
	}

	async close(): Promise<void> {
		await Promise.all(this.all.map(async ({ sandbox }) => await sandbox.close()));
	}

	/** Gives a stage to `work`, as it was at the start. */
	async on<Result>(https: boolean, work: (stage: Stage) => Promise<Result>): Promise<Result> {
		const kind = https ? 'https' : 'http';
		const stage =
			this.free[kind].pop() ??
			(await new Promise<Stage>((resolve) => this.waiting[kind].push(resolve)));
		try {
			stage.sandbox.reset();
			return await work(stage);
		} finally {
			const next = this.waiting[kind].shift();
			if (next) next(stage);
			else this.free[kind].push(stage);
		}
	}

	private async opened(kind: 'http' | 'https'): Promise<Stage> {
		const stage = await Stage.open(kind === 'https');
		this.all.push(stage);
		return stage;
	}
}
