import { Proofs } from '../../../../nodes/shared/auth/proof';

/** A question that is answered when told. */
function question() {
	let count = 0;
	const settle: Array<(answer: string) => void> = [];
	return {
		get count() {
			return count;
		},
		ask: async () => {
			count++;
			return await new Promise<string>((resolve) => settle.push(resolve));
		},
		answer: (answer: string) => settle.splice(0).forEach((done) => done(answer)),
	};
}

describe('proofs', () => {
	it('asks once for everybody who suspects the same session', async () => {
		const proofs = new Proofs<string>();
		const one = question();
		const waiting = [1, 2, 3].map(async () => await proofs.answer('s1', one.ask));
		one.answer('dead');
		expect(await Promise.all(waiting)).toEqual(['dead', 'dead', 'dead']);
		expect(one.count).toBe(1);
	});

	it('asks for each session, and again once it was answered', async () => {
		const proofs = new Proofs<string>();
		const one = question();
		const first = proofs.answer('s1', one.ask);
		const other = proofs.answer('s2', one.ask);
		expect(one.count).toBe(2);
		one.answer('alive');
		await Promise.all([first, other]);
		const again = proofs.answer('s1', one.ask);
		expect(one.count).toBe(3);
		one.answer('dead');
		expect(await again).toBe('dead');
	});

	it('asks again after a question that failed', async () => {
		const proofs = new Proofs<string>();
		await expect(
			proofs.answer('s1', async () => await Promise.reject(new Error('lost'))),
		).rejects.toThrow('lost');
		expect(await proofs.answer('s1', async () => 'alive')).toBe('alive');
	});
});
