import { sideBySide } from '../../../../nodes/shared/operations/sideBySide';
import { gate, settle } from '../../../support/waiting';

/** Lets everything go on that waits for nothing but its turn. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) await settle();
}

describe('sideBySide', () => {
	/** Numbers from 0 on; `given` says how many were asked for. */
	function numbers(count: number) {
		const source = {
			given: 0,
			isClosed: false,
			async *read() {
				try {
					for (let n = 0; n < count; n++) {
						source.given++;
						yield n;
					}
				} finally {
					source.isClosed = true;
				}
			},
		};
		return source;
	}

	it('works on so many at a time, and reads one ahead and no more', async () => {
		const source = numbers(20);
		const go = gate();
		const begun: number[] = [];
		const running = sideBySide(
			source.read(),
			3,
			async (n) => {
				begun.push(n);
				await go.opened;
			},
			() => true,
		);
		await settled();
		expect(begun).toEqual([0, 1, 2]);
		expect(source.given).toBe(4);
		go.open();
		await running;
		expect(begun).toEqual(Array.from({ length: 20 }, (_, n) => n));
		expect(source.isClosed).toBe(true);
	});

	it('begins no more when it is not to go on, and closes the source', async () => {
		const source = numbers(20);
		const done: number[] = [];
		await sideBySide(
			source.read(),
			2,
			async (n) => {
				await settle();
				done.push(n);
			},
			() => done.length < 4,
		);
		expect(done.length).toBeGreaterThanOrEqual(4);
		expect(done.length).toBeLessThanOrEqual(5);
		expect(source.isClosed).toBe(true);
	});

	it('throws what the source throws, when all that was begun is done', async () => {
		async function* breaking() {
			yield 1;
			yield 2;
			throw new Error('broken');
		}
		const go = gate();
		let done = 0;
		const running = sideBySide(
			breaking(),
			3,
			async () => {
				await go.opened;
				done++;
			},
			() => true,
		);
		const failed = expect(running).rejects.toThrow('broken');
		await settled();
		go.open();
		await failed;
		expect(done).toBe(2);
	});

	it('leaves no failure of the source to nobody, where it is not to go on', async () => {
		async function* breaking() {
			yield 1;
			throw new Error('broken');
		}
		let isOver = false;
		await sideBySide(
			breaking(),
			1,
			async () => {
				await settled();
				isOver = true;
			},
			() => !isOver,
		);
		expect(isOver).toBe(true);
	});
});
