import { SharedLanes } from '../../nodes/shared/operations/sharedLanes';
import { settle } from './waiting';

/** Sees commands ask for their lanes, in the tests of a file. */
export class LaneWatch {
	private asked = 0;

	/** Resolves when so many commands have asked for a lane, since the start of the test: they hold it or wait for it. */
	async haveAsked(count: number): Promise<void> {
		while (this.asked < count) await settle();
	}

	start(): void {
		this.asked = 0;
		const { hold } = SharedLanes.prototype;
		const asks = () => (this.asked += 1);
		jest.spyOn(SharedLanes.prototype, 'hold').mockImplementation(async function (
			this: SharedLanes,
			...given: Parameters<typeof hold>
		) {
			const passage = hold.apply(this, given);
			asks();
			return await passage;
		});
	}
}

/** Sees commands ask for their lanes; everything else stays as it is. */
export function watchLanes(): LaneWatch {
	const watch = new LaneWatch();
	beforeEach(() => watch.start());
	afterEach(() => jest.restoreAllMocks());
	return watch;
}
